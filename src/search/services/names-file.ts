/**
 * `dist/catalog/names.bin`: the names of every service's entries, laid out for matching by the build, so that the first
 * query that looks beyond SageMaker waits for no index.
 *
 * Four bytes, the length of the head; the head, JSON: what is not numbers; then the columns one after another, those of
 * the widest numbers first, so that each begins where such numbers may: they are read where they stand, and nothing is
 * there twice. Numbers have their lowest byte first on every machine, and are turned round where it has them the other way.
 */
import { endianness } from 'node:os';
import type { EntryKind } from '../../catalog/model.ts';
import { Kind, layOutNames, type NameTable } from '../name-table.ts';

/** An entry beyond the home service, by name. */
export interface NamedRow {
  readonly kind: EntryKind;
  readonly service: string;
  readonly name: string;
  /** Its id where that is not service and name: the name of an operation leads to an action of another name. */
  readonly id?: string;
  /** In how many of AWS's managed policies the action is allowed. */
  readonly use: number;
}

/** The rows of the file and how common they are. */
export interface ServiceNames {
  readonly table: NameTable;
  /** Prefixes of services, by number; and in how many policies each is allowed. */
  readonly services: readonly { readonly prefix: string; readonly policies: number }[];
  /** Per row the number of its service. */
  readonly serviceOf: Uint16Array;
  /** In how many policies the action is allowed, at most 255. */
  readonly use: Uint8Array;
  readonly name: (position: number) => string;
  /** Ids that are not service and name, by position. */
  readonly ids: ReadonlyMap<number, string>;
}

interface Head {
  readonly vocabulary: readonly string[];
  readonly services: ServiceNames['services'];
  readonly ids: readonly (readonly [position: number, id: string])[];
  readonly columns: Readonly<Record<Column, readonly [offset: number, length: number]>>;
}

/** The columns in their order and how many bytes a number takes. */
const widths = {
  acronyms: 4,
  services: 2,
  words: 2,
  order: 2,
  kinds: 1,
  use: 1,
  nameLengths: 1,
  wordCounts: 1,
  names: 1,
} as const;
type Column = keyof typeof widths;

const lengthBytes = 4;
/** The columns begin at a multiple of this. */
const widest = 4;
const most = 0xff;

const isColumn = (name: string): name is Column => Object.hasOwn(widths, name);

/** Bytes of numbers, the lowest first. */
function written(numbers: ArrayLike<number>, width: number): Uint8Array {
  const bytes = new Uint8Array(numbers.length * width);
  for (let at = 0; at < numbers.length; at++) {
    for (let byte = 0; byte < width; byte++) bytes[at * width + byte] = (numbers[at] ?? 0) >>> (8 * byte);
  }
  return bytes;
}

/**
 * The file's bytes; the same rows always give the same.
 * @throws RangeError when a name is longer than 255 characters or has others than Latin-1's
 */
export function packNames(rows: readonly NamedRow[], policiesOf: (service: string) => number): Uint8Array {
  const table = layOutNames(rows);
  const prefixes = [...new Set(rows.map(({ service }) => service))];
  const numbers = new Map(prefixes.map((prefix, number) => [prefix, number]));
  const long = rows.find(({ name }) => name.length > most || /[^\u0000-\u00ff]/.test(name));
  if (long !== undefined) throw new RangeError(`the name ${long.name} does not fit`);
  const differences = (ends: Uint32Array): readonly number[] =>
    Array.from(ends.subarray(1), (end, at) => end - (ends[at] ?? 0));
  const columns: Readonly<Record<Column, ArrayLike<number>>> = {
    kinds: table.kinds,
    services: rows.map(({ service }) => numbers.get(service) ?? 0),
    use: rows.map(({ use }) => Math.min(most, use)),
    nameLengths: rows.map(({ name }) => name.length),
    names: Buffer.from(rows.map(({ name }) => name).join(''), 'latin1'),
    wordCounts: differences(table.offsets),
    words: table.words,
    acronyms: table.acronyms,
    order: table.order,
  };
  const parts: Uint8Array[] = [];
  const places: Partial<Record<Column, readonly [number, number]>> = {};
  let offset = 0;
  for (const name of Object.keys(widths).filter(isColumn)) {
    const column = columns[name];
    const bytes = written(column, widths[name]);
    places[name] = [offset, column.length];
    offset += bytes.length;
    parts.push(bytes);
  }
  const head = padded(
    JSON.stringify({
      vocabulary: table.vocabulary,
      services: prefixes.map((prefix) => ({ prefix, policies: policiesOf(prefix) })),
      ids: rows.flatMap(({ id }, position) => (id === undefined ? [] : [[position, id]])),
      columns: places,
    }),
  );
  return Buffer.concat([written([head.length], lengthBytes), head, ...parts]);
}

/** The head with blanks behind it, up to where numbers may begin. */
function padded(json: string): Buffer {
  const size = Buffer.byteLength(json);
  return Buffer.from(json + ' '.repeat((widest - (size % widest)) % widest));
}

/** A kind of array of numbers, of bytes or on a part of them. */
interface NumbersOf<T> {
  readonly BYTES_PER_ELEMENT: number;
  new (count: number): T;
  new (buffer: ArrayBufferLike, offset: number, count: number): T;
}

/** Reads what `packNames` wrote; the columns are parts of the bytes where they can be. */
export function readNames(bytes: Uint8Array): ServiceNames {
  const numbersAt = <T extends Uint8Array | Uint16Array | Int32Array>(
    Numbers: NumbersOf<T>,
    offset: number,
    count: number,
  ): T => {
    const width = Numbers.BYTES_PER_ELEMENT;
    const start = bytes.byteOffset + offset;
    if (start % width === 0 && (width === 1 || endianness() === 'LE'))
      return new Numbers(bytes.buffer, start, count);
    const into = new Numbers(count);
    const raw = Buffer.from(into.buffer, into.byteOffset, into.byteLength);
    raw.set(bytes.subarray(offset, offset + raw.length));
    if (endianness() === 'BE' && width === 2) raw.swap16();
    if (endianness() === 'BE' && width === 4) raw.swap32();
    return into;
  };
  const [size = 0] = numbersAt(Int32Array, 0, 1);
  const begin = lengthBytes + size;
  const head: Head = JSON.parse(Buffer.from(bytes.subarray(lengthBytes, begin)).toString('utf8'));
  const { columns, vocabulary, services, ids } = head;
  const read = <T extends Uint8Array | Uint16Array | Int32Array>(name: Column, Numbers: NumbersOf<T>): T =>
    numbersAt(Numbers, begin + columns[name][0], columns[name][1]);
  const ends = (name: Column): Uint32Array => {
    const counts = read(name, Uint8Array);
    const sums = new Uint32Array(counts.length + 1);
    for (let at = 0; at < counts.length; at++) sums[at + 1] = (sums[at] ?? 0) + (counts[at] ?? 0);
    return sums;
  };
  const [namesFrom, namesLength] = columns.names;
  // As one text all names would be there twice: few are asked for.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + begin + namesFrom, namesLength);
  const nameEnds = ends('nameLengths');
  return {
    table: {
      vocabulary,
      words: read('words', Uint16Array),
      offsets: ends('wordCounts'),
      acronyms: read('acronyms', Int32Array),
      kinds: read('kinds', Uint8Array),
      order: read('order', Uint16Array),
    },
    services,
    serviceOf: read('services', Uint16Array),
    use: read('use', Uint8Array),
    name: (position) => text.toString('latin1', nameEnds[position], nameEnds[position + 1]),
    ids: new Map(ids),
  };
}

/** The kind behind a number of the table. */
export function kindOf(number: number | undefined): EntryKind {
  if (number === Kind['condition-key']) return 'condition-key';
  return number === Kind['resource-type'] ? 'resource-type' : 'action';
}

/** The names of the actions in the file, by the service's prefix; without operations that are called otherwise. */
export function actionNames(bytes: Uint8Array): ReadonlyMap<string, readonly string[]> {
  const { table, services, serviceOf, ids, name } = readNames(bytes);
  const found = new Map<string, string[]>();
  for (const [position, kind] of table.kinds.entries()) {
    const prefix = services[serviceOf[position] ?? 0]?.prefix;
    if (kindOf(kind) !== 'action' || ids.has(position) || prefix === undefined) continue;
    const names = found.get(prefix);
    if (names === undefined) found.set(prefix, [name(position)]);
    else names.push(name(position));
  }
  return found;
}
