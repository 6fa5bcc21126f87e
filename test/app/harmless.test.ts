/** What others wrote reaches no line of any screen as it is, where a terminal would obey it or nobody would see it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linearLines } from '../../src/app/linear-view.ts';
import { type Line, lineText, span } from '../../src/app/lines/spans.ts';
import { screenView } from '../../src/app/screen-view.ts';
import type { State } from '../../src/app/state/state.ts';
import { lastRows, titleRow } from '../../src/app/status.ts';
import { parsePolicy } from '../../src/iam/parse.ts';
import { cartFromDocument } from '../../src/policy/cart/load-cart.ts';
import { holdsRaw, hostile } from '../support/hostile.ts';
import { play } from '../support/play.ts';
import { startWith } from '../support/screen.ts';

/** Everything that is drawn of a state, and everything that is read out. */
function allLines(state: State): readonly string[] {
  const { columns } = state.size;
  const { second, main, other } = screenView(state);
  const lines: readonly Line[] = [
    titleRow(state, columns),
    second,
    ...main.lines,
    ...other.lines,
    ...lastRows(state, columns),
  ];
  const urls = lines.flatMap((each) => each.flatMap(({ url }) => url ?? []));
  return [...lines.map(lineText), ...urls, ...linearLines(state)];
}

/** Sessions over a policy that somebody wrote to do harm, on every screen and in every editor. */
function states(text: string, other: string): readonly State[] {
  const { catalog } = startWith();
  const policy = {
    Version: '2012-10-17',
    Id: other,
    Statement: [
      {
        Sid: text,
        Effect: 'Allow',
        Action: ['sagemaker:CreateTrainingJob', `sagemaker:${text}`],
        Resource: [`arn:aws:sagemaker:*:*:training-job/${text}`, text],
        Condition: {
          StringEquals: { [`aws:RequestTag/${text}`]: [other, text] },
          [other]: { [text]: other },
        },
      },
      { Sid: other, Effect: 'Deny', NotAction: text, Resource: '*', Principal: { AWS: text }, [text]: other },
    ],
  };
  const { document } = parsePolicy(JSON.stringify(policy));
  const cart = document === undefined ? undefined : cartFromDocument(document, catalog);
  const opened = play({
    size: { columns: 120, rows: 40 },
    file: `/home/${text}.json`,
    message: { text: other, tone: 'error' },
    recent: [text],
    ...(cart === undefined ? {} : { cart }),
  });
  const detail = opened.press('n').send({ kind: 'paste', text: 'ctj' }).press('enter');
  const tag = opened.press('w').send({ kind: 'paste', text: 'requesttag' }).press('enter');
  const saving = opened.press('s');
  const completed = saving.send({
    kind: 'paths-completed',
    text: saving.state.overlay?.kind === 'save' ? saving.state.overlay.path.text : '',
    completed: text,
    completions: [text, other],
  });
  const request = { path: text, text: other, format: 'json' } as const;
  return [
    opened,
    opened.press('tab'),
    opened.press('tab', 'tab'),
    ...['terraform', 'cloudformation', 'cdk', 'cli'].map((format) => opened.press('f').choose(format)),
    opened.press('j'),
    opened.press('/').send({ kind: 'paste', text }),
    opened.press('r'),
    opened
      .press('r', 'enter')
      .send({ kind: 'paste', text: `${text}arn:` })
      .press('enter'),
    opened.press('w'),
    opened.press('w', 'enter'),
    tag.send({ kind: 'paste', text }).press('enter', 'enter').send({ kind: 'paste', text: other }),
    opened.press('e'),
    opened.press('x'),
    saving,
    completed,
    saving.press('enter').send({ kind: 'save-refused', request, path: text, changed: true, readOnly: false }),
    detail,
    detail.press('/').send({ kind: 'paste', text }),
    opened.press('n').send({ kind: 'paste', text: `${text} ${other}` }),
    opened.press('n').send({ kind: 'paste', text: `kind:${text} service:${other}` }),
    opened.press('n', 'alt-up'),
  ].map(({ state }) => state);
}

describe('text that others wrote', () => {
  it('is harmless in every line of every screen, drawn or read out', () => {
    fc.assert(
      fc.property(hostile, hostile, fc.boolean(), (text, other, narrow) => {
        for (const state of states(text, other)) {
          const size = narrow ? { columns: 60, rows: 20 } : state.size;
          expect(allLines({ ...state, size }).filter(holdsRaw)).toEqual([]);
        }
      }),
      { numRuns: 6 },
    );
  });

  it('is told apart: what a Sid hides is on the screen', () => {
    const [opened] = states('Allow\u202eynED', 'b');
    expect(opened && allLines(opened).join('\n')).toContain('Allow\\u202eynED');
  });

  it('counts the cells that it shows for the caret', () => {
    const typed = play().send({ kind: 'paste', text: 'a\u00a0b' });
    expect(typed.prompt).toMatch(/^› a\\u00a0b /);
    expect(screenView(typed.state).caret).toBe(2 + 'a\\u00a0b'.length);
    // Longer than what the search reads of a query, the last letters of which are half of a character.
    const long = play().send({ kind: 'paste', text: `x${'🦄'.repeat(700)} abc` });
    expect(long.prompt).toMatch(/🦄🦄 abc +0\/\d+$/);
  });
});

describe('a span', () => {
  it('holds what it was made of, but for what is escaped', () => {
    expect(span('arn:aws:s3:::größe/変数 "x" \\').text).toBe('arn:aws:s3:::größe/変数 "x" \\');
  });
});
