/** What the search gives to whoever asked. Plain readonly values. */
import type { Entry } from '../catalog/model.ts';

/** Which text of the entry a match is in. */
export type MatchField = 'name' | 'description' | 'id';

/** Characters of one field that matched: UTF-16 offsets into the field's text, end exclusive. */
export interface MatchRange {
  readonly field: MatchField;
  readonly start: number;
  readonly end: number;
}

export interface SearchHit {
  readonly entry: Entry;
  /** Higher is better; comparable within one outcome only. */
  readonly score: number;
  readonly matches: readonly MatchRange[];
}

/** A part of the query line, for colouring: offsets into the query as typed, end exclusive. */
export interface QuerySpan {
  readonly start: number;
  readonly end: number;
  readonly kind: 'text' | 'qualifier' | 'bad-qualifier' | 'wildcard';
}

export interface SearchOutcome {
  /** Best first, at most `limit`. An empty query gives every entry in the catalog's order. */
  readonly hits: readonly SearchHit[];
  /** How many matched in all, before `limit`. */
  readonly total: number;
  /** How many there are to search, under the qualifiers' services and kinds. */
  readonly outOf: number;
  /** True when nothing matched as asked and the hits are the nearest ones. */
  readonly loose: boolean;
  /** One sentence for each qualifier or value that is not known, with the valid ones. */
  readonly problems: readonly string[];
  readonly spans: readonly QuerySpan[];
  /** Services named in the query whose entries the catalog does not hold yet: load them and ask again. */
  readonly missingServices: readonly string[];
}
