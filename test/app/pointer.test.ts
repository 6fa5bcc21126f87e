import { describe, expect, it } from 'vitest';
import { frameOf } from '../../src/app/frame.ts';
import { lineText } from '../../src/app/lines/spans.ts';
import type { Pointer } from '../../src/app/state/action.ts';
import { type Play, play } from '../support/play.ts';

const wide = { columns: 140, rows: 40 };

/** Does something with the mouse on the first cell of a text of the frame. */
function mouse(session: Play, what: Pointer['what'], text: string): Play {
  const rows = frameOf(session.state).rows.map(lineText);
  const row = rows.findIndex((each) => each.includes(text));
  if (row < 0) throw new Error(`The frame has no ${text}`);
  return session.send({ kind: 'pointer', pointer: { what, row, column: rows[row]?.indexOf(text) ?? 0 } });
}

const cursorRow = ({ main }: Play): string => main.find((row) => row.startsWith('› ')) ?? '';

describe('the mouse in Explore', () => {
  const listed = play({ size: wide }).type('create');

  it('puts the cursor on the row that is clicked, and opens the one it is on', () => {
    const clicked = mouse(listed, 'press', 'A CreateArtifact ');
    expect(cursorRow(clicked)).toContain('A CreateArtifact ');
    expect(mouse(clicked, 'press', 'A CreateArtifact ').title).toBe('sm-explore › Explore › CreateArtifact');
    expect(cursorRow(mouse(clicked, 'press', 'A CreateAction '))).toContain('A CreateAction ');
  });

  it('moves the list or the preview with the wheel, whichever it is over', () => {
    const moved = mouse(listed, 'wheel-down', 'A CreateApp ');
    expect(moved.state.explore.list.selected).toBe(listed.state.explore.list.selected + 3);
    const title = 'action · Write';
    const scrolled = mouse(listed, 'wheel-down', title);
    expect(scrolled.state.explore.previewTop).toBe(3);
    expect(scrolled.state.explore.list).toEqual(listed.state.explore.list);
  });

  it('does nothing on frames, the title and the footer', () => {
    for (const text of ['╭─', 'sm-explore', 'Enter open'])
      expect(mouse(listed, 'press', text).state.explore).toEqual(listed.state.explore);
  });
});

describe('the mouse elsewhere', () => {
  const cart = play({ size: wide }).type('ctj').press('enter', 'd', 'shift-tab');

  it('goes to the pane that is clicked in the cart, and to the item', () => {
    const inPolicy = mouse(cart, 'press', '"Version"');
    expect(inPolicy.state.cartView.pane).toBe('policy');
    const inItems = mouse(inPolicy, 'press', 'CreateTrainingJob');
    expect(inItems.state.cartView.pane).toBe('items');
    expect(cursorRow(mouse(inItems, 'press', 'iam:PassRole'))).toContain('iam:PassRole');
  });

  it('goes to the parameter of a form that is clicked, and to the last one from below', () => {
    const form = play({ size: wide }).type('kind:recipe scientist').press('enter');
    const { overlay } = form.state;
    const last = overlay?.kind === 'recipe' ? overlay.lines.length - 1 : 0;
    expect(last).toBeGreaterThan(1);
    const selected = [3, 36].map((row) => {
      const clicked = form
        .press('down')
        .send({ kind: 'pointer', pointer: { what: 'press', row, column: 20 } });
      return clicked.state.overlay?.kind === 'recipe' ? clicked.state.overlay.selected : undefined;
    });
    expect(selected).toEqual([0, last]);
  });

  it('takes the choice of a menu that is clicked', () => {
    const menu = cart.press('f');
    const row = 2 + 2 + 2;
    const chosen = menu.send({ kind: 'pointer', pointer: { what: 'press', row, column: 4 } });
    expect(chosen.state).toMatchObject({ overlay: null, format: 'terraform' });
    expect(
      menu.send({ kind: 'pointer', pointer: { what: 'wheel-down', row, column: 4 } }).state.overlay,
    ).toMatchObject({
      selected: 1,
    });
  });

  it('follows the link that is clicked twice in Detail, past what no cursor stops at', () => {
    const detail = play({ size: { columns: 140, rows: 60 } })
      .type('ctj')
      .press('enter');
    const clicked = mouse(detail, 'press', 'T training-job');
    expect(cursorRow(clicked)).toContain('T training-job');
    expect(mouse(clicked, 'press', 'T training-job').title).toMatch(/› training-job$/);
    const { main } = mouse(detail, 'press', 'Resource types');
    const at = main.findIndex((row) => row.startsWith('› '));
    expect(at).toBeGreaterThan(0);
    expect(at).toBeLessThan(main.indexOf('  Resource types'));
  });

  it('runs the command of the palette that is clicked', () => {
    const palette = cart.press(':').type('choose');
    const chosen = mouse(mouse(palette, 'press', 'cart.choose-target'), 'press', 'cart.choose-target');
    expect(chosen.state.overlay).toMatchObject({ kind: 'menu', purpose: { kind: 'target' } });
  });

  it('means nothing in a window too small to see', () => {
    const small = play({ size: { columns: 20, rows: 5 } });
    const pointer = { what: 'press', row: 2, column: 2 } as const;
    expect(small.send({ kind: 'pointer', pointer }).state).toEqual(small.state);
  });
});
