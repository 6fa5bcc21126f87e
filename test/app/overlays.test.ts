import { describe, expect, it } from 'vitest';
import { linearLines } from '../../src/app/linear-view.ts';
import { tooSmallLines } from '../../src/app/lines/layout.ts';
import { lineText } from '../../src/app/lines/spans.ts';
import { cells } from '../../src/app/lines/text-width.ts';
import { screenView } from '../../src/app/screen-view.ts';
import { lastRows } from '../../src/app/status.ts';
import { type Play, play } from '../support/play.ts';

const inCart = (query: string, columns = 80): Play =>
  play({ size: { columns, rows: 24 } })
    .type(query)
    .press('tab', 'shift-tab');

const lastOf = ({ state }: Play): readonly string[] =>
  lastRows(state, state.size.columns).map((row) => lineText(row));

describe('help over an editor, a prompt or a question', () => {
  it('explains it, and gives it back as it was', () => {
    const typed = inCart('ctj').press('s').type('policies/');
    const help = typed.press('f1');
    expect(help.main.join('\n')).toContain('The policy is written to this file');
    expect(help.main.join('\n')).toMatch(/^Tab +complete the path$/m);
    expect(help.press('esc').state.overlay).toEqual(typed.state.overlay);
    for (const key of ['r', 'w', 'f'])
      expect(inCart('ctj').press(key, 'f1').state.overlay).toMatchObject({ kind: 'help' });
  });
});

describe('a row that is edited', () => {
  it('moves sideways behind its label, so that the caret is on the screen', () => {
    const path = 'a-very-long-folder/'.repeat(6);
    const saving = inCart('ctj', 60).press('s', 'ctrl-u').type(path).type('end');
    const { second, caret } = screenView(saving.state);
    expect(caret).toBe(59);
    expect(lineText(second).slice(0, 59)).toMatch(/^Save to: .*long-folder\/end$/);
    expect(cells(lineText(second).slice(0, caret ?? 0))).toBe(59);
    expect(lineText(screenView(saving.press('home').state).second)).toMatch(
      /^Save to: policy|^Save to: a-very/,
    );
  });
});

describe('the paths that continue what is typed', () => {
  it('come too late once something else is typed', () => {
    const asked = inCart('ctj').press('s', 'ctrl-u').type('pol').press('tab');
    expect(asked.effects.at(-1)).toEqual({ kind: 'complete-path', text: 'pol' });
    const found = {
      kind: 'paths-completed',
      text: 'pol',
      completed: 'policies/',
      completions: ['policies/'],
    } as const;
    expect(asked.send(found).prompt).toBe('Save to: policies/   (JSON policy)');
    expect(asked.type('d').send(found).prompt).toBe('Save to: pold   (JSON policy)');
    expect(asked.press('esc').send(found).state.overlay).toBeNull();
  });
});

describe('a list longer than its window', () => {
  it('leaves no rows blank when the window grows or the list gets shorter', () => {
    const atEnd = play({ size: { columns: 80, rows: 13 } })
      .type('list')
      .press('ctrl-end');
    const shown = (session: Play): number => session.main.filter((row) => row !== '').length;
    const { rows } = screenView(atEnd.state).division.main;
    expect(shown(atEnd)).toBe(rows);
    const grown = atEnd.send({ kind: 'resize', size: { columns: 120, rows: 30 } });
    expect(shown(grown)).toBe(24);
    expect(grown.main.at(-1)).toMatch(/^› /);

    const cart = play({ size: { columns: 80, rows: 12 } })
      .type('list')
      .press('alt-a', 'y', 'shift-tab', 'G');
    const shorter = cart.press('x', 'x', 'x');
    expect(shown(shorter)).toBe(shown(cart));
  });
});

describe('the last rows', () => {
  it('never give the keys away for what the cart lacks', () => {
    const [status, footer] = lastOf(inCart('createcluster'));
    expect(status).toMatch(/^Missing: 10 dependent actions; d adds them\.$/);
    expect(footer).toContain('Esc back');
    const [narrow, keys] = lastOf(inCart('ctj', 40));
    expect(narrow).toMatch(/^Missing: iam:PassRole/);
    expect(keys).toContain('Esc back');
  });

  it('say nothing of it in an editor', () => {
    expect(lastOf(inCart('createcluster').press('s'))[0]).not.toContain('Missing');
  });
});

describe('a window too small for any screen', () => {
  it('hears nothing but ctrl-c, ctrl-z and a change of its size', () => {
    const cart = inCart('ctj');
    const small = cart.send({ kind: 'resize', size: { columns: 20, rows: 5 } });
    const tried = small.press('d', 'x', 's', 'esc', 'q').send({ kind: 'paste', text: 'x' });
    expect(tried.effects).toEqual(cart.effects);
    expect(tried.send({ kind: 'resize', size: cart.state.size }).state).toEqual(cart.state);
    expect(small.press('ctrl-z', 'ctrl-c').effects.slice(cart.effects.length)).toEqual([
      { kind: 'suspend' },
      { kind: 'quit', code: 130 },
    ]);
  });

  it.each([
    [39, 9, ['sm-explore needs 40x10: enlarge the', 'window.']],
    [20, 5, ['sm-explore needs', '40x10: enlarge the', 'window.']],
    [12, 1, ['needs 40x10']],
    [5, 1, ['40x10']],
    [3, 1, ['40x']],
  ] as const)('says so in %i columns and %i rows', (columns, rows, lines) => {
    expect(tooSmallLines({ columns, rows })).toEqual(lines);
  });
});

describe('read out', () => {
  const read = (session: Play): readonly string[] => linearLines(session.state);
  const settings = { ascii: true, screenReader: true, hyperlinks: false };

  it('of a choice, only the one that the cursor is on, with its place', () => {
    const keys = read(
      play({ settings }).type('ctj').press('tab', 'shift-tab', 'w').type('vpc').press('down'),
    );
    expect(keys).toContain('Choice 2 of 10');
    expect(keys.filter((text) => text.startsWith('sagemaker:Vpc'))).toHaveLength(1);
    const menu = read(play({ settings }).type('ctj').press('tab', 'shift-tab', 'f'));
    expect(menu).toContain('Choice 1 of 6');
    expect(menu).toContain('JSON policy');
  });

  it('of a link, the heading that it stands under', () => {
    const link = read(play({ settings }).type('ctj').press('enter', 'down'));
    expect(link.slice(1, 4)).toEqual([
      expect.stringMatching(/^Place 2 of \d+$/),
      'Caller needs',
      'iam:PassRole, action, Write',
    ]);
  });
});
