/** `sm-explore carts`: the carts that are kept, listed, renamed, compared and deleted. The explorer opens them. */
import { Command } from 'commander';
import { prefixOf } from '../../catalog/ids.ts';
import { loadCatalog, loadServices } from '../../catalog/load.ts';
import { policyFacts } from '../../catalog/policy-facts.ts';
import { compare } from '../../iam/semantics/compare.ts';
import type { AttachedPolicy } from '../../iam/semantics/layers.ts';
import { assemble } from '../../policy/assemble/assemble.ts';
import { thisInstance } from '../../storage/instance.ts';
import { deleteCart, type KeptCart, keptCarts, renameCart } from '../../storage/kept-carts.ts';
import { count } from '../../text/count.ts';
import { nearestName } from '../../text/nearest-name.ts';
import { contentOf, timeText } from '../cart-words.ts';
import { readConfiguration } from '../configuration.ts';
import type { Console } from '../console.ts';
import { resolveDefaults } from '../defaults.ts';
import { localeIsAscii } from '../locale.ts';
import { catalogFor } from '../policy-files.ts';
import { jsonText, table, textLine } from '../table.ts';
import { UsageError } from '../usage-error.ts';
import { comparisonText } from './diff.ts';

/**
 * The cart of a name.
 * @throws UsageError that names what there is
 */
export function cartNamed(name: string, console: Pick<Console, 'statePath'>): KeptCart {
  const carts = keptCarts(console.statePath(), thisInstance());
  const found = carts.find((cart) => cart.name.toLowerCase() === name.toLowerCase());
  if (found !== undefined) return found;
  const names = carts.map((cart) => cart.name);
  const near = nearestName(name, names);
  const hint =
    near === undefined
      ? `there ${names.length === 0 ? 'is none' : `are ${names.join(', ')}`}`
      : `did you mean ${near.name}?`;
  throw new UsageError(`There is no cart ${name}; ${hint}`.replace(/([^?])$/u, '$1.'));
}

/** The policies that a cart makes. */
function policiesOf(
  { name, saved: { cart, target } }: KeptCart,
  console: Console,
): readonly AttachedPolicy[] {
  const { config } = readConfiguration(console);
  const defaults = resolveDefaults({}, config, console.env);
  const catalog = loadServices(loadCatalog(), [...new Set(cart.items.map(({ action }) => prefixOf(action)))]);
  const { documents } = assemble(cart, catalog, { ...defaults, target: target ?? 'managed' });
  return documents.map((document) => ({ kind: 'identity', document, file: name, level: 0 }));
}

const done = (problem: string | undefined): void => {
  if (problem !== undefined) throw new UsageError(problem);
};

/** The subcommand; `finish` is given the exit code. */
export function cartsCommand(console: Console, finish: (code: number) => void): Command {
  const command = new Command('carts').description(
    'The carts that are kept: list, open, rename, compare, delete.',
  );
  command
    .command('list', { isDefault: true })
    .description('List the carts: those of your last sessions, the newest first, then those with a name.')
    .option('--json', 'print them in full, as JSON')
    .action(async ({ json }: { readonly json?: boolean }) => {
      const carts = keptCarts(console.statePath(), thisInstance());
      const rows = carts.map((cart) => [
        cart.name,
        timeText(cart.savedAt),
        count(cart.saved.cart.items.length, 'item'),
        contentOf(cart),
      ]);
      if (carts.length === 0) await console.err('No cart is kept yet.\n');
      await console.out(
        json === true
          ? jsonText(carts.map(({ name, path, savedAt, saved }) => ({ name, path, savedAt, ...saved })))
          : table(rows, { width: console.columns, ascii: localeIsAscii(console.env) }),
      );
      finish(0);
    });
  command
    .command('open')
    .description('Open a cart in the explorer.')
    .argument('<NAME>', 'a cart of the list');
  command
    .command('rename')
    .description('Give a cart a name, by which it stays until it is deleted.')
    .argument('<NAME>', 'a cart of the list')
    .argument('<NEW>', 'its new name')
    .action(async (name: string, to: string) => {
      done(renameCart(console.statePath(), cartNamed(name, console), to));
      await console.out(textLine(`${name} is now ${to}.`));
      finish(0);
    });
  command
    .command('delete')
    .description('Delete a cart for good.')
    .argument('<NAME>', 'a cart of the list')
    .action(async (name: string) => {
      done(deleteCart(cartNamed(name, console)));
      await console.out(textLine(`${name} is deleted.`));
      finish(0);
    });
  command
    .command('compare')
    .description('Say what the policy of one cart allows and that of another does not.')
    .argument('<OLD>', 'a cart of the list')
    .argument('<NEW>', 'a cart of the list')
    .action(async (old: string, now: string) => {
      const [before, after] = [
        policiesOf(cartNamed(old, console), console),
        policiesOf(cartNamed(now, console), console),
      ];
      const facts = policyFacts(catalogFor([...before, ...after]));
      await console.out(comparisonText(compare(before, after, facts)));
      finish(0);
    });
  return command;
}
