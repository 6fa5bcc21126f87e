import { describe, expect, it } from 'vitest';
import type { PolicyDocument } from '../../../src/iam/document.ts';
import { policyKinds, type Target } from '../../../src/iam/policy-kind.ts';
import { locate, sizeFindings } from '../../../src/policy/assemble/assembly-findings.ts';
import { notHonoured, type Remark } from '../../../src/policy/assemble/remark.ts';
import type { StatementOrigin } from '../../../src/policy/cart-model.ts';

const origin = (document: number, statement: number, ...items: readonly string[]): StatementOrigin => ({
  document,
  statement,
  items,
  why: '',
});
const hint = (message: string): Remark => ({ rule: 'role-not-named', severity: 'hint', message });

describe('what is said of an item', () => {
  const places = [origin(0, 0, 'i1', 'i2'), origin(0, 1, 'i3'), origin(1, 0, 'i1', 'i4')];
  const located = (...remarks: readonly (readonly [itemId: string, remark: Remark])[]) =>
    locate(
      remarks.map(([itemId, remark]) => ({ itemId, remark })),
      places,
    ).map(({ document, statement, path, message }) => [document, statement, path, message]);

  it('stands at the first statement that states it, in the order of the statements', () => {
    expect(located(['i4', hint('d')], ['i3', hint('c')], ['i1', hint('a')])).toEqual([
      [0, 0, 'Statement[0]', 'a'],
      [0, 1, 'Statement[1]', 'c'],
      [1, 0, 'Statement[0]', 'd'],
    ]);
  });

  it('stands before all where the item is not stated', () => {
    expect(located(['i1', hint('a')], ['gone', hint('left out')])).toEqual([
      [0, null, '', 'left out'],
      [0, 0, 'Statement[0]', 'a'],
    ]);
  });

  it('is said once of a statement', () => {
    expect(located(['i1', hint('a')], ['i2', hint('a')], ['i3', hint('a')])).toHaveLength(2);
  });

  it('names all actions of a statement that do not honour the same keys, each once', () => {
    const lost = (action: string, ...keys: readonly string[]) => notHonoured([action], 'Allow', keys, '');
    const said = located(
      ['i1', lost('x:A', 'x:k')],
      ['i2', lost('x:B', 'x:k')],
      ['i1', lost('x:A', 'x:k')],
      ['i2', lost('x:B', 'x:k', 'x:l')],
      ['i3', lost('x:C', 'x:k')],
    );
    expect(said.map(([, , path, message]) => [path, message])).toEqual([
      ['Statement[0]', 'x:A and x:B do not honour x:k, so they are allowed without that condition.'],
      ['Statement[0]', 'x:B does not honour x:k and x:l, so it is allowed without these conditions.'],
      ['Statement[1]', 'x:C does not honour x:k, so it is allowed without that condition.'],
    ]);
  });

  it('tells of a Deny that it denies always, and what to use instead', () => {
    const said = notHonoured(['x:A', 'x:B'], 'Deny', ['x:k', 'x:l'], 'Use x:m.');
    expect(said).toMatchObject({ rule: 'condition-not-honoured', severity: 'warning' });
    expect(said.message).toBe(
      'x:A and x:B do not honour x:k and x:l, so they are denied always, also where the conditions do not hold. Use x:m.',
    );
  });
});

describe('what is said of the size', () => {
  /** A document of so many characters. */
  const sized = (length: number): PolicyDocument => {
    const document = (Id: string): PolicyDocument => ({ Version: '2012-10-17', Id, Statement: [] });
    return document('x'.repeat(length - JSON.stringify(document('')).length));
  };
  const said = (target: Target, whole: number, ...parts: readonly number[]) =>
    sizeFindings(parts.map(sized), sized(whole), target).map(
      ({ rule, severity, document, statement, path, message }) => {
        expect([statement, path]).toEqual([null, '']);
        return [severity, rule, document, message] as const;
      },
    );
  const { limit } = policyKinds.managed;

  it('is nothing of a policy that fits to the character', () => {
    expect(said('managed', limit, limit)).toEqual([]);
  });

  it('is of a policy in parts how large it is, how large it may be, and in how many parts it is', () => {
    expect(said('managed', limit + 1, 4_000, 3_000)).toEqual([
      [
        'warning',
        'policy-split',
        0,
        expect.stringMatching(/6,145 .*a managed policy may have 6,144.* 2 policies/),
      ],
    ]);
  });

  it('is that parts do not help where the limit is of all of them together', () => {
    expect(said('group', 6_000, 4_000, 2_000)).toEqual([
      [
        'error',
        'policy-split',
        0,
        expect.stringMatching(/group together may have 5,120.* 2 parts .*managed/),
      ],
    ]);
  });

  it('is which part is too large all the same', () => {
    expect(said('managed', 9_000, 2_000, limit + 1).slice(1)).toEqual([
      ['error', 'statement-too-large', 1, expect.stringMatching(/6,145 of 6,144/)],
    ]);
  });
});
