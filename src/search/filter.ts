/** Which entries may be hits at all: what qualifiers, patterns and refused words come to. */
import type { Entry } from '../catalog/model.ts';
import { compile, matches } from '../iam/pattern.ts';
import type { ParsedQuery, Pattern } from './query.ts';
import { nameWords } from './words.ts';

/** How many entries pass a test. */
export function count(entries: readonly Entry[], test: (entry: Entry) => boolean): number {
  let sum = 0;
  for (const entry of entries) if (test(entry)) sum++;
  return sum;
}

/** 1 for each entry that passes a test, by position. */
export function allowing(entries: readonly Entry[], test: (entry: Entry) => boolean): Uint8Array {
  return Uint8Array.from(entries, (entry) => (test(entry) ? 1 : 0));
}

/** The test that qualifiers, patterns and refused words come to; undefined when there are none. */
export function filter(parsed: ParsedQuery): ((entry: Entry) => boolean) | undefined {
  const { kinds, tests, patterns, refusedPatterns, refusedWords } = parsed;
  if (kinds.length + tests.length + patterns.length + refusedPatterns.length + refusedWords.length === 0) {
    return undefined;
  }
  // IAM matches patterns against actions; other kinds are listed by one only when they were asked for.
  const actionsOnly = patterns.length > 0 && kinds.length === 0;
  return (entry) =>
    kinds.every((test) => test(entry)) &&
    tests.every((test) => test(entry)) &&
    (!actionsOnly || entry.kind === 'action') &&
    (patterns.length === 0 || patterns.some((pattern) => grants(pattern, entry))) &&
    !refusedPatterns.some((pattern) => grants(pattern, entry)) &&
    (refusedWords.length === 0 ||
      !nameWords(entry.name).some((word) => refusedWords.some((refused) => word.text.startsWith(refused))));
}

/** Whether a pattern of the query would grant an entry, were it an action. */
export function grants(pattern: Pattern, entry: Entry): boolean {
  return (
    (pattern.service === undefined || entry.id.startsWith(`${pattern.service}:`)) &&
    matches(compile(pattern.text, 'ignored'), entry.name)
  );
}
