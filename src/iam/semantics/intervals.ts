/**
 * Values that are compared by order: numbers, dates (milliseconds since 1970) and addresses (one number line for each
 * version of IP). A set is a union of intervals. The bounds of all intervals cut the line into points and gaps, on each of
 * which no set changes; one sample of each is therefore as good as every value.
 */
import { isIP } from 'node:net';

/** Both ends belong to it unless they are open; without an end it goes on for ever. */
export interface Interval<T extends number | bigint> {
  readonly from?: T;
  readonly to?: T;
  readonly openFrom?: boolean;
  readonly openTo?: boolean;
}

/** Whether a value lies in one of the intervals. */
export function isInside<T extends number | bigint>(value: T, intervals: readonly Interval<T>[]): boolean {
  return intervals.some(
    ({ from, to, openFrom, openTo }) =>
      (from === undefined || (openFrom === true ? value > from : value >= from)) &&
      (to === undefined || (openTo === true ? value < to : value <= to)),
  );
}

/** The number that a text is, as IAM's numeric operators read it; undefined when it is none. */
export function readNumber(text: string): number | undefined {
  return /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text.trim()) ? Number(text) : undefined;
}

/** Milliseconds since 1970 of an ISO 8601 date, or of seconds since 1970; undefined when it is neither. */
export function readDate(text: string): number | undefined {
  if (/^\d{1,15}$/.test(text)) return Number(text) * 1000;
  if (!/^\d{4}-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?$/i.test(text))
    return undefined;
  const zoned = /T[^Z+-]*$/i.test(text) ? `${text}Z` : text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
  const time = Date.parse(zoned);
  return Number.isNaN(time) ? undefined : time;
}

/** IPv4 addresses are 0 to 2³² - 1; those of IPv6 follow behind, so that one line holds both. */
const firstV6 = 1n << 32n;

function v4Number(text: string): bigint {
  return text.split('.').reduce((sum, part) => (sum << 8n) + BigInt(part), 0n);
}

function v6Number(text: string): bigint {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const tail = dotted === null ? 0n : v4Number(dotted[2] ?? '');
  const plain =
    dotted === null
      ? text
      : `${dotted[1] ?? ''}${(tail >> 16n).toString(16)}:${(tail & 0xffffn).toString(16)}`;
  const [left = '', right] = plain.split('::');
  const groups = (part: string): readonly string[] => (part === '' ? [] : part.split(':'));
  const [before, after] = [groups(left), groups(right ?? '')];
  const zeros = Array.from({ length: right === undefined ? 0 : 8 - before.length - after.length }, () => '0');
  return [...before, ...zeros, ...after].reduce((sum, group) => (sum << 16n) + BigInt(`0x${group}`), 0n);
}

/** The place of an address on the line; undefined when the text is none. */
export function readAddress(text: string): bigint | undefined {
  if (text.includes('%')) return undefined;
  const version = isIP(text);
  if (version === 0) return undefined;
  return version === 4 ? v4Number(text) : firstV6 + v6Number(text);
}

/** The addresses of a range such as `203.0.113.0/24`, or of a single address; undefined when the text is neither. */
export function readAddressRange(text: string): Interval<bigint> | undefined {
  const [address = '', bits, ...more] = text.split('/');
  const start = readAddress(address);
  if (start === undefined || more.length > 0 || (bits !== undefined && !/^\d{1,3}$/.test(bits)))
    return undefined;
  const [base, width] = start >= firstV6 ? [firstV6, 128] : [0n, 32];
  const length = bits === undefined ? width : Number(bits);
  if (length > width) return undefined;
  const size = 1n << BigInt(width - length);
  const from = base + ((start - base) / size) * size;
  return { from, to: from + size - 1n };
}

/** The text of an address at a place of the line. */
export function addressText(place: bigint): string {
  if (place < firstV6) return [24n, 16n, 8n, 0n].map((shift) => (place >> shift) & 255n).join('.');
  const own = place - firstV6;
  const groups = Array.from({ length: 8 }, (_, at) =>
    ((own >> BigInt(112 - 16 * at)) & 0xffffn).toString(16),
  );
  return groups.join(':').replace(/(^|:)0(:0)+(:|$)/, '::');
}

const boundsOf = <T extends number | bigint>(intervals: readonly Interval<T>[]): readonly T[] => {
  const bounds = intervals.flatMap(({ from, to }) => [from, to]).filter((bound) => bound !== undefined);
  return [...new Set(bounds)].sort((a, b) => (a < b ? -1 : 1));
};

/** A number between two, whole and round where there is one. */
function between(low: number, high: number): number {
  const whole = Math.floor(low) + 1;
  return whole < high ? whole : low + (high - low) / 2;
}

/** A number of every part of the line that the intervals tell apart. */
export function sampleNumbers(intervals: readonly Interval<number>[]): readonly number[] {
  const bounds = boundsOf(intervals);
  const [first, last] = [bounds[0], bounds.at(-1)];
  if (first === undefined || last === undefined) return [1];
  const gaps = bounds.slice(1).map((bound, at) => between(bounds[at] ?? bound, bound));
  return [...bounds, ...gaps, Math.floor(last) + 1, Math.ceil(first) - 1];
}

/** The same for dates, which have nothing between two milliseconds. */
export function sampleDates(intervals: readonly Interval<number>[]): readonly number[] {
  return intervals.length === 0 ? [Date.UTC(2030, 0, 1)] : sampleNumbers(intervals).filter(Number.isInteger);
}

/** The same for addresses of both versions; those of version 4 come first. */
export function sampleAddresses(intervals: readonly Interval<bigint>[]): readonly bigint[] {
  const last = firstV6 + (1n << 128n) - 1n;
  const bounds = boundsOf(intervals);
  const near = bounds.flatMap((bound) => [bound, bound + 1n, bound - 1n]);
  const outside = [readAddress('198.51.100.7') ?? 0n, 0n, firstV6 + 1n, firstV6];
  return [...new Set([...near, ...outside])]
    .filter((place) => place >= 0n && place <= last)
    .sort((a, b) => Number(a >= firstV6) - Number(b >= firstV6));
}
