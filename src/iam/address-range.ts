/** Address ranges (`203.0.113.0/24`, `2001:db8::/32`) as numbers. */
import { isIP } from 'node:net';

interface Range {
  readonly version: 4 | 6;
  /** The address as one number. */
  readonly address: bigint;
  readonly bits: number;
}

const longAddress = (address: string): bigint => {
  const [head = '', tail] = address.split('::');
  const groups = (text: string): readonly string[] => (text === '' ? [] : text.split(':'));
  // The last 32 bits may be written as an IPv4 address.
  const widened = (list: readonly string[]): readonly string[] =>
    list.flatMap((each) => {
      if (!each.includes('.')) return [each];
      const [a = 0, b = 0, c = 0, d = 0] = each.split('.').map(Number);
      return [(a * 256 + b).toString(16), (c * 256 + d).toString(16)];
    });
  const [before, after] = [widened(groups(head)), widened(groups(tail ?? ''))];
  const between = tail === undefined ? 0 : 8 - before.length - after.length;
  const all = [...before, ...new Array<string>(Math.max(0, between)).fill('0'), ...after];
  return all.reduce((sum, each) => (sum << 16n) + BigInt(`0x${each}`), 0n);
};

/** Reads a range, or an address, which is a range of one; undefined when the text is neither. */
function readRange(text: string): Range | undefined {
  const [address = '', bits] = text.split('/');
  const version = isIP(address);
  if (version === 0 || address.includes('%') || (bits !== undefined && !/^\d{1,3}$/.test(bits)))
    return undefined;
  const width = version === 4 ? 32 : 128;
  const own = bits === undefined ? width : Number(bits);
  if (own > width) return undefined;
  const number =
    version === 4
      ? address.split('.').reduce((sum, each) => (sum << 8n) + BigInt(each), 0n)
      : longAddress(address);
  return { version: version === 4 ? 4 : 6, address: number, bits: own };
}

/** The range with its host bits cleared, where it has any: `10.1.0.0/16` for `10.1.2.3/16`. */
export function withoutHostBits(text: string): string | undefined {
  const range = readRange(text);
  if (range === undefined) return undefined;
  const width = range.version === 4 ? 32 : 128;
  const host = BigInt(width - range.bits);
  const network = (range.address >> host) << host;
  if (network === range.address) return undefined;
  if (range.version === 4) {
    const parts = [24n, 16n, 8n, 0n].map((shift) => String((network >> shift) & 255n));
    return `${parts.join('.')}/${range.bits}`;
  }
  const groups = [112n, 96n, 80n, 64n, 48n, 32n, 16n, 0n].map((shift) =>
    ((network >> shift) & 0xffffn).toString(16),
  );
  return `${groups.join(':').replace(/(?:^|:)0(?::0)+$/, '::')}/${range.bits}`;
}

/** Whether every address of `part` is in `whole`. */
export function rangeCovers(whole: string, part: string): boolean {
  const [wide, narrow] = [readRange(whole), readRange(part)];
  if (wide === undefined || narrow === undefined || wide.version !== narrow.version) return false;
  const host = BigInt((wide.version === 4 ? 32 : 128) - wide.bits);
  return wide.bits <= narrow.bits && wide.address >> host === narrow.address >> host;
}

/** Ranges that no request comes from over the internet (RFC 1918, 6598, 3927, 1122, 4193, 4291). */
const privateRanges = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '127.0.0.0/8',
  'fc00::/7',
  'fe80::/10',
  '::1/128',
];

/** Whether all of a range is private. */
export function isPrivateRange(text: string): boolean {
  return privateRanges.some((range) => rangeCovers(range, text));
}
