/**
 * A part of the catalog as lines of text, of which an entry is made when somebody asks for it.
 *
 * A search behind `*:` lists rows of six services for every letter, EC2's 1,000 entries among them, and shows twenty.
 * Made of the whole JSON they were the most of what such a letter cost: 5 MiB of objects of one service, all of which
 * the collector has to carry through its young space. As text they are one run of bytes beside V8's heap, a sixth of
 * the size, in which an entry is found by its line. Who needs all of a kind still gets the list, and entries are the same
 * objects whichever way they are asked for, as long as anybody has them: what nobody asks for in a while goes, and so does
 * the text, which is unpacked again for who asks next.
 *
 * The first line is JSON, how many lines there are of each kind; then come the entries, a line of JSON each that begins
 * with the id; the last line has the sources.
 */
import { FadingMap, fading } from '../text/fading.ts';
import type { Action, CatalogPart, ConditionKey, Entry, ResourceType } from './model.ts';

interface Counts {
  readonly actions: number;
  readonly resourceTypes: number;
  readonly conditionKeys: number;
}

const newline = 10;
const quote = 34;
/** Before the id in an entry's line. */
const head = '{"id":"';

/** The part's text; the same part always gives the same. */
export function writePart({ actions, resourceTypes, conditionKeys, sources }: CatalogPart): Buffer {
  const counts: Counts = {
    actions: actions.length,
    resourceTypes: resourceTypes.length,
    conditionKeys: conditionKeys.length,
  };
  const entries: readonly Entry[] = [...actions, ...resourceTypes, ...conditionKeys];
  // JSON has no newline of its own, and `id` comes first.
  const lines = entries.map(({ id, ...rest }) => JSON.stringify({ id, ...rest }));
  return Buffer.from([JSON.stringify(counts), ...lines, JSON.stringify(sources), ''].join('\n'));
}

/**
 * The part that `writePart` wrote. Its lists are made when they are asked for.
 * @param unpack gives the text, always the same
 */
export function readPart(unpack: () => Buffer): CatalogPart {
  const unpacked = fading((): Text => {
    const text = unpack();
    return { text, starts: startsOf(text) };
  });
  const lineAt = (line: number): string => {
    const { text, starts } = unpacked();
    return text.toString('utf8', starts[line], (starts[line + 1] ?? 1) - 1);
  };
  const idAt = (line: number): string => {
    const { text, starts } = unpacked();
    const from = (starts[line] ?? 0) + head.length;
    return text.toString('utf8', from, text.indexOf(quote, from));
  };
  const lines: Lines = { lineAt, idAt };
  const counts: Counts = JSON.parse(lineAt(0));
  const firstType = 1 + counts.actions;
  const firstKey = firstType + counts.resourceTypes;
  const last = firstKey + counts.conditionKeys;
  const actions = kindOf<Action>(lines, 1, firstType);
  const resourceTypes = kindOf<ResourceType>(lines, firstType, firstKey);
  const conditionKeys = kindOf<ConditionKey>(lines, firstKey, last);
  const sources = fading((): CatalogPart['sources'] => JSON.parse(lineAt(last)));
  const byKind = { action: actions, 'resource-type': resourceTypes, 'condition-key': conditionKeys };
  return {
    get actions() {
      return actions.all();
    },
    get resourceTypes() {
      return resourceTypes.all();
    },
    get conditionKeys() {
      return conditionKeys.all();
    },
    get sources() {
      return sources();
    },
    singly: {
      find: (kind, lowerId) => byKind[kind].find(lowerId),
      ids: (kind) => byKind[kind].ids(),
      mentions: (words) => unpacked().text.includes(words),
      mentioning: (kind, words) =>
        linesWith(unpacked(), words).flatMap((line) => byKind[kind].at(line) ?? []),
    },
  };
}

/** A text, and where each of its lines begins; one more for the end. */
interface Text {
  readonly text: Buffer;
  readonly starts: readonly number[];
}

function startsOf(text: Buffer): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf(newline); at >= 0; at = text.indexOf(newline, at + 1)) starts.push(at + 1);
  return starts;
}

/** The lines that have a text in them, ascending. */
function linesWith({ text, starts }: Text, words: string): readonly number[] {
  const wanted = Buffer.from(words);
  const found: number[] = [];
  let line = 0;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, starts[line])) {
    while ((starts[line] ?? Infinity) <= at) line++;
    found.push(line - 1);
  }
  return found;
}

/** The text of a line, and the id of the entry that it is. */
interface Lines {
  readonly lineAt: (line: number) => string;
  readonly idAt: (line: number) => string;
}

/** The entries of one kind: one by one, or all of them. */
interface Kind<T extends Entry> {
  readonly all: () => readonly T[];
  readonly find: (lowerId: string) => T | undefined;
  readonly ids: () => readonly string[];
  /** The entry in a line; undefined where the line holds something else. */
  readonly at: (line: number) => T | undefined;
}

/** The kind that stands in the lines from one to before another. */
function kindOf<T extends Entry>({ lineAt, idAt }: Lines, from: number, to: number): Kind<T> {
  const made = new FadingMap((line: number): T => JSON.parse(lineAt(line)));
  /** Lines by lower-case id; of two with the same id the first stays. */
  const lines = fading(() => {
    const map = new Map<string, number>();
    for (let line = from; line < to; line++) {
      const id = idAt(line).toLowerCase();
      if (!map.has(id)) map.set(id, line);
    }
    return map;
  });
  return {
    all: fading(() => Array.from({ length: to - from }, (_, place) => made.get(from + place))),
    find(lowerId) {
      const line = lines().get(lowerId);
      return line === undefined ? undefined : made.get(line);
    },
    ids: fading(() => Array.from({ length: to - from }, (_, place) => idAt(from + place))),
    at: (line) => (line >= from && line < to ? made.get(line) : undefined),
  };
}
