/** What is said of dependents that nothing in the cart needs any more, and how they go. */
import type { Catalog } from '../../catalog/model.ts';
import { listWords } from '../../iam/semantics/condition-words.ts';
import type { Cart } from '../cart-model.ts';
import type { Finding } from '../finding.ts';
import { orphanedDependents } from './dependents.ts';

/** One finding about all of them, whose fix removes them at once; none where every dependent is needed. */
export function orphanFindings(cart: Cart, catalog: Catalog): readonly Finding[] {
  const orphans = orphanedDependents(cart, [], catalog);
  if (orphans.length === 0) return [];
  const all = [...new Set(orphans.map(({ action }) => action))];
  const shown = all.length > 4 ? [...all.slice(0, 3), `${all.length - 3} more`] : all;
  const names = listWords(shown, 'and');
  const they = orphans.length === 1 ? 'it' : 'them';
  const were = orphans.length === 1 ? 'was' : 'were';
  return [
    {
      rule: 'orphaned-dependent',
      severity: 'hint',
      document: 0,
      statement: null,
      path: '',
      message: `${names} ${were} added for actions that the cart no longer has, and nothing else needs ${they}.`,
      fix: { kind: 'remove-items', title: `Remove ${they}`, items: orphans.map(({ id }) => id) },
    },
  ];
}
