/**
 * Which of many patterns may contain a text or a pattern, without asking every one of them.
 *
 * A pattern's literal runs (what stands between its wildcards and variables) all occur in whatever it contains, written
 * the same way. So each pattern is filed under one of its runs, and of a text only the patterns are looked at that are
 * filed under a piece of it. The run chosen is the one that fewest patterns have, then the longest: a thousand
 * ARNs of one bucket share their beginning, and what tells them apart is a few letters behind it. Time is then about
 * linear for whatever people write; patterns without any run (`*`) are always looked at.
 *
 * The index leaves out what surely does not contain the text; whether the rest does is for `pattern.ts` to say.
 */

/** Patterns filed by {@link indexPatterns}, and what each of them stands for. */
export interface PatternIndex<T> {
  /** Those that may contain the text or pattern, in the order in which they were given. */
  mayContain(text: string): readonly T[];
}

/** The pieces of a pattern that stand for themselves. */
const literalRuns = (pattern: string): readonly string[] =>
  pattern.split(/\$\{[^}]*\}|[*?$]/u).filter((run) => run !== '');

/** What is compared: a pattern that spells every character contains itself alone. */
const isPlain = (pattern: string): boolean => !/[*?$]/u.test(pattern);

interface Filed<T> {
  readonly at: number;
  readonly item: T;
}

function file<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/**
 * Files items by the pattern that `textOf` gives for each. Texts are compared as they are: where case does not count,
 * give all of them in lower case. ARNs must have all six fields (`wholeArn`), for a short one contains more than it
 * spells.
 */
export function indexPatterns<T>(items: readonly T[], textOf: (item: T) => string): PatternIndex<T> {
  const patterns = items.map((item, at) => ({ at, item, text: textOf(item) }));
  const plain = new Map<string, Filed<T>[]>();
  const frequency = new Map<string, number>();
  const withRuns = patterns.flatMap((pattern) => {
    if (isPlain(pattern.text)) {
      file(plain, pattern.text, pattern);
      return [];
    }
    const runs = literalRuns(pattern.text);
    for (const run of new Set(runs)) frequency.set(run, (frequency.get(run) ?? 0) + 1);
    return [{ ...pattern, runs }];
  });
  const anywhere: Filed<T>[] = [];
  const byLength = new Map<number, Map<string, Filed<T>[]>>();
  for (const { runs, ...pattern } of withRuns) {
    const [first, ...others] = runs;
    if (first === undefined) {
      anywhere.push(pattern);
      continue;
    }
    const count = (run: string): number => frequency.get(run) ?? 0;
    const telling = others.reduce(
      (best, run) => ((count(run) - count(best) || best.length - run.length) < 0 ? run : best),
      first,
    );
    const sameLength = byLength.get(telling.length) ?? new Map<string, Filed<T>[]>();
    byLength.set(telling.length, sameLength);
    file(sameLength, telling, pattern);
  }
  return {
    mayContain(text) {
      const found = [...anywhere, ...(plain.get(text) ?? [])];
      for (const [length, runs] of byLength) {
        const seen = new Set<string>();
        for (let at = 0; at + length <= text.length; at++) {
          const piece = text.slice(at, at + length);
          const filed = runs.get(piece);
          if (filed === undefined || seen.has(piece)) continue;
          seen.add(piece);
          for (const one of filed) found.push(one);
        }
      }
      return found.sort((a, b) => a.at - b.at).map(({ item }) => item);
    },
  };
}
