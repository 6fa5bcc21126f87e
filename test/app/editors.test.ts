import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.ts';
import { cartFromDocument } from '../../src/policy/cart/load-cart.ts';
import { type Play, play } from '../support/play.ts';

const size = { columns: 140, rows: 40 };
/** The cart with CreateTrainingJob and the role that it always needs. */
const training = (): Play => play({ size }).type('ctj').press('enter', 'd', 'shift-tab');
const paste = (session: Play, text: string): Play => session.send({ kind: 'paste', text });
const conditions = (session: Play, index: number): unknown =>
  session.state.cart.present.items[index]?.conditions;

describe('the scope editor', () => {
  const job = (name: string): string => `arn:aws:sagemaker:eu-west-1:111122223333:training-job/${name}`;

  it('begins at the resource type that the action requires', () => {
    const { main } = training().press('r');
    const at = main.findIndex((row) => row.startsWith('› '));
    expect(main.slice(at - 2, at + 1)).toEqual([
      'training-job  required',
      '  arn:aws:sagemaker:*:*:training-job/*  the default',
      '› + add an ARN',
    ]);
  });

  it('puts pasted ARNs under the types that they are of, whichever row is highlighted', () => {
    const plan = 'arn:aws:sagemaker:eu-west-1:111122223333:training-plan/spring';
    const editor = training().press('r', 'up', 'up');
    const pasted = paste(editor, `${job('a')}\n${job('b')}, ${plan}`).press('enter');
    expect(pasted.message).toBe(`Limited to ${job('a')}, ${job('b')}, ${plan}`);
    expect(pasted.state.cart.present.items[0]?.scope).toEqual({
      kind: 'arns',
      byType: { 'sagemaker:training-job': [job('a'), job('b')], 'sagemaker:training-plan': [plan] },
    });
    expect(paste(pasted, job('a')).press('enter').message).toBe('The item has this already.');
    expect(pasted.press('esc', 'u').state.cart.present.items[0]?.scope).toEqual({ kind: 'default' });
  });

  it('says what is wrong with a name while it is typed, and nothing once it is right', () => {
    const typed = training().press('r', 'enter').type('a b');
    expect(typed.main.join('\n')).toContain('is refused');
    expect(typed.state.message).toBeNull();
    const right = typed.press('backspace', 'backspace');
    expect(right.main.join('\n')).not.toContain('is refused');
    expect(right.main.join('\n')).toContain('Step 4 of 4');
  });

  it('makes several ARNs of several values, shown before they are taken', () => {
    const typed = training().press('r', 'enter').type('prod-*, dev-*');
    expect(typed.main.join('\n')).toMatch(/training-job\/prod-\*[\s\S]*training-job\/dev-\*[\s\S]*2 ARNs/);
    const resources = JSON.stringify(typed.press('enter').policy);
    expect(resources).toContain('training-job/prod-*');
    expect(resources).toContain('training-job/dev-*');
    const pasted = training().press('r', 'enter').send({ kind: 'paste', text: 'a\nb\n' }).press('enter');
    expect(JSON.stringify(pasted.policy)).toMatch(/training-job\/a".*training-job\/b"/);
  });

  it('shows all of an ARN that is wider than the window', () => {
    const narrow = play({ size: { columns: 60, rows: 20 } })
      .type('ctj')
      .press('enter', 'a', 'shift-tab', 'r', 'enter')
      .type('a-name-that-is-rather-long-and-goes-on');
    expect(narrow.main.slice(-4, -1).join('')).toBe(
      'arn:aws:sagemaker:*:*:training-job/a-name-that-is-rather-long-and-goes-on',
    );
  });
});

describe('the condition builder', () => {
  const subnets = (session: Play, ...values: readonly string[]): Play =>
    values
      .reduce((at, value) => at.type(value).press('enter'), session.type('vpcsub').press('enter', 'enter'))
      .press('enter');

  it('puts a condition for all only on the items that honour its key, and says which do not', () => {
    const all = subnets(training().press('W'), 'subnet-1');
    expect(all.message).toBe(
      'When sagemaker:VpcSubnets ForAllValues:StringEquals subnet-1: on 1 of 2 items; iam:PassRole does not honour it',
    );
    expect(conditions(all, 0)).toHaveLength(1);
    expect(conditions(all, 1)).toEqual([]);
  });

  it('changes the values of a condition that is there', () => {
    const list = subnets(training().press('w'), 'subnet-1', 'subnet-2');
    const opened = list.press('up', 'enter');
    expect(opened.main.slice(0, 3)).toEqual(['2 values so far', '  subnet-1', '  subnet-2']);
    const changed = opened.press('ctrl-x').type('subnet-3').press('enter', 'enter');
    expect(conditions(changed, 0)).toEqual([
      {
        operator: 'ForAllValues:StringEquals',
        key: 'sagemaker:VpcSubnets',
        values: ['subnet-1', 'subnet-3'],
      },
    ]);
  });

  it('goes on with the condition on a key that is chosen again', () => {
    const list = subnets(training().press('w'), 'subnet-1');
    const again = list.press('enter').type('vpcsub').press('enter', 'enter');
    expect(again.message).toBe(
      'There is a condition on sagemaker:VpcSubnets already: its values are here to be changed.',
    );
    const more = again.type('subnet-2').press('enter', 'enter');
    expect(conditions(more, 0)).toMatchObject([{ values: ['subnet-1', 'subnet-2'] }]);
  });

  it('says why Enter takes nothing: a value that is there, a key that nobody knows', () => {
    const one = training()
      .press('w')
      .type('vpcsubnets')
      .press('enter', 'enter')
      .type('subnet-1')
      .press('enter');
    const again = one.type('subnet-1').press('enter');
    expect(again.message).toBe('The condition has this value already.');
    expect(again.press('ctrl-u', 'enter').message).toContain('sagemaker:VpcSubnets');
    const statement = {
      Effect: 'Allow',
      Action: 'sagemaker:CreateModel',
      Resource: '*',
      Condition: { StringEquals: { 'sagemaker:Gone': 'x' } },
    } as const;
    const cart = cartFromDocument({ Version: '2012-10-17', Statement: [statement] }, loadCatalog());
    const unknown = play({ size, file: '/mine.json', cart }).press('w', 'up');
    expect(unknown.press('enter').message).toBe(
      'sagemaker:Gone is not in the reference; ctrl-x removes the condition.',
    );
    expect(conditions(unknown.press('ctrl-x'), 0)).toEqual([]);
  });

  it('adds the next condition with Enter after the first, and Esc goes back only where one has been', () => {
    const one = subnets(training().press('w'), 'subnet-1');
    expect(one.main.at(-1)).toBe('› + add a condition');
    expect(one.press('esc').state.overlay).toBeNull();
    const key = one.press('enter');
    expect(key.prompt).toMatch(/^Key for /);
    expect(key.press('esc').main[0]).toMatch(/sagemaker:VpcSubnets/);
    const opened = one.press('up', 'enter');
    expect(opened.press('esc').main[0]).toMatch(/^› sagemaker:VpcSubnets/);
    const operator = opened.press('ctrl-o');
    expect(operator.prompt).toBe('Operator for sagemaker:VpcSubnets');
    expect(operator.press('esc').main[0]).toMatch(/^› sagemaker:VpcSubnets/);
  });

  it('takes several values between commas or from lines, each once', () => {
    const asked = training().press('w').type('vpcsub').press('enter', 'enter');
    const typed = asked.type('subnet-1, subnet-2');
    expect(typed.main.at(-1)).toBe('› 2 values: subnet-1 and subnet-2');
    expect(conditions(typed.press('enter', 'enter'), 0)).toMatchObject([
      { values: ['subnet-1', 'subnet-2'] },
    ]);
    const pasted = asked
      .send({ kind: 'paste', text: 'subnet-1\nsubnet-2,\n subnet-1\n' })
      .press('enter', 'enter');
    expect(conditions(pasted, 0)).toMatchObject([{ values: ['subnet-1', 'subnet-2'] }]);
  });

  it('asks whether a comma belongs to the value where it may', () => {
    const tag = training().press('w').type('requesttag').press('enter').type('team').press('enter', 'enter');
    const typed = tag.type('red, blue');
    expect(typed.main.slice(-2)).toEqual(['› 2 values: red and blue', '  one value: red, blue']);
    expect(conditions(typed.press('down', 'enter', 'enter'), 0)).toMatchObject([{ values: ['red, blue'] }]);
    expect(conditions(typed.press('enter', 'enter'), 0)).toMatchObject([{ values: ['red', 'blue'] }]);
    expect(conditions(tag.type('red\\, blue').press('enter', 'enter'), 0)).toMatchObject([
      { values: ['red, blue'] },
    ]);
  });

  it('takes the highlighted value of an enumeration with Enter, of other known values once one has moved', () => {
    const access = play().type('CreateNotebookInstance').press('tab', 'shift-tab', 'w');
    const asked = access.type('directinternet').press('enter', 'enter');
    expect(asked.main.slice(-2)).toEqual(['› Disabled', '  Enabled']);
    expect(conditions(asked.press('enter', 'enter'), 0)).toMatchObject([{ values: ['Disabled'] }]);
    expect(conditions(asked.type('en').press('enter', 'enter'), 0)).toMatchObject([{ values: ['Enabled'] }]);
    const types = training().press('w').type('instancetypes').press('enter', 'enter').type('ml.t3');
    expect(conditions(types.type('.*').press('enter', 'enter'), 0)).toMatchObject([{ values: ['ml.t3.*'] }]);
    expect(conditions(types.press('down', 'enter', 'enter'), 0)).toMatchObject([
      { values: [expect.stringMatching(/^ml\.t3\./)] },
    ]);
  });

  it('marks where a long value is cut at its left', () => {
    const long = training().press('w').type('requesttag').press('enter').type('team').press('enter', 'enter');
    const typed = long.type('a'.repeat(200));
    expect(typed.prompt).toMatch(/value: …a+$/);
  });

  it('keeps what was answered when Esc goes a step back', () => {
    const values = training().press('w').type('requesttag').press('enter').type('team').press('enter');
    const typed = values.press('down', 'enter').type('red').press('enter', 'esc');
    expect(typed.prompt).toBe('Operator for aws:RequestTag/team');
    expect(typed.main.findIndex((row) => row.startsWith('› '))).toBe(1);
    expect(typed.press('enter').main.slice(0, 2)).toEqual(['1 value so far', '  red']);
    expect(typed.press('esc').prompt).toBe('aws:RequestTag/${TagKey}: team');
  });

  it('says what is wrong with a value while it is typed, and offers true and false', () => {
    const flag = training().press('w').type('networkisolation').press('enter', 'enter');
    expect(flag.main.slice(-2)).toEqual(['› true', '  false']);
    expect(conditions(flag.press('enter'), 0)).toMatchObject([{ values: ['true'] }]);
    expect(conditions(flag.press('down', 'enter'), 0)).toMatchObject([{ values: ['false'] }]);
    expect(flag.type('maybe').main[0]).toMatch(/true or false/);
    expect(flag.type('f').press('tab').prompt).toMatch(/value: false$/);
  });
});
