/**
 * Actions that are allowed without another that they need. What a SageMaker action always needs makes every
 * request fail: a warning. A hint is
 *  - what is needed for some requests only; it says when,
 *  - what only actions swept up by a pattern need: nobody may have meant to use them,
 *  - what other services' actions need: their reference listed actions that only some requests need, without saying so.
 * What guides alone tell of some set-ups is left to those who ask what an action may need: a policy does not show
 * whether there is a VPC or a KMS key.
 * A statement that its conditions limit to other services or actions does not allow what is needed here.
 * Of patterns over other services nothing is said.
 * Other policies of the same principal may grant what is missing; this one alone does not.
 */
import { isSister } from '../../../catalog/home-service.ts';
import type { Action, Dependent } from '../../../catalog/model.ts';
import { isOfSetUp } from '../../../catalog/needs.ts';
import { groupBy } from '../../../text/group-by.ts';
import type { Fix } from '../../finding.ts';
import { allowsFor } from '../dependent-grant.ts';
import { statementsNaming } from '../named-actions.ts';
import { neverApplies } from '../never-applies.ts';
import { type FindingDraft, pause, type Rule } from '../rule.ts';
import type { ListedAction, PolicyView, StatementView } from '../statement-view.ts';
import { about, listing } from '../wording.ts';

/** One dependent, and the allowed actions that need it. */
interface Need {
  readonly dependent: Dependent;
  readonly statement: StatementView;
  readonly entry: ListedAction;
  readonly actions: Action[];
  /** Whether it is allowed, but by its conditions not for these actions. */
  readonly allowedForOthers: boolean;
}

function sentence({ dependent, actions, allowedForOthers, entry }: Need): string {
  const who = listing(actions.map((action) => action.id));
  const verb = actions.length === 1 ? 'needs' : 'need';
  const theirs = allowedForOthers ? ` for ${actions.length === 1 ? 'it' : 'them'}` : '';
  // The reference of other services does not say which requests need it.
  if (dependent.when === undefined && !isSister(entry.expansion.service))
    return `${who} may need ${dependent.id}, which no statement allows${theirs}; add it if your requests do.`;
  const when = dependent.when === undefined ? '' : ` when ${dependent.when}`;
  return `${who} ${verb} ${dependent.id}${when}, which no statement allows${theirs}; add it.`;
}

/** Undefined where a statement cannot be added, or what the dependent acts on is not known. */
function fixFor({ document, catalog }: PolicyView, { dependent, actions }: Need): Fix | undefined {
  if (!Array.isArray(document.Statement) || catalog.action(dependent.id) === undefined) return undefined;
  return {
    kind: 'add-dependent',
    title: `Allow ${dependent.id}`,
    action: dependent.id,
    neededBy: actions.map(({ id }) => id),
  };
}

/** Whether nobody may have meant it: what a pattern sweeps up, and what other services need for some requests. */
const isFaint = ({ entry: { expansion } }: Need): boolean =>
  expansion.kind === 'pattern' || !isSister(expansion.service);

/** One hint for a statement where several faint needs are of it; gives the needs that are said by themselves. */
function* together(needs: readonly Need[]): Generator<FindingDraft, readonly Need[]> {
  const faint = groupBy(needs.filter(isFaint), ({ statement, entry }) =>
    JSON.stringify([statement.index, entry.expansion.kind]),
  );
  // Of names two needs are said one by one, each with its fix.
  const several = [...faint.values()].filter(
    (group) => group.length > (group[0].entry.expansion.kind === 'pattern' ? 1 : 2),
  );
  for (const group of several) {
    const [first] = group;
    const actions = [...new Set(group.flatMap((need) => need.actions.map(({ id }) => id)))];
    const wanted = [...new Set(group.map(({ dependent }) => dependent.id))];
    const message = `${listing(actions)} ${actions.length === 1 ? 'needs' : 'need'} ${listing(wanted)}, all or for some requests, which no statement allows; add what is meant to be used.`;
    yield { ...about(first.statement, first.entry.path, message), severity: 'hint' };
  }
  const said = new Set(several.flat());
  return needs.filter((need) => !said.has(need));
}

export const missingDependents: Rule = {
  name: 'missing-dependents',
  severity: 'warning',
  about: 'An allowed action needs another action that no statement allows, so its requests are denied.',
  *check(policy) {
    const { grants } = policy;
    const needs = new Map<string, Need>();
    const seen = new Set<string>();
    for (const statement of grants) {
      yield pause;
      for (const entry of statement.actions) {
        const { kind, service } = entry.expansion;
        const ours = isSister(service);
        if (kind === 'every' || (kind === 'pattern' && !ours)) continue;
        for (const action of entry.expansion.actions) {
          if (seen.has(action.id)) continue;
          if (neverApplies(policy.catalog, statement, action)) continue;
          seen.add(action.id);
          for (const dependent of action.dependentActions) {
            if (isOfSetUp(policy.catalog, dependent)) continue;
            const named = statementsNaming(grants, dependent.id);
            if (named.some((other) => allowsFor(other, dependent.id, action))) continue;
            const allowedForOthers = named.length > 0;
            const key = JSON.stringify([dependent.id, dependent.when, kind, ours]);
            const need = needs.get(key);
            if (need === undefined)
              needs.set(key, { dependent, allowedForOthers, statement, entry, actions: [action] });
            else need.actions.push(action);
          }
        }
      }
    }
    const alone = yield* together([...needs.values()]);
    for (const need of alone) {
      const fix = need.entry.expansion.kind === 'name' ? fixFor(policy, need) : undefined;
      const draft: FindingDraft = about(need.statement, need.entry.path, sentence(need), fix);
      const always = need.dependent.when === undefined && need.entry.expansion.kind === 'name';
      const sure = always && isSister(need.entry.expansion.service);
      yield sure ? draft : { ...draft, severity: 'hint' };
    }
  },
};
