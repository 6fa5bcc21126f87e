import { describe, expect, test } from 'vitest';
import { isPrivateRange, rangeCovers, withoutHostBits } from '../../src/iam/address-range.ts';

describe('address ranges', () => {
  test.each([
    '10.1.2.3/16 -> 10.1.0.0/16',
    '203.0.113.65/26 -> 203.0.113.64/26',
    '255.255.255.255/1 -> 128.0.0.0/1',
    '1.2.3.4/0 -> 0.0.0.0/0',
    '2001:db8::1/32 -> 2001:db8::/32',
    '2001:db8:1:2:3:4:5:6/64 -> 2001:db8:1:2::/64',
    '2001:0:0:1::5/112 -> 2001:0:0:1::/112',
    '1:2:3:4:5:6:7:8/120 -> 1:2:3:4:5:6:7:0/120',
    '::ffff:203.0.113.9/120 -> 0:0:0:0:0:ffff:cb00:7100/120',
    '::5/64 -> ::/64',
  ])('%s without host bits', (pair) => {
    const [text = '', expected] = pair.split(' -> ');
    expect(withoutHostBits(text)).toBe(expected);
  });

  test.each(['203.0.113.77/32', '203.0.113.77', '203.0.113.64/26', '0.0.0.0/0', '2001:db8::/32'])(
    '%s has none',
    (text) => {
      expect(withoutHostBits(text)).toBeUndefined();
    },
  );

  test.each([
    ...['10.0.0.0/33', '::/129', '10.0.0.0/', '10.0.0.0/x8', '10.0.0.0/1111', 'fe80::1%eth0/64'],
    ...['10.0.0/8', '*', ''],
  ])('%s is none', (text) => {
    expect(withoutHostBits(text)).toBeUndefined();
    expect(rangeCovers('0.0.0.0/0', text)).toBe(false);
    expect(rangeCovers(text, '10.0.0.1')).toBe(false);
    expect(isPrivateRange(text)).toBe(false);
  });

  const covers = (pair: string): boolean => {
    const [whole = '', part = ''] = pair.split(' > ');
    return rangeCovers(whole, part);
  };

  test.each([
    '10.0.0.0/8 > 10.255.0.0/16',
    '10.0.0.0/8 > 10.0.0.0/8',
    '10.0.0.0/8 > 10.1.2.3',
    '10.1.2.3 > 10.1.2.3/32',
    '0.0.0.0/0 > 203.0.113.1',
    '2001:db8::/32 > 2001:db8:ffff::/48',
    '2001:0db8:: > 2001:db8:0:0:0:0:0:0',
    '0:0:0:0:0:ffff:cb00:7100/120 > ::ffff:203.0.113.9',
    '::/0 > ::a00:1',
  ])('%s: all of it', (pair) => {
    expect(covers(pair)).toBe(true);
  });

  // Of the other version of the protocol nothing is covered, whatever the numbers.
  test.each([
    '10.0.0.0/8 > 11.0.0.0/16',
    '10.0.0.0/16 > 10.0.0.0/8',
    '10.1.2.3 > 10.1.2.4',
    '2001:db8::/32 > 2001:db9::/48',
    '::/0 > 10.0.0.0/8',
    '0.0.0.0/0 > ::1',
  ])('%s: not all', (pair) => {
    expect(covers(pair)).toBe(false);
  });

  test.each([
    ...['10.0.0.0/8', '10.20.0.0/16', '172.16.0.0/12', '172.31.255.255', '192.168.1.0/24', '100.64.0.0/10'],
    ...['169.254.169.254/32', '127.0.0.1', 'fd00::/8', 'fe80::1', '::1'],
  ])('%s is private', (text) => {
    expect(isPrivateRange(text)).toBe(true);
  });

  test.each([
    '8.0.0.0/6',
    '172.32.0.0/16',
    '192.169.0.0/16',
    '100.128.0.0/10',
    '2001:db8::/32',
    '::2',
    '0.0.0.0/0',
  ])('%s is not', (text) => {
    expect(isPrivateRange(text)).toBe(false);
  });
});
