/** `sm-explore policy`: from names of actions to a policy, by the same engine as the explorer's cart. */

import { loadServices } from '../../catalog/load.ts';
import type { Catalog } from '../../catalog/model.ts';
import { idsByService } from '../../catalog/need-words.ts';
import { isOfSetUp } from '../../catalog/needs.ts';
import type { Effect } from '../../iam/document.ts';
import { listWords } from '../../iam/semantics/condition-words.ts';
import { assemble } from '../../policy/assemble/assemble.ts';
import { applyScopes } from '../../policy/cart/apply-scopes.ts';
import { addActions, addItems, emptyCart, setCondition } from '../../policy/cart/cart.ts';
import {
  addDependent,
  addDependents,
  addTagging,
  missingDependentsOf,
} from '../../policy/cart/dependents.ts';
import type { Cart, Defaults } from '../../policy/cart-model.ts';
import { servicesIn } from '../../policy/findings/check.ts';
import { renderPolicy } from '../../policy/formats/formats.ts';
import { findingsOn } from '../../policy/review.ts';
import { count } from '../../text/count.ts';
import { type CommandCall, command } from '../command.ts';
import type { RowOf } from '../command-table.ts';
import { readConfiguration } from '../configuration.ts';
import type { Console } from '../console.ts';
import { resolveDefaults } from '../defaults.ts';
import { executionRole } from '../execution-role.ts';
import { findingLine } from '../finding-text.ts';
import { announceLongWork } from '../long-work.ts';
import { openCatalog } from '../open-catalog.ts';
import { missingOptionalTypes } from '../optional-types.ts';
import { actionLines, mentioned, readActions, readConditions, readScopes } from '../policy-arguments.ts';
import { readText } from '../read-text.ts';
import { textLine } from '../table.ts';
import { UsageError } from '../usage-error.ts';

/** So many actions take a second or more. */
const longWork = 400;

/** What `policy` is told besides the actions; `from` takes the same. */
export type PolicyOptions = Omit<CommandCall<RowOf<'policy'>>['options'], 'expand'>;

/** Refuses what says something of the caller: the role's policy has no caller. */
function requireRoleOptions({ deny, role }: PolicyOptions): void {
  if (deny === true) throw new UsageError('--execution-role allows what the role needs; leave --deny out.');
  if (role !== undefined)
    throw new UsageError('--role names a role that is passed; --execution-role makes one, so leave it out.');
}

/** Names of actions from the arguments, and from standard input where `-` stands among them. */
async function actionNames(names: readonly string[], console: Console): Promise<readonly string[]> {
  if (!names.includes('-')) return names;
  const read = actionLines(await readText('-', console));
  const all = names.flatMap((name) => (name === '-' ? read : [name]));
  if (all.length === 0) throw new UsageError('Standard input holds no names of actions: write one a line.');
  return all;
}

function cartOf(
  catalog: Catalog,
  actions: readonly string[],
  options: PolicyOptions,
  defaults: Defaults,
): Cart {
  const cart =
    options.deny === true ? addItems(emptyCart, actions, { effect: 'Deny' }) : addActions(emptyCart, actions);
  return limited(cart, catalog, options, defaults);
}

/**
 * The cart with the dependents, ARNs and conditions that the options ask for.
 * @throws UsageError when an option names what there is not, or would limit nothing
 */
export function limited(start: Cart, catalog: Catalog, options: PolicyOptions, defaults: Defaults): Cart {
  const effect: Effect = options.deny === true ? 'Deny' : 'Allow';
  let cart = start;
  const conditions = readConditions(catalog, options.condition ?? [], effect);
  if (effect === 'Allow') {
    if (options.role !== undefined) cart = addDependent(cart, catalog, 'iam:PassRole');
    cart = addTagging(cart, catalog, conditions);
    if (options.withDependents !== undefined)
      cart = addDependents(cart, catalog, options.withDependents === 'all' ? 'all' : 'unconditional');
  }
  const scopes = (options.resource ?? []).flatMap((text) => readScopes(catalog, text));
  const scoped = applyScopes(cart, catalog, scopes, defaults);
  if (scoped.unused.length > 0)
    throw new UsageError(
      `No action here acts on ${listWords(scoped.unused, 'or')}, so --resource would limit nothing.`,
    );
  return conditions.reduce((result, condition) => setCondition(result, 'all', condition), scoped.cart);
}

/** Why `--role` has no effect; undefined when it has. */
function idleRole(cart: Cart): string | undefined {
  const passes = cart.items.filter(({ action }) => action === 'iam:PassRole');
  if (passes.length === 0) return 'No action here passes a role, so --role has no effect.';
  if (passes.every(({ scope }) => scope.kind === 'arns'))
    return 'iam:PassRole is limited by --resource, so --role has no effect.';
  if (passes.every(({ effect }) => effect === 'Deny'))
    return '--role says what may be passed, so it has no effect on --deny; use --resource role=ARN.';
  return undefined;
}

/** What the cart's actions need in some set-up only; what depends on the request is told by the findings. */
function leftOutNeeds(cart: Cart, catalog: Catalog): readonly string[] {
  const cases = new Map<string, string[]>();
  for (const { dependent, neededBy } of missingDependentsOf(cart, catalog)) {
    if (!isOfSetUp(catalog, dependent)) continue;
    const words = `${listWords(neededBy, 'and')} ${neededBy.length === 1 ? 'needs' : 'need'} more when ${dependent.when}`;
    cases.set(words, [...(cases.get(words) ?? []), dependent.id]);
  }
  return [...cases].map(([words, ids]) => `${words}: ${idsByService(ids)}`);
}

/** Remarks on the arguments themselves, one line each. */
function remarksOn(
  options: CommandCall<RowOf<'policy'>>['options'],
  patterns: ReturnType<typeof readActions>['patterns'],
  cart: Cart,
  catalog: Catalog,
): readonly string[] {
  const idle = options.role === undefined ? undefined : idleRole(cart);
  return [
    ...(options.expand === true
      ? patterns.map(
          ({ pattern, actions }) =>
            `hint: ${pattern} stands for ${count(actions.length, 'action')}, named one by one.`,
        )
      : patterns.length === 0
        ? []
        : [
            `hint: --expand names what ${listWords(
              patterns.map(({ pattern }) => pattern),
              'and',
            )} ${patterns.length === 1 ? 'matches' : 'match'} today in place of ${patterns.length === 1 ? 'it' : 'them'}.`,
          ]),
    ...(options.deny === true && options.withDependents !== undefined
      ? ['hint: A denied action needs no other, so --with-dependents adds nothing to --deny.']
      : []),
    ...(idle === undefined ? [] : [`hint: ${idle}`]),
    ...(options.withDependents === 'needed' && options.deny !== true
      ? leftOutNeeds(cart, catalog).map((words) => `hint: ${words}; --with-dependents=all adds it.`)
      : []),
    ...missingOptionalTypes(catalog, cart).map((sentence) => `hint: ${sentence}`),
  ];
}

/** The subcommand. */
export const policyCommand = command('policy', async ({ operands: named, options, console }) => {
  const { config, problem } = readConfiguration(console);
  const defaults = resolveDefaults({ ...options, roleArns: options.role }, config, console.env);
  const target = options.for ?? config.target ?? 'managed';
  const names = await actionNames(named, console);
  const opened = openCatalog(mentioned(names, options.resource ?? [], options.condition ?? []));
  // A role's own policy is made of what its actions need, so these are asked one by one.
  const byName = options.expand === true || options.executionRole !== undefined;
  const { items, actions, patterns, remarks } = readActions(
    opened,
    names,
    byName ? 'name-actions' : 'keep-patterns',
  );
  if (options.executionRole !== undefined) requireRoleOptions(options);
  const role =
    options.executionRole === undefined
      ? undefined
      : executionRole(
          opened,
          actions,
          options.withDependents === 'all' || options.executionRole === 'trust' ? 'all' : 'unconditional',
          defaults,
        );
  const catalog = role?.catalog ?? opened;
  const { withDependents: _, ...scoping } = options;
  const cart =
    role === undefined
      ? cartOf(catalog, items, options, defaults)
      : limited(role.cart, catalog, scoping, defaults);
  if (options.executionRole === 'trust') {
    if (role?.trust === undefined)
      throw new UsageError('Which service takes the role is not known here, so nothing is trusted.');
    await console.out(`${renderPolicy(options.format, [role.trust], { name: options.name, target })}\n`);
    return 0;
  }
  const { length } = cart.items;
  await announceLongWork(console, `Assembling and checking ${count(length, 'action')}`, length, longWork);
  const assembly = assemble(cart, catalog, { ...defaults, target });
  await console.out(`${renderPolicy(options.format, assembly.documents, { name: options.name, target })}\n`);
  const loaded = loadServices(catalog, assembly.documents.flatMap(servicesIn));
  const findings = findingsOn(assembly, loaded, target);
  if (problem !== undefined) await console.err(textLine(`hint: ${problem}`));
  for (const remark of remarks) await console.err(`hint: ${remark}\n`);
  for (const remark of remarksOn(role === undefined ? options : scoping, patterns, cart, catalog))
    await console.err(textLine(remark));
  for (const remark of role?.remarks ?? []) await console.err(textLine(`hint: ${remark}`));
  for (const finding of findings) await console.err(findingLine(finding, assembly.documents.length));
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
});
