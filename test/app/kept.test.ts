import { describe, expect, it } from 'vitest';
import type { PolicyDocument } from '../../src/iam/document.ts';
import { cartFromDocument } from '../../src/policy/cart/load-cart.ts';
import { play } from '../support/play.ts';
import { startWith } from '../support/screen.ts';

const rest = { Sid: 'Rest', Effect: 'Deny', NotAction: ['iam:*'], Resource: '*' };
const list = { Sid: 'List', Effect: 'Allow', Action: 'sagemaker:ListModels', Resource: '*' };
const odd = {
  Effect: 'Allow',
  Action: 'sagemaker:DescribeModel',
  Resource: '*',
  Remark: 'ours',
  Owner: 'us',
};
const none = { Sid: 'None', Effect: 'Allow', Action: [], Resource: '*' };

const opened = (...statements: readonly object[]) =>
  play({
    size: { columns: 140, rows: 40 },
    cart: cartFromDocument(
      { Version: '2012-10-17', Statement: statements } as PolicyDocument,
      startWith().catalog,
    ),
    file: '/here/strange.json',
  });

describe('a statement that the cart does not model', () => {
  it('says which element it has no place for, and the cursor stops there', () => {
    const session = opened(rest, list, odd, none);
    expect(session.main.slice(1, 8)).toEqual([
      'From the file, kept as it was',
      '›   Rest: deny all but iam:*  kept   any  not modelled: NotAction',
      'List',
      '    ListModels                List   any',
      'From the file, kept as it was',
      '    sagemaker:DescribeModel   kept   any  not modelled: Remark, Owner',
      '    None: nothing             kept   any  not modelled: empty Action',
    ]);
    expect(session.frames.main).toBe('Items 4');
    expect(session.press('j', 'j').main[6]).toMatch(/^› {3}sagemaker:DescribeModel {3}kept/);
    expect(session.press('j', 'j', 'k').main[4]).toMatch(/^› {3}ListModels /);
  });

  it('goes with x, and comes back with u', () => {
    const session = opened(rest, list, odd);
    const removed = session.press('x');
    expect(removed.message).toBe('The statement is removed; u brings it back.');
    expect(removed.policy).toEqual({ Version: '2012-10-17', Statement: [list, odd] });
    expect(removed.press('u').policy).toEqual({ Version: '2012-10-17', Statement: [rest, list, odd] });
    expect(opened(rest).press('x').policy).toEqual({ Version: '2012-10-17', Statement: [] });
  });

  it('has nothing that the editors could edit', () => {
    const session = opened(rest, list);
    for (const key of ['r', 'w', 'e']) {
      const pressed = session.press(key);
      expect(pressed.state.overlay).toBeNull();
      expect(pressed.message).toBe(
        'The cart does not model this statement: x removes it, its file is where to change it.',
      );
    }
    expect(session.press('enter').message).toBe('The catalog has no page for this statement.');
  });

  it('is where a finding about it leads', () => {
    const findings = opened(list, { ...rest, Effect: 'Allow' }).press('tab');
    expect(findings.press('enter').main.some((row) => row.startsWith('›   Rest: all but iam:*'))).toBe(true);
  });
});
