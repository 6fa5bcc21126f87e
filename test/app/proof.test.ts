/** What the cart's pane says of the meaning of the policy: in words, and what changed. */
import { describe, expect, it } from 'vitest';
import { linearLines } from '../../src/app/linear-view.ts';
import { loadCatalog } from '../../src/catalog/load.ts';
import { cartFromDocument } from '../../src/policy/cart/load-cart.ts';
import { type Play, play } from '../support/play.ts';

const size = { columns: 140, rows: 40 };
const models = (): Play => play({ size }).type('createmodel').press('tab', 'shift-tab');
const saved = (cart: Play): Play =>
  cart.send({
    kind: 'saved',
    known: { path: 'models.json', digest: 'd', format: 'json' },
    message: { text: 'Saved.', tone: 'ok' },
  });

describe('the pane beside the items', () => {
  it('turns from the policy to words to what changed, and says which is next', () => {
    const cart = models();
    expect(cart.footer).toContain('p words');
    const words = cart.press('p');
    expect(words.frames.other).toBe('In words');
    expect(words.other).toEqual(['Reading …']);
    expect(words.footer).toContain('p changes');
    const changes = words.press('p');
    expect(changes.frames.other).toBe('Changed since the session began');
    expect(changes.other).toEqual(['Comparing …']);
    expect(changes.footer).toContain('p policy');
    expect(changes.press('p').frames.other).toBe('JSON for managed'.replace('JSON', 'JSON policy'));
  });

  it('puts the statement of the highlighted item into words, and scrolls back when it is another', () => {
    const cart = play({ size }).type('ctj').press('enter', 'd', 'shift-tab', 'p').proved();
    expect(cart.other.slice(0, 2).join(' ')).toBe(
      '2 statements: 2 Allow and 0 Deny. It allows 2 actions of sagemaker and iam (2 Write). 1 action only under conditions.',
    );
    expect(cart.other[3]).toBe('▌ CreateTrainingJob');
    expect(cart.press('j').other[3]).toBe('▌ PassRole');
    const low = cart.send({ kind: 'resize', size: { columns: 80, rows: 16 } }).press('tab', 'tab', 'j', 'j');
    expect(low.other[0]).not.toMatch(/^2 statements/);
    expect(low.press('tab', 'j').other[0]).toMatch(/^2 statements/);
  });

  it('forgets an answer that comes after the cart has changed', () => {
    const cart = models().press('p');
    const [question] = cart.press('p').questions;
    if (question?.kind !== 'compare') throw new Error('Nothing was asked');
    const later = cart.press('p', 'x');
    const answered = later.send({
      kind: 'compared',
      id: question.id,
      comparison: { equal: true, gained: [], lost: [], unknown: [], escalations: [] },
    });
    expect(answered.other).toEqual(['Nothing has changed since the session began.']);
    expect(answered.title).not.toContain('+');
  });
});

describe('what changed', () => {
  it('is told against the file as it was last saved, with a request that shows it, and in the title', () => {
    const cart = saved(models());
    expect(cart.title).toBe('sm-explore › Cart › models.json');
    expect(cart.press('p', 'p').other).toEqual(['Nothing has changed since models.json was saved.']);
    const limited = cart.press('x');
    const shown = limited.press('p', 'p').proved();
    expect(shown.title).toBe('sm-explore › Cart › models.json  ● modified  −1');
    expect(shown.frames.other).toBe('Changed since models.json was saved');
    expect(shown.other.join('\n')).toMatch(/− sagemaker:CreateModel on\s+arn:aws:sagemaker:\*:\*:model\/\*/);
    expect(shown.other.join('\n')).toMatch(/such as sagemaker:CreateModel on\s+arn:aws:sagemaker:us-east-1:/);
    const undone = shown.press('u');
    expect(undone.title).toBe('sm-explore › Cart › models.json');
    expect(undone.other).toEqual(['Nothing has changed since models.json was saved.']);
  });

  it('is told against the last copy where no file is open', () => {
    const copied = models().press('y');
    expect(copied.press('p', 'p').frames.other).toBe('Changed since the policy was copied');
    const more = copied
      .press('esc', 'ctrl-u')
      .type('describemodel')
      .press('tab', 'shift-tab', 'p', 'p')
      .proved();
    expect(more.other[0]).toMatch(/^\+ sagemaker:DescribeModel on/);
    expect(more.title).toContain('+1');
    expect(more.press('Y').choose('terraform').other).toEqual([
      'Nothing has changed since the policy was copied.',
    ]);
  });

  it('says that a policy means the same, however it is written', () => {
    const cart = cartFromDocument(
      {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 'sagemaker:*', Resource: '*' }],
      },
      loadCatalog(),
    );
    const wide = play({ size, cart, file: 'wide.json' });
    const more = wide.press('esc').type('createmodel').press('tab', 'shift-tab', 'p', 'p').proved();
    expect(more.frames.other).toBe('Changed since wide.json was opened');
    expect(more.other).toEqual(['It is written in another way and allows the same.']);
    expect(more.title).toBe('sm-explore › Cart › wide.json  ● modified');
  });

  it('is read out whole to who hears the screen', () => {
    const settings = { ascii: true, screenReader: true, hyperlinks: false };
    const cart = play({ size, settings }).type('createmodel').press('tab', 'shift-tab', 'p', 'p').proved();
    expect(linearLines(cart.state)).toEqual(
      expect.arrayContaining([
        'Changed since the session began',
        '+ sagemaker:CreateModel on arn:aws:sagemaker:*:*:model/*',
      ]),
    );
  });
});

describe('what the cart will show', () => {
  it('is asked for when a short cart changes in Explore, and is there when one looks at it', () => {
    const added = play().type('createmodel').press('tab');
    expect(added.questions.map(({ kind }) => kind)).toContain('compare');
    const looked = added.proved().press('shift-tab');
    expect(looked.questions).toEqual([]);
    expect(play().type('createmodel').press('down').questions).toEqual([]);
  });

  it('is asked for of a long cart when one looks at it', () => {
    const Resource = Array.from({ length: 200 }, (_, at) => `arn:aws:s3:::a-bucket-of-training-data-${at}`);
    const Statement = [{ Effect: 'Allow' as const, Action: 's3:GetObject', Resource }];
    const document = { Version: '2012-10-17' as const, Statement };
    const long = play({ cart: cartFromDocument(document, loadCatalog()) });
    const added = long.type('createmodel').press('tab');
    expect(added.questions).toEqual([]);
    expect(added.press('shift-tab').questions.map(({ kind }) => kind)).toContain('compare');
  });
});
