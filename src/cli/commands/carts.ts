/** `sm-explore carts`: the carts that are kept, listed, renamed, compared and deleted. The explorer opens them. */
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
import { commandGroup } from '../command.ts';
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
  const { carts, others } = keptCarts(console.statePath(), thisInstance());
  const isNamed = (each: { readonly name: string }): boolean =>
    each.name.toLowerCase() === name.toLowerCase();
  const found = carts.find(isNamed);
  if (found !== undefined) return found;
  const unreadable = others.find(isNamed);
  if (unreadable !== undefined) throw new UsageError(unreadable.sentence);
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

/** The subcommand. */
export const cartsCommand = commandGroup('carts', {
  async list({ options, console }) {
    const { carts, others } = keptCarts(console.statePath(), thisInstance());
    const rows = carts.map((cart) => [
      cart.name,
      timeText(cart.savedAt),
      count(cart.saved.cart.items.length, 'item'),
      contentOf(cart),
    ]);
    for (const { sentence } of others) await console.err(`${sentence}\n`);
    if (carts.length === 0) await console.err('No cart is kept yet.\n');
    await console.out(
      options.json === true
        ? jsonText(carts.map(({ name, path, savedAt, saved }) => ({ name, path, savedAt, ...saved })))
        : table(rows, { width: console.columns, ascii: localeIsAscii(console.env) }),
    );
    return 0;
  },
  // With the name of a cart `main` opens the explorer before commander is loaded.
  async open({ operands: [name = ''], console }) {
    cartNamed(name, console);
    throw new UsageError(`Write the name right behind open: sm-explore carts open ${name}`);
  },
  async rename({ operands: [name = '', to = ''], console }) {
    done(renameCart(console.statePath(), cartNamed(name, console), to));
    await console.out(textLine(`${name} is now ${to}.`));
    return 0;
  },
  async delete({ operands: [name = ''], console }) {
    done(deleteCart(cartNamed(name, console)));
    await console.out(textLine(`${name} is deleted.`));
    return 0;
  },
  async compare({ operands: [old = '', now = ''], console }) {
    const [before, after] = [
      policiesOf(cartNamed(old, console), console),
      policiesOf(cartNamed(now, console), console),
    ];
    const facts = policyFacts(catalogFor([...before, ...after]));
    await console.out(comparisonText(compare(before, after, facts)));
    return 0;
  },
});
