/**
 * What the matching needs to know about a set of entries, laid out once: words by number, letters as bits.
 *
 * Built when the first query arrives: a start with an empty query builds nothing. Descriptions are apart
 * (`description-index.ts`). What one keystroke reads of every entry, of up to 26,000, lies side by side in typed arrays;
 * what it reads of few is in plain arrays, of which a short one takes a third of a typed one's memory.
 */
import type { Entry } from '../catalog/model.ts';
import { type DescriptionIndex, indexDescriptions } from './description-index.ts';
import { verbRank } from './synonyms.ts';
import { type Vocabulary, VocabularyBuilder } from './vocabulary.ts';
import { letters, nameWords } from './words.ts';

/** One entry's name as the matching sees it. */
export interface IndexedName {
  /** Letters and digits of the name, folded. */
  readonly squeezed: string;
  /** Number of each word in the vocabulary. */
  readonly words: readonly number[];
  /** Where each word starts in `squeezed`; one more for the end. */
  readonly starts: readonly number[];
  /** What kind of word each is. */
  readonly roles: readonly number[];
  /** Bits of the acronyms among the words. */
  readonly acronyms: number;
  /** Letters that its words begin with, as `letters` gives them. */
  readonly initials: number;
  readonly mask: number;
  /** Place of the verb in the order of use; 0 where the first word is not a verb. */
  readonly verb: number;
}

/** What a word of a name is: an action's first word, `for` and its like, or any other. */
export const Role = { plain: 0, verb: 1, connector: 2 } as const;

/** What the matching reads of an entry. */
export type Searchable = Pick<Entry, 'kind' | 'id' | 'name' | 'description'>;

/** A set of entries, laid out for matching. */
export interface SearchIndex {
  readonly entries: readonly Searchable[];
  readonly names: readonly IndexedName[];
  /** `names[i].mask`, side by side for the first sieve. */
  readonly masks: Int32Array;
  /** Letters that words of the name begin with. */
  readonly initials: Int32Array;
  readonly vocabulary: Vocabulary;
  /** The order of entries that match equally well: per entry its place, and per place the entry. */
  readonly ties: { readonly places: Int32Array; readonly positions: Int32Array };
  /** 1 for each entry. */
  readonly everything: Uint8Array;
  readonly descriptions: DescriptionIndex;
}

/** A name longer than this many words is cut for matching: the covered words are bits of one integer. */
const mostWords = 24;
const mostLetters = 120;
const connectors = new Set(['for', 'with', 'by', 'and', 'of', 'in', 'to', 'from', 'on', 'as']);

/** Lays out entries for matching. About 2 ms for SageMaker's 590, 60 ms for 25,000. */
export function buildIndex(entries: readonly Searchable[]): SearchIndex {
  const steps = buildInSteps(entries);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** So many names are a step of a millisecond or two. */
const namesInStep = 500;

/** The same in short steps, between which keys can be answered. */
export function* buildInSteps(entries: readonly Searchable[]): Generator<void, SearchIndex> {
  const builder = new VocabularyBuilder();
  const names: IndexedName[] = [];
  for (const [position, entry] of entries.entries()) {
    names.push(indexName(entry, position, builder));
    if (position % namesInStep === namesInStep - 1) yield;
  }
  return {
    entries,
    names,
    masks: Int32Array.from(names, (name) => name.mask),
    initials: Int32Array.from(names, ({ initials }) => initials),
    vocabulary: builder.finish(),
    ties: tieOrder(entries, names),
    everything: new Uint8Array(entries.length).fill(1),
    descriptions: indexDescriptions(entries),
  };
}

const kindOrder = { action: 0, 'condition-key': 1, 'resource-type': 2 } as const;

/** Actions first, then the shorter name, then the verb in commoner use, then the alphabet, then `…/${TagKey}` before `…/`. */
function tieOrder(entries: readonly Searchable[], names: readonly IndexedName[]): SearchIndex['ties'] {
  const ranks = Int32Array.from(
    names,
    ({ squeezed, verb }, position) =>
      (kindOrder[entries[position]?.kind ?? 'action'] * 1_000 + squeezed.length) * 100 + verb,
  );
  const positions = Int32Array.from(names, (_, position) => position).sort((a, b) => {
    const byRank = (ranks[a] ?? 0) - (ranks[b] ?? 0);
    if (byRank !== 0) return byRank;
    const [one = '', other = ''] = [names[a]?.squeezed, names[b]?.squeezed];
    if (one !== other) return one < other ? -1 : 1;
    return (entries[b]?.name.length ?? 0) - (entries[a]?.name.length ?? 0) || a - b;
  });
  const places = new Int32Array(entries.length);
  positions.forEach((position, place) => {
    places[position] = place;
  });
  return { places, positions };
}

function indexName(entry: Searchable, position: number, builder: VocabularyBuilder): IndexedName {
  const found = nameWords(entry.name).slice(0, mostWords);
  let whole = '';
  let acronyms = 0;
  let initials = 0;
  // Mapped, not pushed: a list that grows keeps room for 16 more, in each of 26,000 names.
  const begins = found.map(({ text, acronym }, at) => {
    const start = Math.min(whole.length, mostLetters);
    if (acronym) acronyms |= 1 << at;
    if (whole.length < mostLetters) initials |= letters(text.slice(0, 1));
    whole += text;
    return start;
  });
  const words = found.map(({ text }) => builder.add(text, position));
  const roles = found.map(({ text }, at) =>
    connectors.has(text) ? Role.connector : at === 0 && entry.kind === 'action' ? Role.verb : Role.plain,
  );
  const squeezed = whole.slice(0, mostLetters);
  const starts = [...begins, squeezed.length];
  return {
    squeezed,
    words,
    starts,
    roles,
    acronyms,
    initials,
    mask: letters(squeezed),
    verb: roles[0] === Role.verb ? verbRank(found[0]?.text ?? '') : 0,
  };
}
