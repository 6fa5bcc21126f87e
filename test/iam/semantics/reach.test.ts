import { describe, expect, it } from 'vitest';
import type { Statement } from '../../../src/iam/document.ts';
import { noFacts } from '../../../src/iam/semantics/facts.ts';
import {
  difference,
  findRequest,
  isEmpty,
  reachContains,
  reachOf,
  theoryFor,
} from '../../../src/iam/semantics/reach.ts';
import { identity } from './properties.ts';

const action = 'x:Do';
const allow = (resource: string | readonly string[], condition: Statement['Condition'] = {}): Statement => ({
  Effect: 'Allow',
  Action: 'x:*',
  Resource: resource,
  Condition: condition,
});
const reach = (...statements: readonly Statement[]) =>
  reachOf(identity({ Version: '2012-10-17', Statement: statements }), action);
const arn = (name: string): string => `arn:aws:x:r:1:${name}`;

describe('reach', () => {
  it('is empty where a Deny covers it, and where tests contradict each other', () => {
    const denied = { ...allow(arn('a*')), Effect: 'Deny' } as const;
    expect(isEmpty(reach(allow(arn('ab')), denied))).toBe(true);
    expect(isEmpty(reach(allow(arn('b')), denied))).toBe(false);
    const both = { StringLike: { 'x:k': 'a*' }, StringNotLike: { 'x:k': '*' } };
    expect(isEmpty(reach(allow('*', both)))).toBe(true);
  });

  it('contains what is the same in other words, and not what is more', () => {
    const letters = reach(allow([arn('a'), arn('b')]));
    expect(reachContains(letters, reach(allow(arn('a')), allow(arn('b'))))).toBe(true);
    expect(reachContains(letters, reach(allow(arn('?'))))).toBe(false);
    expect(reachContains(reach(allow(arn('?'))), letters)).toBe(true);
    expect(reachContains(reach(allow(arn('*a*'))), reach(allow(arn('*ab*'))))).toBe(true);
  });

  it("reads API Gateway's short form as every API, up to the first slash", () => {
    const api = (path: string): string => `arn:aws:execute-api:eu-west-1:111122223333:${path}`;
    const short = (path: string) => reach(allow(`execute-api:/${path}`));
    expect(reachContains(short('*'), reach(allow(api('abcdef1234/*'))))).toBe(true);
    expect(reachContains(short('prod/GET/a'), reach(allow(api('abcdef1234/prod/GET/a'))))).toBe(true);
    expect(reachContains(short('prod/GET/a'), reach(allow(api('x/test/GET/x/prod/GET/a'))))).toBe(false);
    expect(reachContains(short('*'), reach(allow('arn:aws:s3:::b/a')))).toBe(false);
    expect(reachContains(short('*'), short('prod/*'))).toBe(true);
    expect(reachContains(short('prod/*'), short('*'))).toBe(false);
    expect(isEmpty(short('*'))).toBe(false);
  });

  it('gives a request of the difference, with several values where it needs them', () => {
    const some = (value: string) => ({ 'ForAnyValue:StringEquals': { 'x:k': value } });
    const two = reach({
      ...allow('*'),
      Condition: { ...some('a'), 'ForAnyValue:StringLike': { 'x:k': 'b*' } },
    });
    const found = difference(two, reach(allow(arn('a'))));
    expect(found.kind).toBe('witness');
    if (found.kind !== 'witness') return;
    expect([...(found.witness.get('x:k') ?? [])].sort()).toEqual(['a', 'b']);
  });

  it('is not said to be contained where the work is bounded', () => {
    const hard = Array.from({ length: 14 }, (_, at) => arn(`*${'?'.repeat(at)}a${'?'.repeat(14)}*b`));
    expect([false, undefined]).toContain(reachContains(reach(allow(hard)), reach(allow(arn('*')))));
  });

  it('is not known where an operator cannot be read, nor whether it reachContains such a one', () => {
    const odd = reach(allow('*', { StringMatches: { 'x:k': 'a' } }));
    expect(isEmpty(odd)).toBeUndefined();
    expect(reachContains(reach(allow(arn('a'))), odd)).toBeUndefined();
    expect(reachContains(reach(allow('*')), odd)).toBe(true);
    expect(difference(odd, reach())).toMatchObject({
      kind: 'unknown',
      because: expect.stringContaining('StringMatches'),
    });
  });

  it('has a request without a key where that will do', () => {
    const found = difference(reach(allow('*', { StringEqualsIfExists: { 'x:k': 'a' } })), reach());
    expect(found.kind).toBe('witness');
    if (found.kind === 'witness') expect(found.witness.has('x:k')).toBe(false);
  });

  it('is not known where no work may be done', () => {
    const { allowed, statements } = reach(allow('*', { StringLike: { 'x:k': 'a*' } }));
    expect(findRequest(theoryFor(statements, noFacts, 0), [allowed]).kind).toBe('unknown');
    expect(findRequest(theoryFor(statements, noFacts), [allowed]).kind).toBe('witness');
  });
});
