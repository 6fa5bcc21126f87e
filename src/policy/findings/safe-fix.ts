/**
 * A fix of a Condition block must not turn a warning into a policy that IAM refuses: another operator may not take
 * the values that stand there (`StringEquals` "10.*" on an address, "true" and "false" under `Bool`). Whether it does
 * is asked of the rules themselves, over the one statement.
 */
import type { Catalog } from '../../catalog/model.ts';
import type { PolicyDocument } from '../../iam/document.ts';
import type { PolicyKind } from '../../iam/policy-kind.ts';
import { applyEdits } from '../edit.ts';
import type { Fix } from '../finding.ts';
import { pause, type Rule } from './rule.ts';
import { viewPolicy } from './statement-view.ts';

/** How many errors each rule finds in the statement. */
function errorsOf(
  document: PolicyDocument,
  rules: readonly Rule[],
  catalog: Catalog,
  kind: PolicyKind,
): ReadonlyMap<string, number> {
  const view = viewPolicy(document, catalog, kind);
  const counts = new Map<string, number>();
  for (const rule of rules) {
    for (const draft of rule.check(view)) {
      if (draft !== pause && (draft.severity ?? rule.severity) === 'error')
        counts.set(rule.name, (counts.get(rule.name) ?? 0) + 1);
    }
  }
  return counts;
}

/** Whether the fix, if it sets a Condition block, leaves no rule with more errors than it finds now. */
export function isSafe(
  fix: Fix,
  document: PolicyDocument,
  rules: readonly Rule[],
  catalog: Catalog,
  kind: PolicyKind,
): boolean {
  if (fix.kind !== 'edits') return true;
  const [edit] = fix.edits;
  const [root, at, element] = edit?.path ?? [];
  if (edit === undefined || root !== 'Statement' || typeof at !== 'number' || element !== 'Condition') {
    return true;
  }
  const statement = document.Statement[at];
  if (statement === undefined) return true;
  const before: PolicyDocument = { Version: '2012-10-17', Statement: [statement] };
  const here = fix.edits.map((one) => ({ ...one, path: ['Statement', 0, ...one.path.slice(2)] }));
  const after = applyEdits(before, here);
  const own = rules.filter(
    ({ perDocument, severity, name }) =>
      perDocument !== true && (severity === 'error' || name === 'operator-type'),
  );
  const known = errorsOf(before, own, catalog, kind);
  return [...errorsOf(after, own, catalog, kind)].every(([rule, count]) => count <= (known.get(rule) ?? 0));
}
