/**
 * What rules ask of the meaning of a policy (`src/iam/semantics`), where how it is written does not tell: whether a
 * statement changes anything beside the others, and whether an action that it allows is denied by them together.
 *
 * A check is asked for at every key of the explorer, so the proof is begun only where it can succeed. A statement can be
 * superfluous only if each action that it speaks of is spoken of by another statement that could make it so, and an
 * action can be denied anyway only if a Deny speaks of it: most statements are passed by on a look at the names. That is
 * exact: for an action that nothing else speaks of, whatever the statement matches is its own doing. (A statement that matches
 * nothing at all is not called superfluous; other rules say what is wrong with it.) Long policies are left to what
 * can be seen, and where the bound on the work is met nothing is said.
 */
import { policyFacts } from '../../catalog/policy-facts.ts';
import type { PolicyDocument, Statement } from '../../iam/document.ts';
import { actionIsDenied, isDeniedAnyway, isRedundant } from '../../iam/semantics/effect-of-statement.ts';
import type { PolicyFacts } from '../../iam/semantics/facts.ts';
import type { AttachedPolicy } from '../../iam/semantics/layers.ts';
import { readStatements } from '../../iam/semantics/read-statement.ts';
import { memo } from '../../text/memo.ts';
import type { ListedAction, PolicyView, StatementView } from './statement-view.ts';

/** Statements up to which a policy is asked for its meaning. */
const mostStatements = 60;
/** Work for one question, in the unit of the searches: some hundredths of a second. */
const most = 500_000;

const texts = (listed: readonly { readonly text: string }[]): readonly string[] =>
  listed.map(({ text }) => text);

/** The statement as far as its elements have the right shape. */
function statementOf({
  raw,
  effect,
  actions,
  notActions,
  resources,
  notResources,
  conditions,
}: StatementView): Statement {
  const blocks = new Map<string, Map<string, readonly string[]>>();
  for (const { operatorText, key, values } of conditions) {
    const block = blocks.get(operatorText) ?? new Map<string, readonly string[]>();
    blocks.set(operatorText, block.set(key, texts(values)));
  }
  const Condition = Object.fromEntries([...blocks].map(([name, block]) => [name, Object.fromEntries(block)]));
  const { Principal, NotPrincipal } = raw;
  return {
    Effect: effect ?? 'Deny',
    ...(Principal === undefined ? {} : { Principal }),
    ...(NotPrincipal === undefined ? {} : { NotPrincipal }),
    ...(actions.length > 0 ? { Action: texts(actions) } : { NotAction: texts(notActions) }),
    ...(notResources.length > 0 ? { NotResource: texts(notResources) } : { Resource: texts(resources) }),
    Condition,
  };
}

/** Whether all that an entry stands for is at hand. */
const isAtHand = ({ expansion: { kind, actions } }: ListedAction, facts: PolicyFacts): boolean =>
  (kind === 'name' || kind === 'pattern') &&
  actions.length > 0 &&
  actions.every(({ id }) => facts.action(id) !== undefined);

/** Whether it can be asked about: actions that are all at hand, and resources. */
const isWhole = ({ actions, resources, notResources }: StatementView, facts: PolicyFacts): boolean =>
  actions.length > 0 &&
  actions.every((entry) => isAtHand(entry, facts)) &&
  resources.length + notResources.length > 0;

/** What the semantics say of a policy's statements, for the rules that ask about requests instead of words. */
export interface Meaning {
  /**
   * Whether the statement at a place is proved to change nothing beside the others, while it is not denied anyway.
   * @param gone places of statements that are taken for removed
   */
  readonly isSuperfluous: (place: number, gone: ReadonlySet<number>) => boolean;
  /** Whether every action that an entry of a grant stands for is proved to be denied wherever the grant matches. */
  readonly isDenied: (grant: StatementView, entry: ListedAction) => boolean;
}

/** The meaning of a policy; undefined where it is too long to be asked. */
export function meaningOf({ statements, document, catalog }: PolicyView): Meaning | undefined {
  if (statements.length > mostStatements || statements.some(({ effect }) => effect === undefined))
    return undefined;
  const facts = policyFacts(catalog);
  const whole: PolicyDocument = { Version: document.Version, Statement: statements.map(statementOf) };
  const attached = (kept: PolicyDocument): readonly AttachedPolicy[] => [
    { kind: 'identity', document: kept, file: '', principals: 'named' },
  ];
  const all = attached(whole);
  const read = readStatements(whole, 'named');
  const denials = read.filter(({ statement }) => statement.Effect === 'Deny');
  const deniedBy = memo((place: number) =>
    actionIsDenied(all, { policy: 0, statement: place }, { facts, most }),
  );
  /** Whether another statement that counts speaks of every action of the one at a place. */
  const isSpokenOf = (view: StatementView, gone: ReadonlySet<number>): boolean => {
    const others = read.filter(
      ({ index, statement }) =>
        index !== view.index &&
        !gone.has(index) &&
        (statement.Effect === view.effect || statement.Effect === 'Deny'),
    );
    const named = view.actions.flatMap(({ expansion }) => expansion.actions);
    return named.every(({ id }) => others.some((other) => other.namesAction(id)));
  };
  return {
    isSuperfluous(place, gone) {
      const view = statements[place];
      if (view === undefined || !isWhole(view, facts) || !isSpokenOf(view, gone)) return false;
      // What is taken for removed stands on, speaking of nothing, so that places stay.
      const silent: Statement = { Effect: 'Deny', Action: [], Resource: [] };
      const Statement = whole.Statement.map((each, at) => (gone.has(at) ? silent : each));
      const kept = gone.size === 0 ? all : attached({ ...whole, Statement });
      const where = { policy: 0, statement: place };
      return (
        isRedundant(kept, where, { facts, most }) === true &&
        isDeniedAnyway(kept, where, { facts, most }) === false
      );
    },
    isDenied(grant, entry) {
      const { expansion } = entry;
      if (!isAtHand(entry, facts)) return false;
      if (!expansion.actions.every(({ id }) => denials.some((each) => each.namesAction(id)))) return false;
      return expansion.actions.every(({ id }) => deniedBy(grant.index)(id));
    },
  };
}
