/** Patterns as somebody uses them: found in Explore, kept in the cart, narrowed, expanded, taken back. */
import { describe, expect, it } from 'vitest';
import { cartFromDocument } from '../../src/policy/cart/load-cart.ts';
import { cartOf } from '../../src/storage/cart-json.ts';
import { play } from '../support/play.ts';
import { startWith } from '../support/screen.ts';

const statements = (policy: unknown) =>
  (policy as { readonly Statement: readonly Record<string, unknown>[] }).Statement;

const endpoint = 'arn:aws:sagemaker:eu-west-1:111122223333:endpoint/prod-*';

describe('a query of patterns', () => {
  it('offers each pattern as one item, before what they match', () => {
    const found = play().type('DescribeTraining* sagemaker:list*tags');
    expect(found.main[0]).toMatch(/^› {3}pattern sagemaker:DescribeTraining\* +3 actions$/);
    expect(found.main[1]).toMatch(/^ {4}pattern sagemaker:List\*tags +1 action$/);
    expect(found.main[2]).toMatch(/^ {4}A DescribeTrainingJob +Read$/);
    expect(found.frames.other).toBe('DescribeTraining*');
    expect(found.other.join('\n')).toMatch(/3 actions today: 3 Read[\s\S]*It grows/);
    expect(found.spoken.join('\n')).toContain('sagemaker:DescribeTraining*, pattern, 3 actions');
  });

  it('that asks for anything else offers none: the pattern would grant more than is listed', () => {
    for (const query of ['List* is:tagging', 'List* -*Job*', 'List* model', 'List* kind:key'])
      expect(play().type(query).main.join('\n')).not.toContain('pattern ');
  });

  it('that matches nothing says so with the nearest', () => {
    const none = play().type('Descrbe*');
    expect(none.message).toContain('No action matches sagemaker:Descrbe*; nearest: sagemaker:Describe*');
    expect(none.main.join('\n')).not.toContain('pattern ');
  });

  it('puts the pattern into the cart with Tab, and takes it out again', () => {
    const added = play().type('describe*').press('tab');
    expect(added.message).toMatch(/^sagemaker:Describe\* is in the cart: 79 actions today/);
    expect(added.main[0]).toContain('✓ pattern sagemaker:Describe*');
    expect(statements(added.press('shift-tab').policy)).toMatchObject([
      { Action: ['sagemaker:Describe*'], Resource: ['*'] },
    ]);
    expect(added.press('up', 'tab').tally).toBe('cart empty');
  });

  it('opens what the pattern matches with Enter, from where it goes into the cart too', () => {
    const opened = play().type('*LineageGroupPolicy').press('enter');
    expect(opened.title).toBe('sm-explore › Explore › *LineageGroupPolicy');
    expect(opened.main.join('\n')).toContain('A DeleteLineageGroupPolicy');
    expect(opened.press('a').tally).toContain('cart 1');
    const found = opened.press('/').type('createlin').press('enter', 'enter');
    expect(found.title).toMatch(/› \*LineageGroupPolicy › CreateLineageGroupPolicy$/);
    expect(opened.press('o').message).toContain('no page');
  });
});

describe('a pattern in the cart', () => {
  const inCart = play().type('*endpoint').press('tab', 'shift-tab');

  it('is a row with what it matches, and leads to it', () => {
    expect(inCart.main.join('\n')).toMatch(/sagemaker:\*endpoint +\d+ actions/);
    expect(inCart.press('enter').title).toContain('*endpoint');
  });

  it('is limited to resources, and says what gets none', () => {
    const limited = inCart.press('r').send({ kind: 'paste', text: endpoint }).press('enter', 'esc');
    expect(statements(limited.policy)[0]).toMatchObject({
      Action: ['sagemaker:*endpoint'],
      Resource: expect.arrayContaining([endpoint]),
    });
    const describing = play().type('Describe*').press('tab', 'shift-tab', 'r');
    const narrow = describing.send({ kind: 'paste', text: endpoint }).press('enter', 'esc', 'tab');
    expect(statements(narrow.policy)[0]).toMatchObject({ Resource: [endpoint] });
    expect(narrow.spoken.join('\n')).toContain('sagemaker:Describe*');
  });

  it('is named action by action with *, on what it was limited to, and undone', () => {
    const limited = inCart.press('r').send({ kind: 'paste', text: endpoint }).press('enter', 'esc');
    const named = limited.press('*');
    const actions = statements(named.policy).flatMap(({ Action }) => Action);
    expect(actions).toContain('sagemaker:DeleteEndpoint');
    expect(actions).not.toContain('sagemaker:*endpoint');
    expect(statements(named.policy).flatMap(({ Resource }) => Resource)).toContain(endpoint);
    expect(named.press('u').policy).toEqual(limited.policy);
    expect(named.press('*').message).toContain('Only a pattern');
  });

  it('opens what a finding of it counts', () => {
    const finding = play().type('Delete*').press('tab', 'shift-tab', 'tab', 'down');
    expect(finding.message).not.toContain('DeleteWorkteam');
    expect(finding.press('o').message).toContain('sagemaker:DeleteWorkteam');
    expect(finding.press('up', 'o').message).toContain('names everything already');
  });

  it('survives being saved and opened', () => {
    const { cart } = inCart.state;
    expect(cartOf(JSON.parse(JSON.stringify(cart.present)))).toEqual(cart.present);
  });

  it('of a file is a row like any other, and leaves the rest of its statement as it was', () => {
    const { catalog } = startWith({});
    const document = {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow' as const, Action: ['sagemaker:List*', 'sagemaker:DescribeApp'], Resource: '*' },
      ],
    };
    const opened = play({ cart: cartFromDocument(document, catalog), screen: 'cart' });
    expect(opened.main.join('\n')).toMatch(/sagemaker:List\* +\d+ actions/);
    expect(opened.policy).toEqual(document);
    expect(statements(opened.press('*').policy).flatMap(({ Action }) => Action)).toContain(
      'sagemaker:ListModels',
    );
  });
});
