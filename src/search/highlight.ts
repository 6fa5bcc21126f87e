/** Which characters of an entry a query matched, for the eye: worked out for the hits that are looked at. */
import { type TokenMatch, Way } from './match.ts';
import type { Ranked, Ranking } from './rank.ts';
import type { IndexedName, Searchable, SearchIndex } from './search-index.ts';
import { editedRuns } from './typos.ts';
import { editsAllowed, nameOverDescription } from './weights.ts';
import { fold, nameWords, proseWords } from './words.ts';

/** Which text of the entry a match is in. */
export type MatchField = 'name' | 'description' | 'id';

/** Characters of one field that matched: UTF-16 offsets into the field's text, end exclusive. */
export interface MatchRange {
  readonly field: MatchField;
  readonly start: number;
  readonly end: number;
}

/** The matched ranges of one ranked entry: ascending, apart, those of the name before the description's. */
export function matchesOf(index: SearchIndex, ranking: Ranking, hit: Ranked): readonly MatchRange[] {
  const entry = index.entry(hit.position);
  if (entry === undefined) return [];
  const name = index.name(hit.position);
  const marked = new Uint8Array(entry.name.length);
  const described = new Uint8Array(entry.description.length);
  const offsets = squeezedOffsets(entry.name);
  const tokens = hit.joined && ranking.joined !== undefined ? [ranking.joined] : ranking.tokens;
  for (const token of tokens) {
    const inName = token.found.inName(hit.position);
    const inDescription = token.found.inDescription(hit.position);
    if (inName <= inDescription + nameOverDescription && inName < Infinity)
      markName(token, hit.position, name, offsets, marked);
    else if (inDescription < Infinity) markDescription(token, entry, described);
  }
  return [...ranges('name', marked), ...ranges('description', described)];
}

/** For each letter of the squeezed name, its offset in the name as shown. */
function squeezedOffsets(name: string): readonly number[] {
  return nameWords(name).flatMap(({ start, end }) =>
    Array.from({ length: end - start }, (_, i) => start + i),
  );
}

function markName(
  token: TokenMatch,
  position: number,
  name: IndexedName,
  offsets: readonly number[],
  marked: Uint8Array,
): void {
  const mark = (from: number, to: number): void => {
    for (let at = from; at < to; at++) marked[offsets[at] ?? -1] = 1;
  };
  const variant = token.variants.get(position);
  if (token.found.way(position) === Way.edited && variant === undefined) {
    const stretch = bestStretch(token.text, name, token.found.covered(position));
    if (stretch !== undefined) mark(...stretch);
    return;
  }
  if (token.found.way(position) === Way.synonym) {
    const covered = token.found.covered(position);
    for (let word = 0; word + 1 < name.starts.length; word++) {
      if ((covered & (1 << word)) !== 0) mark(name.starts[word] ?? 0, name.starts[word + 1] ?? 0);
    }
    return;
  }
  const aligner = variant ?? token.aligner;
  for (const { word, from, length } of aligner.pieces(position, token.typed)) {
    const piece = aligner.run.slice(from, from + length);
    const end = name.starts[word + 1] ?? 0;
    let at = name.starts[word] ?? 0;
    if (!isWithin(piece, name.squeezed.slice(at, end))) {
      mark(at, end);
      continue;
    }
    for (const letter of piece) {
      at = name.squeezed.indexOf(letter, at);
      mark(at, at + 1);
      at++;
    }
  }
}

function isWithin(piece: string, word: string): boolean {
  let at = 0;
  for (const letter of piece) {
    at = word.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** The stretch of the name that a mistyped token was taken for. */
function bestStretch(text: string, name: IndexedName, covered: number): [number, number] | undefined {
  let best: [number, number] | undefined;
  let fewest = Infinity;
  editedRuns(text, name.squeezed, name.starts, editsAllowed(text.length), (edits, start, end) => {
    const first = name.starts.indexOf(start);
    if ((covered & (1 << first)) === 0 || edits > fewest) return;
    fewest = edits;
    best = [start, end];
  });
  return best;
}

function markDescription(token: TokenMatch, entry: Searchable, marked: Uint8Array): void {
  for (const word of proseWords(entry.description)) {
    if (!token.descriptionWords.has(word.text)) continue;
    const shared = word.text.startsWith(token.text) ? word.start + token.text.length : word.end;
    marked.fill(1, word.start, shared);
  }
}

function ranges(field: MatchField, marked: Uint8Array): readonly MatchRange[] {
  const found: MatchRange[] = [];
  for (let start = marked.indexOf(1); start >= 0; ) {
    let end = marked.indexOf(0, start);
    if (end < 0) end = marked.length;
    found.push({ field, start, end });
    start = marked.indexOf(1, end);
  }
  return found;
}

/** The ranges of a name that a pattern spells out: its letters between the wildcards, found from the left. */
export function patternMatches(pattern: string, name: string): readonly MatchRange[] {
  const text = fold(name);
  const found: MatchRange[] = [];
  let at = 0;
  for (const piece of fold(pattern).split(/[*?]+/)) {
    if (piece === '') continue;
    const start = text.indexOf(piece, at);
    if (start < 0) return found;
    at = start + piece.length;
    found.push({ field: 'name', start, end: at });
  }
  return found;
}
