/** What `y` copies: the policy, or the statements of the rows that are marked. */
import { renderPolicy } from '../../policy/formats/formats.ts';
import { count } from '../../text/count.ts';
import { afterCopying } from '../state/baseline.ts';
import { copyMade } from '../state/checking.ts';
import { assemblyOf, policyName, policyText } from '../state/policy.ts';
import type { State } from '../state/state.ts';
import type { Step } from '../state/step.ts';
import { markedRows } from './marks.ts';

/** Copies the policy; while rows are marked, a policy of the statements that state them, whole as they stand. */
export function copyPolicy(state: State): Step {
  const marked = new Set(markedRows(state).map(({ id }) => id));
  if (marked.size === 0) return copyMade(afterCopying(state), policyText(state), 'The policy');
  const { documents, origins } = assemblyOf(state);
  const keys = new Map(state.cart.present.loaded.map(({ statement, key }) => [statement, key] as const));
  const parts = documents.flatMap((document, place) => {
    const Statement = document.Statement.filter((statement, at) => {
      const origin = origins.find((each) => each.document === place && each.statement === at);
      return origin?.items.some((id) => marked.has(id)) || marked.has(keys.get(statement) ?? '');
    });
    return Statement.length === 0 ? [] : [{ ...document, Statement }];
  });
  const statements = parts.reduce((sum, { Statement }) => sum + Statement.length, 0);
  const text = renderPolicy(state.format, parts, { name: policyName, target: state.target });
  return copyMade(state, text, count(statements, 'statement'));
}
