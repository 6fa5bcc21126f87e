import type { PolicyDocument, Statement } from '../../iam/document.ts';
import type { Path } from '../../iam/path.ts';
import type { EditFix, Fix } from '../model.ts';
import type { Draft } from './rule.ts';
import type { StatementView } from './statement-view.ts';

/** A draft about a place inside a statement. */
export function about(statement: StatementView, path: Path, message: string, fix?: Fix): Draft {
  const draft = { statement: statement.index, path, message };
  return fix === undefined ? draft : { ...draft, fix };
}

/** With a capital in front, as a sentence begins. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `a`, `a and b`, `a, b and c`, `a, b, c and 14 more`: at most three names, so that one sentence stays one. */
export function listing(names: readonly string[]): string {
  const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names;
  const last = shown[shown.length - 1] ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}

/** A fix that replaces what stands at one place. */
export function setting(title: string, path: Path, value: unknown): EditFix {
  return {
    kind: 'edits',
    title,
    edits: [{ op: 'set', path, value }],
  };
}

/** A fix that removes what stands at the places; of several in one list the last is removed first. */
export function removing(title: string, paths: readonly Path[]): EditFix {
  const lastFirst = [...paths].reverse();
  return { kind: 'edits', title, edits: lastFirst.map((path) => ({ op: 'remove', path })) };
}

/** A fix that adds a statement at the end. */
export function appending(title: string, document: PolicyDocument, statement: Statement): EditFix {
  const present: unknown = document.Statement;
  return Array.isArray(present)
    ? setting(title, ['Statement', present.length], statement)
    : setting(title, ['Statement'], [present, statement]);
}
