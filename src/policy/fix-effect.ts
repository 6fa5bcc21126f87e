/**
 * What a fix changes in what a policy allows: not as its author describes it, but as the comparison of the policy before
 * and after it proves it. Where the bound on the work is met, that is said.
 */

import type { Catalog } from '../catalog/model.ts';
import { policyFacts } from '../catalog/policy-facts.ts';
import type { PolicyDocument } from '../iam/document.ts';
import { groupWords } from '../iam/semantics/change-words.ts';
import { type Area, compare, sidesOf } from '../iam/semantics/compare.ts';
import { groupAreas } from '../iam/semantics/groups.ts';
import type { AttachedPolicy } from '../iam/semantics/layers.ts';

/** What a fix changes in what the policy allows. */
export interface FixEffect {
  /** What is allowed with the fix and was not without it. */
  readonly widens: readonly Area[];
  /** What was allowed without it. */
  readonly narrows: readonly Area[];
  /** Whether that is all. */
  readonly isKnown: boolean;
}

/** Work for one fix, in the unit of the searches: a tenth of a second or two. */
const most = 2_000_000;

const attached = (documents: readonly PolicyDocument[]): readonly AttachedPolicy[] =>
  documents.map((document) => ({ kind: 'identity', document, file: '', principals: 'named' }));

/** What changes between policies before and after a fix. */
export function effectOfFix(
  before: readonly PolicyDocument[],
  after: readonly PolicyDocument[],
  catalog: Catalog,
): FixEffect {
  const [from, to] = sidesOf(attached(before), attached(after));
  const { gained, lost, unknown } = compare(from, to, policyFacts(catalog), most);
  return { widens: gained, narrows: lost, isKnown: unknown.length === 0 };
}

function areasWords(areas: readonly Area[]): string {
  const [first, ...more] = groupAreas(areas);
  if (first === undefined) return '';
  const { actions, resources, when } = groupWords(first);
  const rest = more.length === 0 ? '' : ` and ${more.length} more`;
  return `${actions} on ${resources}${when === '' ? '' : ` when ${when}`}${rest}`;
}

/** The effect in words, to go behind what the fix did: `widens nothing; takes away …`. */
export function fixEffectWords({ widens, narrows, isKnown }: FixEffect): string {
  const widening =
    widens.length > 0
      ? `widens ${areasWords(widens)}`
      : isKnown
        ? 'widens nothing'
        : 'whether it widens anything is not known';
  return narrows.length === 0 ? widening : `${widening}; takes away ${areasWords(narrows)}`;
}
