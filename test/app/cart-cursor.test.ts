import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.ts';
import type { PolicyDocument } from '../../src/iam/document.ts';
import { cartFromDocument } from '../../src/policy/cart/load-cart.ts';
import { type Play, play } from '../support/play.ts';

const size = { columns: 140, rows: 40 };
/** The cart with CreateTrainingJob and the role that it always needs. */
const training = (): Play => play({ size }).type('ctj').press('enter', 'd', 'shift-tab');
const opened = (statements: readonly unknown[], parts: Parameters<typeof play>[0] = {}): Play => {
  const document: PolicyDocument = JSON.parse(
    JSON.stringify({ Version: '2012-10-17', Statement: statements }),
  );
  return play({ size, file: '/mine.json', cart: cartFromDocument(document, loadCatalog()), ...parts });
};
const odd = { Sid: 'B', Effect: 'Allow', Action: 'sagemaker:ListModels', Resource: '*', Weird: 1 };
const plain = { Sid: 'A', Effect: 'Allow', Action: 'sagemaker:ListApps', Resource: '*' };
const cursor = (session: Play): string | undefined => session.main.find((row) => row.startsWith('› '));

/** Tabs to the findings and goes down to the one that fits. */
function onFinding(session: Play, pattern: RegExp): Play {
  let at = session.press('tab');
  for (let tries = 0; tries < 20; tries += 1) {
    if (pattern.test(cursor(at) ?? '')) return at;
    at = at.press('down');
  }
  throw new Error('The finding was never reached');
}

describe('an editor that is opened from a finding', () => {
  it('is about the item of the finding, and leaves the cursor on it', () => {
    const role = onFinding(training(), /▲ iam:PassRole reaches every role/);
    const scope = role.press('r');
    expect(scope.prompt).toMatch(/^Resources of iam:PassRole /);
    expect(cursor(scope.press('esc'))).toMatch(/^› {3}iam:PassRole/);
    expect(role.press('w').prompt).toMatch(/^Key for iam:PassRole: /);
  });

  it('has nothing to edit in a finding about the whole policy', () => {
    const old = { ...opened([plain]).state.cart.present, version: '2008-10-17' };
    const whole = onFinding(play({ size, file: '/mine.json', cart: old }), /Version 2008-10-17/);
    const pressed = whole.press('r');
    expect(pressed.message).toBe('This finding is about the policy as a whole.');
    expect(pressed.state.cartView.pane).toBe('findings');
  });
});

describe('a cart of which every item was removed', () => {
  it('is empty, though it came from a file', () => {
    const emptied = opened([plain]).press('x');
    expect(emptied.tally).toBe('cart empty');
    const copied = emptied.press('y');
    expect(copied.message).toBe('The cart is empty: add an action from Explore with Tab.');
    expect(copied.effects).toEqual([]);
    expect(emptied.press('u').tally).toMatch(/^cart 1\b/);
  });
});

describe('a cart of statements that are kept as they were', () => {
  it('is not empty, and says that there is no item to change', () => {
    const only = opened([odd]);
    expect(only.tally).toMatch(/^cart 0\b/);
    for (const key of ['W', 'd'])
      expect(only.press(key).message).toBe(
        'There is no item to change: the statements here are kept as the file has them.',
      );
    expect(only.press('y').effects).toHaveLength(1);
    expect(only.press('x').tally).toBe('cart empty');
  });
});

describe('a list in a window that grows, or that gets shorter', () => {
  it('leaves no row blank below it', () => {
    const many = Array.from({ length: 30 }, (_, index) => ({ ...odd, Sid: `S${index}` }));
    const sidsOf = ({ main }: Play): readonly string[] => main.map((row) => /S\d+/.exec(row)?.[0] ?? '');
    const low = opened(many, { size: { columns: 80, rows: 12 } }).press('G');
    expect(sidsOf(low)).toEqual(['S22', 'S23', 'S24', 'S25', 'S26', 'S27', 'S28', 'S29']);
    const grown = low.send({ kind: 'resize', size: { columns: 80, rows: 13 } });
    expect(sidsOf(grown)).toEqual(['S21', 'S22', 'S23', 'S24', 'S25', 'S26', 'S27', 'S28', 'S29']);
    expect(sidsOf(low.press('x', 'x'))).toEqual(['S20', 'S21', 'S22', 'S23', 'S24', 'S25', 'S26', 'S27']);
  });
});
