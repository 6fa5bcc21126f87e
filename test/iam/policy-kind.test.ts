import { describe, expect, test } from 'vitest';
import {
  isPolicyKind,
  isTarget,
  kindLabel,
  kindNames,
  policyKinds,
  targets,
} from '../../src/iam/policy-kind.ts';

describe('kinds of policy', () => {
  test('have their quotas, and count white space where AWS does', () => {
    expect(
      kindNames.map((kind) => {
        const { limit, limitIsShared, whitespaceCounts } = policyKinds[kind];
        return [kind, limit, limitIsShared ? 'together' : 'each', whitespaceCounts ? 'all' : 'no space'];
      }),
    ).toEqual([
      ['managed', 6_144, 'each', 'no space'],
      ['user', 2_048, 'together', 'no space'],
      ['group', 5_120, 'together', 'no space'],
      ['role', 10_240, 'together', 'no space'],
      ['boundary', 6_144, 'each', 'no space'],
      ['scp', 10_240, 'each', 'all'],
      ['session', 2_048, 'together', 'all'],
      ['rcp', 5_120, 'each', 'all'],
      ['resource', Number.POSITIVE_INFINITY, 'each', 'all'],
      ['trust', 2_048, 'each', 'all'],
    ]);
  });

  test('that have no Principal are what a cart can be made for', () => {
    expect(targets).toEqual(['managed', 'user', 'group', 'role', 'boundary', 'scp', 'session']);
    expect(['scp', 'rcp', 'constructor', ''].map(isTarget)).toEqual([true, false, false, false]);
    expect(['scp', 'rcp', 'constructor', ''].map(isPolicyKind)).toEqual([true, true, false, false]);
    expect(kindLabel('scp')).toBe('service control policy (10,240 characters)');
  });
});
