/** Whom a policy of a resource speaks of: in a decision by the request's principal, in a comparison by the names. */
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog/load.ts';
import { policyFacts } from '../../../src/catalog/policy-facts.ts';
import type { PolicyDocument, Statement } from '../../../src/iam/document.ts';
import { compare } from '../../../src/iam/semantics/compare.ts';
import { decide } from '../../../src/iam/semantics/decide.ts';
import type { AttachedPolicy } from '../../../src/iam/semantics/layers.ts';

type Whom = Pick<Statement, 'Principal' | 'NotPrincipal'>;

const facts = policyFacts(loadCatalog());
const document = (Effect: 'Allow' | 'Deny', whom: Whom): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [{ Effect, Action: 'sagemaker:CreateModel', Resource: '*', ...whom }],
});
const role = 'arn:aws:iam::111122223333:role/r';
const account = '111122223333';

describe('a decision', () => {
  const everything: AttachedPolicy = {
    kind: 'identity',
    document: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: '*', Resource: '*', Principal: '*' }],
    },
    file: 'identity.json',
  };
  const nothing: AttachedPolicy = { ...everything, document: { Version: '2012-10-17', Statement: [] } };
  /** What becomes of a request of the role under the resource's policy, beside one of its own. */
  const decided = (effect: 'Allow' | 'Deny', whom: Whom, kind: 'resource' | 'rcp' = 'resource') =>
    decide(
      [
        effect === 'Allow' ? nothing : everything,
        // Resource control policies have to allow, too; AWS attaches one that allows everything.
        ...(kind === 'rcp' ? [{ ...everything, kind }] : []),
        { kind, document: document(effect, whom), file: 'resource.json' },
      ],
      {
        action: 'sagemaker:CreateModel',
        resource: 'arn:aws:sagemaker:eu-west-1:111122223333:model/m',
        context: { 'aws:PrincipalArn': role },
        unnamed: 'absent',
      },
      facts,
    ).decision;

  it.each<readonly [string, Whom, allows: boolean, denies: boolean]>([
    ['everybody', { Principal: '*' }, true, true],
    ['everybody as AWS', { Principal: { AWS: '*' } }, true, true],
    ['everybody among others', { Principal: { AWS: ['222233334444', '*'] } }, true, true],
    ['the role', { Principal: { AWS: role } }, true, true],
    ['the role in a list', { Principal: { AWS: ['arn:aws:iam::222233334444:role/x', role] } }, true, true],
    ['the role as the whole Principal', { Principal: role }, true, true],
    ['another role', { Principal: { AWS: 'arn:aws:iam::111122223333:role/rr' } }, false, false],
    [
      'a pattern, which is none here',
      { Principal: { AWS: 'arn:aws:iam::111122223333:role/*' } },
      false,
      false,
    ],
    // An account leaves an Allow to its own policies, and a Deny holds for all that is in it.
    ['its account', { Principal: { AWS: account } }, false, true],
    ['the root of its account', { Principal: { AWS: `arn:aws:iam::${account}:root` } }, false, true],
    ['another account', { Principal: { AWS: '222233334444' } }, false, false],
    ['a service', { Principal: { Service: 'sagemaker.amazonaws.com' } }, false, false],
    ['nobody', { Principal: {} }, false, false],
    ['all but the role', { NotPrincipal: { AWS: role } }, false, false],
    ['all but another role', { NotPrincipal: { AWS: 'arn:aws:iam::111122223333:role/x' } }, true, true],
    ['all but everybody', { NotPrincipal: '*' }, false, false],
    ['all but everybody as AWS', { NotPrincipal: { AWS: ['*'] } }, false, false],
    ['all but its account', { NotPrincipal: { AWS: account } }, true, false],
  ])('about %s', (_, whom, allows, denies) => {
    expect([decided('Allow', whom) === 'allowed', decided('Deny', whom) === 'denied']).toEqual([
      allows,
      denies,
    ]);
  });

  it('asks the principal of a resource control policy too, and not that of the identity', () => {
    const other: Whom = { Principal: { AWS: 'arn:aws:iam::111122223333:role/x' } };
    expect([decided('Deny', other, 'rcp'), decided('Deny', { Principal: '*' }, 'rcp')]).toEqual([
      'allowed',
      'denied',
    ]);
    const own: AttachedPolicy = { kind: 'identity', document: document('Allow', other), file: 'own.json' };
    const request = {
      action: 'sagemaker:CreateModel',
      resource: '*',
      context: { 'aws:PrincipalArn': role },
      unnamed: 'absent',
    } as const;
    expect(decide([own], request, facts).decision).toBe('allowed');
  });
});

describe('a comparison', () => {
  const named = (whom: Whom): readonly AttachedPolicy[] => [
    { kind: 'identity', document: document('Allow', whom), file: '', principals: 'named' },
  ];
  const root = `arn:aws:iam::${account}:root`;

  it.each<readonly [string, Whom, Whom, 'same' | 'more' | 'less' | 'both']>([
    ['an account and its root user', { Principal: { AWS: account } }, { Principal: { AWS: root } }, 'same'],
    ['everybody in two forms', { Principal: '*' }, { Principal: { AWS: ['*'] } }, 'same'],
    ['a name with and without its kind', { Principal: role }, { Principal: { AWS: role } }, 'same'],
    ['one role and two', { Principal: { AWS: role } }, { Principal: { AWS: [role, 'x'] } }, 'more'],
    ['everybody and a role', { Principal: '*' }, { Principal: { AWS: role } }, 'less'],
    ['a role and a service', { Principal: { AWS: role } }, { Principal: { Service: 'a.b' } }, 'both'],
    ['a name of two kinds', { Principal: { AWS: 'a.b' } }, { Principal: { Service: 'a.b' } }, 'both'],
    [
      'an account and one that begins alike',
      { Principal: { AWS: account } },
      { Principal: { AWS: `${account}4` } },
      'both',
    ],
    ['a role and all others', { Principal: { AWS: role } }, { NotPrincipal: { AWS: role } }, 'both'],
    [
      'all but two and all but one',
      { NotPrincipal: { AWS: [role, 'x'] } },
      { NotPrincipal: { AWS: role } },
      'more',
    ],
    ['nobody and nobody', { Principal: {} }, { Principal: { Service: [] } }, 'same'],
  ])('of %s', (_, before, after, difference) => {
    const { gained, lost } = compare(named(before), named(after), facts);
    const found = gained.length > 0 ? (lost.length > 0 ? 'both' : 'more') : lost.length > 0 ? 'less' : 'same';
    expect(found).toBe(difference);
  });
});
