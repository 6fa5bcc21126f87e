/** The cells of the cart's table: every column is edited in place. */
import { describe, expect, it } from 'vitest';
import { itemCells } from '../../src/app/cart/item-row.ts';
import { linearLines } from '../../src/app/linear-view.ts';
import { lineText } from '../../src/app/lines/spans.ts';
import { screenView } from '../../src/app/screen-view.ts';
import { loadCatalog, loadServices } from '../../src/catalog/load.ts';
import type { PolicyDocument } from '../../src/iam/document.ts';
import { addItem, emptyCart } from '../../src/policy/cart/cart.ts';
import { cartFromDocument } from '../../src/policy/cart/load-cart.ts';
import { type Play, play } from '../support/play.ts';

const size = { columns: 140, rows: 40 };
/** CreateTrainingJob with its role, and ListModels. */
const cart = (): Play =>
  play({ size }).type('ctj').press('tab', 'ctrl-u').type('listmodels').press('tab', 'shift-tab', 'd');
const opened = (...statements: readonly object[]): Play => {
  const document: PolicyDocument = JSON.parse(
    JSON.stringify({ Version: '2012-10-17', Statement: statements }),
  );
  return play({ size, file: '/mine.json', cart: cartFromDocument(document, loadCatalog()) });
};

/** The columns that are shown, by their header. */
const header = ({ main }: Play): readonly string[] => (main[0] ?? '').trim().split(/\s{2,}/);
/** What is underlined in the highlighted row. */
const cell = ({ state }: Play): string => {
  const row = screenView(state).main.lines.find(([first]) => first?.bar === true) ?? [];
  return lineText(row.filter(({ tone }) => tone === 'link')).trim();
};
const right = (at: Play, times: number): Play => at.press(...Array.from({ length: times }, () => 'right'));
const actions = ({ state }: Play): readonly string[] => state.cart.present.items.map(({ action }) => action);

describe('the cells of a row', () => {
  it('are gone through with left and right, h and l', () => {
    const start = cart();
    expect(cell(start)).toBe('CreateTrainingJob');
    expect([1, 2, 3, 4, 5, 6].map((times) => cell(right(start, times)))).toEqual([
      'Write',
      'training-job/*',
      '',
      '',
      'CreateTrainingJob',
      'CreateTrainingJob',
    ]);
    expect(cell(start.press('l', 'l', 'h'))).toBe('Write');
  });

  it('show the column of the cursor, however narrow the window is', () => {
    const narrow = cart().send({ kind: 'resize', size: { columns: 60, rows: 20 } });
    expect(header(narrow)).not.toContain('statement');
    expect(header(right(narrow, 5))).toContain('statement');
    for (let times = 0; times < 6; times += 1)
      for (const row of screenView(right(narrow, times).state).main.lines)
        expect(lineText(row).length).toBeLessThanOrEqual(56);
  });

  it('are read out with the name of their column', () => {
    expect(linearLines(right(cart(), 2).state)).toContain('Column on: training-job/*');
  });
});

describe('Enter', () => {
  it('opens the page of the action, or what edits the cell', () => {
    const start = cart();
    expect(start.press('enter').title).toMatch(/› CreateTrainingJob$/);
    expect(right(start, 1).press('enter').state.overlay).toMatchObject({ kind: 'menu' });
    expect(right(start, 2).press('enter').prompt).toMatch(/^Resources of sagemaker:CreateTrainingJob/);
    expect(right(start, 3).press('enter').prompt).toMatch(/^Key for sagemaker:CreateTrainingJob/);
    expect(right(start, 4).press('enter').message).toBe('You chose it: nothing in the cart needs it.');
    expect(right(start, 5).press('enter').prompt).toBe('Name of the statement: CreateTrainingJob');
  });

  it('goes from a dependent to what needs it', () => {
    const role = cart().press('/').type('passrole').press('enter');
    const needing = right(role.press('esc'), 4).press('enter');
    expect(cell(needing.press('left', 'left', 'left', 'left'))).toBe('CreateTrainingJob');
    // What the filter leaves out is shown as a page instead.
    expect(right(role, 4).press('enter').title).toMatch(/› CreateTrainingJob$/);
  });

  it('edits the cell of every marked row', () => {
    const denied = right(cart().press('a'), 1).press('enter').choose('Deny');
    expect(denied.state.cart.present.items.every(({ effect }) => effect === 'Deny')).toBe(true);
  });
});

describe('the name of a statement', () => {
  const sids = ({ policy }: Play): readonly (readonly [unknown, unknown])[] =>
    (policy as { Statement: readonly { Sid?: string; Action: unknown }[] }).Statement.map((each) => [
      each.Sid,
      each.Action,
    ]);

  it('is typed, and parts the item from those that shared it', () => {
    const two = play({ size })
      .type('listmodels')
      .press('tab', 'ctrl-u')
      .type('listapps')
      .press('tab', 'shift-tab');
    expect(sids(two)).toEqual([['ListModelsAndListApps', ['sagemaker:ListApps', 'sagemaker:ListModels']]]);
    const named = two.press('S', 'ctrl-u').type('SeeModels').press('enter');
    expect(sids(named)).toEqual([
      ['SeeModels', ['sagemaker:ListModels']],
      ['ListApps', ['sagemaker:ListApps']],
    ]);
    expect(sids(named.press('u'))).toEqual(sids(two));
    expect(sids(named.press('S', 'ctrl-u', 'enter'))).toEqual(sids(two));
    const both = two.press('a', 'S', 'ctrl-u').type('SeeAll').press('enter');
    expect(sids(both)).toEqual([['SeeAll', ['sagemaker:ListApps', 'sagemaker:ListModels']]]);
  });

  it('is refused where IAM would refuse it', () => {
    const odd = cart().press('S', 'ctrl-u').type('See models');
    expect(odd.prompt).toContain('A Sid has letters and digits only.');
    expect(odd.press('enter').state.overlay).not.toBeNull();
  });

  it('is changed in a statement of the file, which stays otherwise as it is', () => {
    const file = { Sid: 'A', Effect: 'Allow', Action: 'sagemaker:ListApps', Resource: '*' };
    const named = opened(file).press('S', 'ctrl-u').type('Apps').press('enter');
    expect(sids(named)).toEqual([['Apps', ['sagemaker:ListApps']]]);
  });
});

describe('c', () => {
  it('puts another action in place of the item, with the ARNs that this one takes', () => {
    const limited = play({ size })
      .type('createendpoint')
      .press('tab', 'shift-tab', 'r', 'enter')
      .type('prod-*')
      .press('enter', 'esc');
    const changed = limited.press('c', 'ctrl-u').type('DeleteEndpoint').press('enter');
    expect(actions(changed)).toEqual(['sagemaker:DeleteEndpoint']);
    expect(changed.state.cart.present.items[0]?.scope).toEqual({
      kind: 'arns',
      byType: { 'sagemaker:endpoint': ['arn:aws:sagemaker:*:*:endpoint/prod-*'] },
    });
    expect(actions(changed.press('u'))).toEqual(['sagemaker:CreateEndpoint']);
  });

  it('takes a pattern, and refuses what is no action, with the nearest name', () => {
    const asked = cart().press('c', 'ctrl-u');
    expect(actions(asked.type('Describe*').press('enter'))[0]).toBe('sagemaker:Describe*');
    expect(asked.type('DescribeModl').prompt).toContain('sagemaker:DescribeModel');
    expect(asked.type('DescribeModl').press('enter').state.overlay).not.toBeNull();
  });
});

describe('v', () => {
  const headings = ({ main }: Play): readonly string[] =>
    main.filter((row) => /^\S/.test(row) && !row.startsWith('›'));

  it('groups the rows by service, the cursor on its row, and by statement again', () => {
    const at = cart().press('j');
    const service = at.press('v');
    expect(headings(service)).toEqual(['sagemaker', 'iam']);
    expect(header(service)).toContain('statement');
    expect(cell(service)).toBe(cell(at));
    expect(headings(service.press('v'))).toEqual(headings(at));
  });

  it.each([
    ['sagemaker:DescribeEndpoint', 'endpoint/*'],
    ['secretsmanager:GetSecretValue', 'secret:*'],
    ['sqs:SendMessage', '*'],
    ['sns:ListTopics', 'any'],
  ])('say of %s what its ARN says where nothing narrows it: %s', (action, on) => {
    const catalog = loadServices(loadCatalog(), ['secretsmanager', 'sqs', 'sns']);
    const [item] = addItem(emptyCart, action).items;
    const facts = { isOrphan: false, statement: undefined };
    expect(item && itemCells(catalog, item, facts).on).toBe(on);
  });
});
