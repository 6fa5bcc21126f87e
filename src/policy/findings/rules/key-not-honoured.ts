/**
 * A condition reaches only actions that honour its key. For the others the key is absent from the request,
 * and what follows depends on the operator and on the effect: the statement never allows them, allows them
 * without the limit, never denies them, or always denies them. A name in `Action` was written for this very
 * condition, so one that does not honour the key is a warning; a pattern sweeps up many, so it is a warning
 * only when none of them honours it, and a hint otherwise.
 */
import type { Action, Catalog } from '../../../catalog/model.ts';
import { honours } from '../../../catalog/relations.ts';
import { type Operator, trueWhenAbsent } from '../../../iam/operator.ts';
import { isEverybody } from '../../../iam/principal-element.ts';
import { memo } from '../../../text/memo.ts';
import { sameKey } from '../condition-keys.ts';
import { neverApplies } from '../never-applies.ts';
import { principalsIn } from '../principals.ts';
import { reachesAction } from '../resource-coverage.ts';
import { eachCondition, type FindingDraft, type Rule } from '../rule.ts';
import { type ConditionLine, knownActions, type StatementView } from '../statement-view.ts';
import { about, listing } from '../wording.ts';

/** What becomes of actions whose requests do not have the key. */
function outcome(
  statement: StatementView,
  line: ConditionLine & { readonly operator: Operator },
  actions: readonly Action[],
  others: readonly string[],
): string {
  const several = actions.length > 1;
  const holds = trueWhenAbsent(
    line.operator,
    line.values.map((value) => value.text),
  );
  const they = several ? 'they are' : 'it is';
  const rest =
    others.length === 0
      ? ''
      : `, and only ${listing(others)} still ${others.length === 1 ? 'limits' : 'limit'} that`;
  if (statement.effect === 'Allow') {
    return holds
      ? `so ${they} allowed without this limit${rest}; choose a key that ${several ? 'they honour' : 'it honours'}`
      : `so ${they} never allowed by this statement; ${
          principalsIn(statement).some(isEverybody)
            ? `allow ${several ? 'them' : 'it'} only with a limit that ${several ? 'they honour' : 'it honours'}, as anybody may call here`
            : `state ${several ? 'them' : 'it'} without the condition`
        }`;
  }
  return holds
    ? `so ${they} denied whatever ${line.key} would be${rest}; deny ${several ? 'them' : 'it'} in a statement of ${several ? 'their' : 'its'} own, or not at all`
    : `so ${they} never denied by this statement; choose a key that ${several ? 'they honour' : 'it honours'}`;
}

function* check(
  catalog: Catalog,
  statement: StatementView,
  line: ConditionLine,
  names: readonly Action[],
  all: readonly Action[],
) {
  if (line.operator === undefined) return;
  const told = names.length > 0 ? names : all;
  // Of the other conditions those count that these actions carry: they decide what is left of the statement.
  const others = statement.conditions.filter(
    ({ key, entry }) =>
      !sameKey(key, line.key) &&
      (entry === undefined || told.every((action) => honours(catalog, action, key))),
  );
  const verb = told.length === 1 ? 'does' : 'do';
  const draft: FindingDraft = about(
    statement,
    line.path,
    `${listing(told.map((action) => action.id))} ${verb} not honour ${line.key}, ${outcome(statement, { ...line, operator: line.operator }, told, [...new Set(others.map(({ key }) => key))])}.`,
  );
  yield draft;
}

/** Those of a list of actions that do not honour a key; many statements have the same patterns and keys. */
const without = memo((catalog: Catalog, actions: readonly Action[], key: string): readonly Action[] =>
  actions.filter((action) => !honours(catalog, action, key)),
);

/** Whether the line narrows a denial to requests that have the key of another condition: the others are left on purpose. */
const isGuard = ({ effect, conditions }: StatementView, line: ConditionLine): boolean =>
  effect === 'Deny' &&
  line.operator?.family === 'Null' &&
  conditions.some((other) => other !== line && sameKey(other.key, line.key));

/** Whether a tag on the resource spares it from what the other conditions deny, as in AWS's examples of data perimeters. */
const isExemption = ({ conditions }: StatementView, { key }: ConditionLine): boolean =>
  /^aws:ResourceTag\//i.test(key) && conditions.length > 1;

/** Those of a list of actions that the statement's resources leave something to act on. */
const reached = memo(
  (catalog: Catalog, statement: StatementView, actions: readonly Action[]): readonly Action[] =>
    actions.filter(({ id }) => reachesAction(catalog, statement, id)),
);

export const keyNotHonoured: Rule = {
  name: 'key-not-honoured',
  severity: 'warning',
  about:
    'An action of the statement does not honour a key of its Condition, so the condition does not limit it.',
  check: eachCondition(function* (line, statement, { catalog }) {
    const { entry, operator } = line;
    if (entry === undefined || entry.deprecated !== undefined || entry.reach === 'every-action') return;
    // In an Allow, "must be absent" holds for the others as it is meant to; a Deny then always denies them.
    if (
      statement.effect === 'Allow' &&
      operator?.family === 'Null' &&
      line.values.every(({ text }) => text.toLowerCase() === 'true')
    )
      return;
    // IfExists says in so many words that requests without the key are meant to pass, where others have it.
    if (
      statement.effect === 'Allow' &&
      operator?.ifExists === true &&
      knownActions(statement).some((action) => honours(catalog, action, line.key))
    )
      return;
    // Where the statement leaves an action out by another condition, nothing else of it matters.
    const holds =
      operator !== undefined &&
      trueWhenAbsent(
        operator,
        line.values.map(({ text }) => text),
      );
    const told = (actions: readonly Action[]): readonly Action[] =>
      holds ? actions.filter((action) => !neverApplies(catalog, statement, action)) : actions;
    const names: Action[] = [];
    const swept: Action[] = [];
    let sweptAll = true;
    let within = 0;
    for (const { expansion } of statement.actions) {
      if (expansion.kind === 'name') {
        names.push(...told(without(catalog, expansion.actions, line.key)));
      } else if (expansion.kind === 'pattern') {
        // What the resources leave out is neither allowed nor denied here, whatever the conditions say.
        const acting = reached(catalog, statement, expansion.actions);
        const others = told(without(catalog, acting, line.key));
        swept.push(...others);
        sweptAll &&= others.length === acting.length;
        within += acting.length;
      } else sweptAll = false;
    }
    if (names.length > 0) yield* check(catalog, statement, line, names, names);
    else if (swept.length > 0 && (sweptAll || !isGuard(statement, line))) {
      // IfExists says in so many words what becomes of requests without the key.
      const takesMost =
        statement.effect === 'Deny' &&
        holds &&
        operator.ifExists !== true &&
        !isExemption(statement, line) &&
        swept.length * 2 >= within;
      for (const draft of check(catalog, statement, line, [], swept)) {
        yield sweptAll || takesMost ? draft : { ...draft, severity: 'hint' as const };
      }
    }
  }),
};
