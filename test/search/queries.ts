/** The quality sets `queries.tsv`, `unseen.tsv` and `all-services.tsv`, and how a ranking is measured against it. */
import { readFileSync } from 'node:fs';

/** The parts of the set. */
export const queryParts = ['tuning', 'held-out', 'blind'] as const;
export type QueryPart = (typeof queryParts)[number];

export interface QualityQuery {
  /**
   * `held-out` rows were written before the ranking and are not looked at while it is changed; `blind` ones after
   * it, by somebody who knew neither the ranking nor the other rows.
   */
  readonly part: QueryPart;
  readonly className: string;
  readonly query: string;
  /** Ids of the entries any of which may come first. */
  readonly accepted: readonly string[];
}

function readSet(file: string): readonly QualityQuery[] {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8');
  return text.split('\n').flatMap((row) => {
    if (row === '' || row.startsWith('#')) return [];
    const [named, className, query, names] = row.split('\t');
    const part = queryParts.find((each) => each === named);
    if (part === undefined || !className || !query || !names) throw new Error(row);
    const accepted = names
      .split('|')
      .map((name) => (/^[a-z][a-z0-9-]*:/.test(name) ? name : `sagemaker:${name}`));
    return [{ part, className, query, accepted }];
  });
}

/** Reads the quality set of SageMaker. Throws on a row that does not have its four columns. */
export function readQueries(): readonly QualityQuery[] {
  return readSet('queries.tsv');
}

/** Reads the quality set of all services. Throws on a row that does not have its four columns. */
export function readAllServicesQueries(): readonly QualityQuery[] {
  return readSet('all-services.tsv');
}

/** Reads the queries of the hardest kinds, which were written and scored before the ranking was changed for them. */
export function readUnseenQueries(): readonly QualityQuery[] {
  return readSet('unseen.tsv');
}

/** How often an accepted entry came first, among the first three and ten; and the mean of 1 / its place. */
export interface Quality {
  readonly count: number;
  readonly first: number;
  readonly three: number;
  readonly ten: number;
  readonly meanReciprocalRank: number;
}

/** Measures a ranking. `ask` gives the ids for a query, best first; ten are enough. */
export function measure(
  queries: readonly QualityQuery[],
  ask: (query: string) => readonly string[],
): Quality {
  let [first, three, ten, reciprocal] = [0, 0, 0, 0];
  for (const { query, accepted } of queries) {
    const place = ask(query).findIndex((id) => accepted.includes(id));
    if (place < 0) continue;
    reciprocal += 1 / (place + 1);
    if (place < 1) first++;
    if (place < 3) three++;
    if (place < 10) ten++;
  }
  const count = queries.length;
  return { count, first, three, ten, meanReciprocalRank: count === 0 ? 0 : reciprocal / count };
}
