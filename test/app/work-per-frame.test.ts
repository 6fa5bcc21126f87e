/** How much is worked out for a key and the frame after it: each thing once, however many parts of the frame ask. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { detailRows } from '../../src/app/detail/entry-rows.ts';
import { frameOf } from '../../src/app/frame.ts';
import { wrapText } from '../../src/app/lines/wrap-text.ts';
import { loadCatalog } from '../../src/catalog/load.ts';
import { readArrivals } from '../../src/cli/read-arrivals.ts';
import { validateArn } from '../../src/policy/arn-template.ts';
import { assemble } from '../../src/policy/assemble/assemble.ts';
import { addArrivals } from '../../src/policy/cart/add-arrivals.ts';
import { search } from '../../src/search/search.ts';
import { type Play, play } from '../support/play.ts';

// Only counted: what is called is what runs.
vi.mock('../../src/app/detail/entry-rows.ts', { spy: true });
vi.mock('../../src/app/lines/wrap-text.ts', { spy: true });
vi.mock('../../src/policy/arn-template.ts', { spy: true });
vi.mock('../../src/policy/assemble/assemble.ts', { spy: true });
vi.mock('../../src/policy/cart/add-arrivals.ts', { spy: true });
vi.mock('../../src/search/search.ts', { spy: true });

const size = { columns: 140, rows: 40 };

const draw = ({ state }: Play): void => void frameOf(state);

beforeEach(() => {
  vi.clearAllMocks();
});

describe('a key and its frame', () => {
  it('search once in Explore', () => {
    draw(play({ size }).type('q'));
    expect(vi.mocked(search).mock.calls.map(([, query]) => query)).toEqual(['q']);
  });

  it('make the page of Detail once, and that of the link beside it once', () => {
    const opened = play({ size }).type('ctj').press('enter');
    draw(opened);
    vi.clearAllMocks();
    draw(opened.press('down'));
    const pages = vi.mocked(detailRows).mock.calls.map(([, { id }]) => id);
    expect(pages).toHaveLength(new Set(pages).size);
    expect(pages).not.toContain('sagemaker:CreateTrainingJob');
  });

  it('do not work out again what a paste adds while the cursor moves in it', () => {
    const text = 'arn:aws:sagemaker:eu-west-1:111122223333:endpoint/a\narn:aws:s3:::bucket/key';
    const read = readArrivals(text, loadCatalog());
    const pane = play({ size }).send({ kind: 'arrived', text, from: 'paste', ...read });
    draw(pane);
    vi.clearAllMocks();
    draw(pane.press('down'));
    draw(pane.press('down', 'down'));
    expect(addArrivals).not.toHaveBeenCalled();
    draw(pane.press(' '));
    expect(addArrivals).toHaveBeenCalledTimes(1);
  });

  it('compare a pasted ARN with no types whose names begin otherwise', () => {
    const arns = Array.from(
      { length: 50 },
      (_, at) => `arn:aws:sagemaker:eu-west-1:111122223333:model/m-${at}`,
    );
    const text = arns.join('\n');
    const pane = play({ size }).send({
      kind: 'arrived',
      text,
      from: 'paste',
      ...readArrivals(text, loadCatalog()),
    });
    vi.clearAllMocks();
    draw(pane);
    // Actions on tags take some fifty types.
    const asked = vi.mocked(validateArn).mock.calls.map(([, type, arn]) => `${type} ${arn}`);
    expect(new Set(asked).size).toBe(arns.length);
  });

  it('draw of thousands of pasted messages those in sight', () => {
    const messages = Array.from(
      { length: 500 },
      (_, at) =>
        `User: arn:aws:iam::111122223333:user/ana is not authorized to perform: sagemaker:DescribeModel on resource: arn:aws:sagemaker:eu-west-1:111122223333:model/m-${at} because no identity-based policy allows the action`,
    );
    const text = messages.join('\n');
    const read = readArrivals(text, loadCatalog());
    expect(read.arrivals.length).toBe(messages.length);
    const pane = play({ size }).send({ kind: 'arrived', text, from: 'paste', ...read });
    for (const after of [pane, pane.press('down'), pane.press(...Array.from({ length: 60 }, () => 'down'))]) {
      vi.clearAllMocks();
      draw(after);
      // Each message is wrapped, and what is to be said of it.
      expect(vi.mocked(wrapText).mock.calls.length).toBeLessThan(3 * size.rows);
    }
  });

  it('assemble the cart at most once', () => {
    const cart = play({ size }).type('ctj').press('enter', 'd', 'shift-tab');
    draw(cart);
    vi.clearAllMocks();
    draw(cart.press('d'));
    expect(assemble).toHaveBeenCalledTimes(1);
    draw(cart.press('j'));
    expect(assemble).toHaveBeenCalledTimes(1);
  });
});
