/**
 * One word of the query against every entry: what it costs to find it in the name, and in the description.
 *
 * Candidates come from three sieves, cheapest first. Letters: a name that lacks a letter of the run cannot be
 * an abbreviation's origin; one bit operation per entry. Vocabulary: plural, longer form, colloquial word and
 * description are looked up word by word, not entry by entry. Edits: only when nothing cheaper than one
 * mistyped letter was found anywhere, because then nothing found here could come first.
 */
import { editDistance } from '../text/edit-distance.ts';
import { Aligner, type Typed } from './alignment.ts';
import { FoundEntries } from './found-entries.ts';
import { codesOfText, roleOf, standsAt, WordRole, wordAt, wordCount } from './name-columns.ts';
import type { SearchIndex } from './search-index.ts';
import { positionsOf, withMostLetters, withRunInOrder, withRunNearly } from './sieves.ts';
import { type Synonym, synonymsOf } from './synonyms.ts';
import { editedRuns, oneEditVariants } from './typos.ts';
import type { Vocabulary } from './vocabulary.ts';
import * as weight from './weights.ts';
import { coveredBy } from './weights.ts';
import { bitCount, isLongerForm, letters, singular, stem } from './words.ts';

/** How a token was found in a name; decides which characters are highlighted. */
export const Way = { none: 0, aligned: 1, edited: 2, synonym: 3 } as const;

/** Where one token of the query was found, and at what cost: per entry of an index, by position. */
export class TokenMatch {
  readonly text: string;
  readonly aligner: Aligner;
  readonly found: FoundEntries;
  /** Words of descriptions that the token was taken for. */
  readonly descriptionWords = new Set<string>();
  /** Per entry, what reads the token with one edit undone; only where that found it. */
  readonly variants = new Map<number, Aligner>();
  /** The least cost of all. */
  private least = Infinity;

  private readonly index: SearchIndex;
  private readonly allowed: Uint8Array;
  readonly typed: Typed;

  /**
   * @param allowed Per entry 1 where it may be a hit at all.
   * @param typed Whether this token is the whole query.
   */
  constructor(text: string, index: SearchIndex, allowed: Uint8Array, typed: Typed) {
    this.text = text;
    this.index = index;
    this.allowed = allowed;
    this.typed = typed;
    this.aligner = new Aligner(text, index);
    this.found = new FoundEntries(index.size);
  }

  /** What it costs an entry not to have the token: more for one that few have. */
  get notFoundCost(): number {
    const rarity = 1 - Math.log(1 + this.found.positions.length) / Math.log(1 + this.index.size);
    return weight.notFound + rarity * weight.rareNotFound;
  }

  /** Looks in names: as letters in order, and as another form of one of their words. */
  findInNames(): void {
    this.collectForms();
    const special = new Set<number>();
    for (const id of this.aligner.standsFor.keys()) {
      for (const holder of this.index.vocabulary.holdersOf(id)) special.add(holder);
    }
    const { run } = this.aligner;
    const needed = { mask: letters(run), first: letters(run.slice(0, 1)) };
    for (const position of withRunInOrder(this.index, run, needed, positionsOf(this.allowed)))
      if (!special.has(position)) this.alignAt(position);
    for (const position of special) this.alignAt(position);
    synonymsOf(this.text).forEach((other, place) => {
      this.findSynonym(other, weight.synonym + place * weight.synonymStep);
    });
  }

  /** Looks for whole words of names that a colloquial word stands for: in names with a word that it is, or begins with. */
  private findSynonym(synonym: Synonym, found: number): void {
    const { vocabulary } = this.index;
    const codes = codesOfText(synonym.text);
    for (let length = 1; length <= codes.length; length++) {
      const id = vocabulary.ids.get(synonym.text.slice(0, length));
      if (id === undefined) continue;
      for (const position of vocabulary.holdersOf(id))
        if (this.allowed[position] !== 0) this.findSynonymAt(position, codes, synonym, found);
    }
  }

  private findSynonymAt(position: number, codes: Uint16Array, { verb }: Synonym, found: number): void {
    const { index } = this;
    if (verb && roleOf(index, position, 0) !== WordRole.verb) return;
    const nameEnd = index.starts[position + 1] ?? 0;
    // `Batch…` and its like put another word before the verb.
    const count = Math.min(wordCount(index, position), verb ? 2 : Infinity);
    let start = index.starts[position] ?? 0;
    for (let word = 0; word < count; word++) {
      let end = start + (index.lengths[wordAt(index, position, word)] ?? 0);
      const next = end;
      if (standsAt(index, codes, start, nameEnd)) {
        let last = word;
        while (end < start + codes.length) end += index.lengths[wordAt(index, position, ++last)] ?? 0;
        if (end === start + codes.length) this.keep(position, found, weight.bits(word, last), Way.synonym);
      }
      start = next;
    }
  }

  private alignAt(position: number): void {
    if (this.allowed[position] === 0) return;
    if (this.aligner.align(position, this.typed)) {
      const { cost: found, covered } = this.aligner.result;
      this.keep(position, found, covered, Way.aligned);
    }
  }

  private keep(position: number, found: number, covered: number, way: number): void {
    if (found >= this.found.inName(position)) return;
    this.found.setInName(position, found, covered, way);
    if (found < this.least) this.least = found;
  }

  /** The words of names that the token is another form of. */
  private collectForms(): void {
    const { text, aligner } = this;
    const { vocabulary } = this.index;
    const { words } = vocabulary;
    if (text.length < 3) return;
    const root = stem(text);
    for (let id = 0; id < words.length; id++) {
      const word = words[id] ?? '';
      if (word.charCodeAt(0) !== text.charCodeAt(0) || word === text || word.length < 2) continue;
      if (vocabulary.stemOf(id) === root || isLongerForm(text, word))
        aligner.standsFor.set(id, weight.otherForm);
    }
  }

  /** Looks in descriptions, word by word. */
  findInDescriptions(): void {
    const { text } = this;
    // Whatever is found below begins as the token does.
    const vocabulary = this.index.descriptions.beginning(text.charAt(0));
    const one = singular(text);
    const root = stem(text);
    const exact = vocabulary.ids.get(text);
    if (exact !== undefined) this.keepDescription(vocabulary, exact, weight.inDescription);
    if (text.length < 3) return;
    for (let id = 0; id < vocabulary.words.length; id++) {
      const word = vocabulary.words[id] ?? '';
      if (id === exact) continue;
      const found =
        singular(word) === one
          ? weight.inDescriptionNumber
          : word.startsWith(text)
            ? weight.inDescriptionCut
            : vocabulary.stemOf(id) === root || isLongerForm(text, word)
              ? weight.inDescriptionForm
              : Infinity;
      if (found < Infinity) this.keepDescription(vocabulary, id, found);
    }
  }

  private keepDescription(vocabulary: Vocabulary, id: number, found: number): void {
    const { descriptions } = this.index;
    let used = false;
    for (const holder of vocabulary.holdersOf(id)) {
      if (this.allowed[holder] === 0) continue;
      used = true;
      const sum = found + weight.descriptionLength * Math.log2(1 + descriptions.length(holder) / 8);
      if (sum < this.found.inDescription(holder)) this.found.setInDescription(holder, sum);
    }
    if (!used) return;
    this.descriptionWords.add(vocabulary.words[id] ?? '');
    if (found < this.least) this.least = found;
  }

  /** Whether the token is a word as it stands, in some description. */
  get isWordOfDescriptions(): boolean {
    return this.descriptionWords.has(this.text);
  }

  /** Whether a typo is worth supposing: not of what is a word, or the beginning of one, somewhere. */
  get mayBeMistyped(): boolean {
    return this.least > weight.cutShort && !this.isWordOfDescriptions;
  }

  /** Looks again, with letters mistyped. */
  findMistyped(): void {
    const { text, index } = this;
    const most = weight.editsAllowed(text.length);
    if (most === 0) return;
    const mask = letters(text);
    for (const position of withRunNearly(index, text, mask, most, positionsOf(this.allowed)))
      this.findRunNearly(position, most);
    this.findMistypedAbbreviation();
    if (text.length < 5) return;
    const vocabulary = index.descriptions.whole();
    const wordEdits = text.length < 9 ? 1 : 2;
    for (let id = 0; id < vocabulary.words.length; id++) {
      if (bitCount(mask ^ (vocabulary.masks[id] ?? 0)) > 2 * wordEdits) continue;
      const edits = editDistance(text, vocabulary.words[id] ?? '', { limit: wordEdits });
      if (edits > 0 && edits < Infinity) {
        this.keepDescription(vocabulary, id, weight.inDescriptionTypo + edits - 1);
      }
    }
  }

  /** Where a name holds the token with letters mistyped; one cost per name is kept. */
  private findRunNearly(position: number, most: number): void {
    const { text } = this;
    const name = this.index.name(position);
    let best = Infinity;
    editedRuns(text, name.squeezed, name.starts, most, (edits, start, end) => {
      if (text.length === 3 && !sameLetters(text, name.squeezed.slice(start, end))) return;
      const { covered, cut } = coveredBy(name.starts, start, end);
      const found = edits * weight.oneEdit + (cut ? weight.editedAndCut : 0);
      // Ends further right leave fewer words out, which the caller scores.
      const weighed = found - 0.4 * bitCount(covered);
      if (weighed < best) {
        best = weighed;
        this.keepBetter(position, found, covered);
      }
    });
  }

  /** Looks once more, for abbreviations with one edit in them. */
  private findMistypedAbbreviation(): void {
    const { index, text } = this;
    // Something as good is there already, a mistyped word at the most: no need to suppose more.
    if (this.least <= weight.abbreviationEdit) return;
    const near = Uint16Array.from(withMostLetters(index, letters(text), 1, positionsOf(this.allowed)));
    for (const variant of oneEditVariants(text)) {
      const needed = { mask: letters(variant), first: letters(variant.slice(0, 1)) };
      const readable = withRunInOrder(index, variant, needed, near);
      if (readable.length === 0) continue;
      const aligner = new Aligner(variant, index);
      for (const position of readable) {
        if (!aligner.align(position, this.typed)) continue;
        const { cost: own, covered } = aligner.result;
        if (this.keepBetter(position, own + weight.abbreviationEdit, covered))
          this.variants.set(position, aligner);
      }
    }
  }

  private keepBetter(position: number, found: number, covered: number): boolean {
    const known = this.found.inName(position);
    const knownWeighed =
      this.found.way(position) === Way.none ? Infinity : known - 0.4 * bitCount(this.found.covered(position));
    if (found - 0.4 * bitCount(covered) >= knownWeighed) return false;
    this.found.setInName(position, found, covered, Way.edited);
    this.variants.delete(position);
    if (found < this.least) this.least = found;
    return true;
  }
}

const sameLetters = (a: string, b: string): boolean => [...a].sort().join('') === [...b].sort().join('');
