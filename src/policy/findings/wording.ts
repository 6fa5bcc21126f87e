/** How rules say what they found: drafts about a place, and lists of names that a finding shows cut and whole. */
import type { PolicyDocument, Statement } from '../../iam/document.ts';
import type { Path } from '../../iam/path.ts';
import { listWords } from '../../iam/semantics/condition-words.ts';
import type { EditFix, Finding, Fix } from '../finding.ts';
import type { FindingDraft } from './rule.ts';
import type { StatementView } from './statement-view.ts';

/** A draft about a place inside a statement. */
export function about(statement: StatementView, path: Path, message: string, fix?: Fix): FindingDraft {
  const draft = { statement: statement.index, path, message };
  return fix === undefined ? draft : { ...draft, fix };
}

/** With a capital in front, as a sentence begins. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** How many names a list shows before it counts the rest. */
const mostNames = 4;

/** The brackets and the comma of a list in a draft's message: characters that Unicode keeps out of every text. */
const marks = { open: '\ufdd0', comma: '\ufdd1', close: '\ufdd2' } as const;
const listMarks = /[\ufdd0-\ufdd2]/gu;

/** `a`, `a and b`, `a, b and c`; a longer list stands in its marks until {@link namesIn} writes it. */
export function listing(names: readonly string[]): string {
  return names.length <= mostNames
    ? listWords(names, 'and')
    : marks.open + names.map((name) => name.replace(listMarks, '')).join(marks.comma) + marks.close;
}

const withLists = (message: string, write: (names: readonly string[]) => string): string =>
  message
    .replace(/\ufdd0([^\ufdd2]*)\ufdd2/gu, (_, names: string) => write(names.split(marks.comma)))
    .replace(listMarks, '');

/** What a finding says of a draft's message: short lists, and the same with every name where a list is longer. */
export function namesIn(message: string): Pick<Finding, 'message' | 'whole'> {
  if (!message.includes(marks.open)) return { message };
  const short = (names: readonly string[]): string =>
    listWords([...names.slice(0, mostNames - 1), `${names.length - mostNames + 1} more`], 'and');
  return {
    message: withLists(message, short),
    whole: withLists(message, (names) => listWords(names, 'and')),
  };
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
