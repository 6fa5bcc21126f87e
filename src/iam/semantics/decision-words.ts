/** A decision in words: what, by which statement, on what it hangs, and why each other statement did not count. */

import { listWords, placeWords } from './condition-words.ts';
import type { DecisionAnswer } from './decide.ts';
import type { AttachedStatement, LayerKind } from './layers.ts';

/** How a statement is called: `policy.json, statement 2 (ReadModels)`. */
export type PlaceName = (statement: AttachedStatement) => string;

const kindNames: Readonly<Record<LayerKind, string>> = {
  identity: "the identity's policies",
  boundary: 'the permissions boundary',
  session: 'the session policy',
  scp: 'the service control policies',
  rcp: 'the resource control policies',
  resource: 'the resource-based policy',
};

/** Conditions of Allow statements make it so, those of Deny statements unmake it. */
function dependsWords(when: readonly string[]): string {
  const denials = when.filter((each) => each.startsWith('unless '));
  const grants = when.filter((each) => !denials.includes(each));
  const granted = grants.length === 0 ? '' : ` if ${listWords(grants, 'or')}`;
  const denied = denials.length === 0 ? '' : ` ${listWords(denials, 'or').replaceAll('or unless', 'or')}`;
  return `It depends: allowed${granted}${granted !== '' && denied !== '' ? ',' : ''}${denied}.`;
}

/** The answer in a sentence: what, by whom, or on what it hangs. */
export function decisionWords(
  { decision, kind, by, when, missing }: DecisionAnswer,
  nameOf: PlaceName,
): string {
  const places = listWords(by.map(nameOf), 'and');
  switch (decision) {
    case 'allowed':
      return `Allowed by ${places}.`;
    case 'depends':
      return dependsWords(when);
    case 'denied':
      if (kind === 'explicit') return `Denied by ${places}.`;
      return `Denied: ${listWords(
        [...new Set(missing)].map((each) => `nothing in ${kindNames[each]}`),
        'and',
      )} allows it.`;
  }
}

/** Why each statement that speaks of the action and did not decide does not count, a sentence each. */
export function reasonWords({ by, outcomes }: DecisionAnswer, nameOf: PlaceName): readonly string[] {
  return outcomes.flatMap(({ statement, matches, failing }) => {
    if (by.includes(statement)) return [];
    const { Effect } = statement.statement;
    if (matches === true) return `${nameOf(statement)}: matches, and says ${Effect}.`;
    const lines = failing.map(({ place }) => placeWords(place));
    if (lines.length === 0) return `${nameOf(statement)}: ${Effect}, hangs on what is not known.`;
    return `${nameOf(statement)}: ${Effect}, does not match; it asks that ${listWords(lines, 'and')}.`;
  });
}
