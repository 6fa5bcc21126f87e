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

  test('say who has them, whether they grant, and which elements they need or refuse', () => {
    const said = kindNames.map((kind) => {
      const { label, holder, family, grants, requires, refuses, ...facts } = policyKinds[kind];
      const signs = [
        grants ? 'grants' : 'limits',
        ...(facts.principalIsEverybody ? ['everybody'] : []),
        ...(facts.sidIsFree ? ['free Sid'] : []),
      ];
      return [label, holder, family, signs.join(' '), requires.join(' '), refuses.join(' ')].join(' | ');
    });
    const never = 'Principal NotPrincipal';
    expect(said).toEqual([
      `managed policy | a managed policy | an identity policy | grants |  | ${never}`,
      ...['user', 'group', 'role'].map(
        (who) =>
          `inline policy of a ${who} | all inline policies of a ${who} together | an identity policy | grants |  | ${never}`,
      ),
      `permissions boundary | a permissions boundary | a permissions boundary | limits |  | ${never}`,
      `service control policy | a service control policy | a service control policy | limits |  | ${never}`,
      `session policy | a session policy | a session policy | grants |  | ${never}`,
      'resource control policy | a resource control policy | a resource control policy | limits everybody | Principal | NotPrincipal NotAction',
      'policy of a resource | a policy of a resource | a policy of a resource | limits free Sid | Principal NotPrincipal | ',
      'trust policy of a role | a trust policy | a trust policy | limits | Principal | NotPrincipal Resource NotResource',
    ]);
  });

  test('that have no Principal are what a cart can be made for', () => {
    expect(targets).toEqual(['managed', 'user', 'group', 'role', 'boundary', 'scp', 'session']);
    expect(['scp', 'rcp', 'constructor', ''].map(isTarget)).toEqual([true, false, false, false]);
    expect(['scp', 'rcp', 'constructor', ''].map(isPolicyKind)).toEqual([true, true, false, false]);
    expect(kindLabel('scp')).toBe('service control policy (10,240 characters)');
  });
});
