/** Numbers, dates and addresses as IAM reads them, and samples of every part of their lines. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addressText,
  type Interval,
  isInside,
  readAddress,
  readAddressRange,
  readDate,
  readNumber,
  sampleAddresses,
  sampleDates,
  sampleNumbers,
} from '../../../src/iam/semantics/intervals.ts';

const v6 = 1n << 32n;

describe('a text is read as', () => {
  it.each<readonly [string, number | undefined]>([
    ['10', 10],
    ['+1.5', 1.5],
    ['-.25', -0.25],
    ['1.', 1],
    ['12e3', 12_000],
    ['1E-12', 1e-12],
    ['1e+2', 100],
    [' 7 ', 7],
    ...['', 'x', '1x', 'x1', '1e', 'e1', '.', '0x10', '1 2', '1.2.3', '--1', 'Infinity'].map(
      (text) => [text, undefined] as const,
    ),
  ])('a number: %j', (text, number) => {
    expect(readNumber(text)).toBe(number);
  });

  it.each<readonly [string, number | undefined]>([
    ['1700000000', 1_700_000_000_000],
    ['2027', 2_027_000],
    ['2027-03', Date.UTC(2027, 2, 1)],
    ['2027-03-31', Date.UTC(2027, 2, 31)],
    ['2027-03-31T10:30', Date.UTC(2027, 2, 31, 10, 30)],
    ['2027-03-31T10:30Z', Date.UTC(2027, 2, 31, 10, 30)],
    ['2027-03-31T10:30:15', Date.UTC(2027, 2, 31, 10, 30, 15)],
    ['2027-03-31T10:30:15.25Z', Date.UTC(2027, 2, 31, 10, 30, 15, 250)],
    ['2027-03-31T10:30:15+0230', Date.UTC(2027, 2, 31, 8, 0, 15)],
    ['2027-03-31T10:30:15-02:30', Date.UTC(2027, 2, 31, 13, 0, 15)],
    ...[
      '',
      '2027-3-1',
      '2027-13-01',
      '2027-03-31 10:30',
      '2027-03-31Z',
      '2027-03-31T10',
      'x2027-03-31',
      '2027-03-31x',
      'Mar 31 2027',
      '1'.repeat(16),
    ].map((text) => [text, undefined] as const),
  ])('a date: %j', (text, time) => {
    expect(readDate(text)).toBe(time);
  });

  it.each<readonly [string, bigint | undefined]>([
    ['0.0.0.0', 0n],
    ['1.2.3.4', 0x01020304n],
    ['255.255.255.255', v6 - 1n],
    ['::', v6],
    ['::1', v6 + 1n],
    ['1::', v6 + (1n << 112n)],
    ['2001:db8::1:0:2', v6 + 0x20010db8_00000000_00000001_00000002n],
    ['1:2:3:4:5:6:7:8', v6 + 0x00010002_00030004_00050006_00070008n],
    ['::ffff:1.2.3.14', v6 + 0xffff_0102030en],
    ['64:ff9b::10.20.30.40', v6 + 0x0064ff9b_00000000_00000000_0a141e28n],
    ...['', '1.2.3', '1.2.3.256', '1.2.3.4.5', 'fe80::1%eth0', '1::2::3', 'x'].map(
      (text) => [text, undefined] as const,
    ),
  ])('an address: %j', (text, place) => {
    expect(readAddress(text)).toBe(place);
  });

  it.each([
    ['1.2.3.4', '1.2.3.4', '1.2.3.4'],
    ['10.1.2.3/8', '10.0.0.0', '10.255.255.255'],
    ['1.2.3.4/31', '1.2.3.4', '1.2.3.5'],
    ['1.2.3.4/0', '0.0.0.0', '255.255.255.255'],
    ['2001:db8::9/32', '2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff'],
    ['::9/128', '::9', '::9'],
    ['::/0', '::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ])('a range: %s is from %s to %s', (text, from, to) => {
    expect(readAddressRange(text)).toEqual({ from: readAddress(from), to: readAddress(to) });
  });

  it.each([
    ...['', 'x/8', '1.2.3.4/', '1.2.3.4/33', '::/129', '1.2.3.4/8/8', '1.2.3.4/x', '1.2.3.4/0008'],
    ...['1.2.3.4/-1'],
  ])('no range: %j', (text) => {
    expect(readAddressRange(text)).toBeUndefined();
  });
});

it('an address is written so that it is read as the same', () => {
  expect([1n, v6 - 1n, v6, v6 + 1n, v6 + (0x20010db8n << 96n) + 1n].map(addressText)).toEqual([
    '0.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '2001:db8::1',
  ]);
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: v6 + (1n << 128n) - 1n }), (place) => {
      expect(readAddress(addressText(place))).toBe(place);
    }),
  );
});

describe('an interval', () => {
  it.each<readonly [string, Interval<number>, readonly number[]]>([
    ['has its ends', { from: 1, to: 3 }, [1, 2, 3]],
    ['lacks an open beginning', { from: 1, to: 3, openFrom: true }, [2, 3]],
    ['lacks an open end', { from: 1, to: 3, openTo: true }, [1, 2]],
    ['goes on without an end', { from: 2 }, [2, 3, 4]],
    ['begins nowhere', { to: 2, openTo: true }, [0, 1]],
    ['is all without ends', {}, [0, 1, 2, 3, 4]],
  ])('%s', (_, interval, inside) => {
    expect([0, 1, 2, 3, 4].filter((value) => isInside(value, [interval]))).toEqual(inside);
  });

  it('is one of several', () => {
    expect([0, 1, 2, 3, 4].filter((value) => isInside(value, [{ to: 0 }, { from: 4 }]))).toEqual([0, 4]);
    expect(isInside(1, [])).toBe(false);
  });
});

describe('samples', () => {
  const end = fc.option(fc.integer({ min: -4, max: 4 }), { nil: undefined });
  const open = fc.boolean();
  const interval = fc.record({ from: end, to: end, openFrom: open, openTo: open }).map(
    ({ from, to, ...rest }): Interval<number> => ({
      ...rest,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    }),
  );
  const intervals = fc.array(interval, { maxLength: 4 });
  /** Which of the intervals a value is in. */
  const signOf = (all: readonly Interval<number>[]) => (value: number) =>
    all.map((each) => isInside(value, [each])).join();

  it('of numbers have one of every part that the intervals tell apart', () => {
    fc.assert(
      fc.property(intervals, (all) => {
        const found = new Set(sampleNumbers(all).map(signOf(all)));
        const line = Array.from({ length: 45 }, (_, at) => -5.5 + at / 4);
        expect(line.map(signOf(all)).filter((sign) => !found.has(sign))).toEqual([]);
      }),
    );
  });

  it('of dates are whole, since nothing is between two milliseconds', () => {
    fc.assert(
      fc.property(intervals, (all) => {
        const samples = sampleDates(all);
        const found = new Set(samples.map(signOf(all)));
        const line = Array.from({ length: 11 }, (_, at) => at - 5);
        expect(line.map(signOf(all)).filter((sign) => !found.has(sign))).toEqual([]);
        expect(samples.filter((sample) => !Number.isInteger(sample))).toEqual([]);
      }),
    );
    expect(sampleDates([])).toEqual([Date.UTC(2030, 0, 1)]);
  });

  it('of addresses are of both versions, those of version 4 first, beside every end and never off the line', () => {
    const samples = sampleAddresses([{ from: 5n, to: 9n }, { to: v6 + (1n << 128n) - 1n }, { from: 0n }]);
    expect(samples).toEqual(expect.arrayContaining([0n, 1n, 4n, 5n, 6n, 8n, 9n, 10n, v6, v6 + 1n]));
    expect(samples.filter((place) => place < 0n || place >= v6 + (1n << 128n))).toEqual([]);
    const versions = samples.map((place) => (place < v6 ? 4 : 6));
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    expect(sampleAddresses([]).map(addressText)).toEqual(['198.51.100.7', '0.0.0.0', '::1', '::']);
  });
});
