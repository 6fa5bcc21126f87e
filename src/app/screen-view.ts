/** The frame that is on the screen now: the screen, and what lies over it. */

import type { Cart } from '../policy/cart-model.ts';
import { formats } from '../policy/formats/formats.ts';
import { baseView, filterPrompt, noPane, promptRow, type ScreenView } from './base-view.ts';
import { followChange } from './cart/follow-change.ts';
import { answeringPane } from './cart/view.ts';
import { keymapOf, keysNow } from './keymap.ts';
import { frameCells, positionText } from './lines/box.ts';
import { askLayout, type Panes } from './lines/layout.ts';
import { cursorSign, cutMark } from './lines/signs.ts';
import { cutStart, type Line, line, span } from './lines/spans.ts';
import { cells } from './lines/text-width.ts';
import { arrivalsLines, arrivalsPrompt } from './overlays/arrivals/view.ts';
import { decidingStatements } from './overlays/ask/answer.ts';
import { askLines } from './overlays/ask/view.ts';
import { conditionLines, conditionPrompt } from './overlays/condition/view.ts';
import { helpWindow } from './overlays/help/rows.ts';
import { messagesPane } from './overlays/messages/view.ts';
import { openPolicyLabel } from './overlays/open-policy/update.ts';
import { palettePane } from './overlays/palette/view.ts';
import { promptProblem } from './overlays/prompt/update.ts';
import { recipeAbout, recipeFields, recipeForm, recipePrompt } from './overlays/recipe/view.ts';
import { scopeLines, scopePrompt } from './overlays/scope/view.ts';
import type { ArrivalsOverlay } from './state/overlay.ts';
import type { State, WindowSize } from './state/state.ts';

/** The main pane alone where the other is below it: an editor needs the room. */
function whole({ size }: State): Panes {
  const { columns, rows } = size;
  const framed = rows >= 14;
  const edges = framed ? frameCells : { columns: 0, rows: 0 };
  const main = { columns: columns - edges.columns, rows: rows - 4 - edges.rows };
  return { side: 'none', framed, main, second: { columns: 0, rows: 0 } };
}

/** The Cart screen as a change would leave it, the policy's changed lines in sight. */
function withCart(state: State, present: Cart): State {
  const view = { ...state.cartView, pane: 'policy', beside: { shows: 'policy', top: 0 } } as const;
  const before: State = { ...state, overlay: null, cartView: view };
  return followChange({ ...before, cart: { ...state.cart, present } }, before);
}

/** The row that is edited, moved sideways behind its label so that the caret is on the screen. */
function scrolledToCaret(view: ScreenView, columns: number, mark: string): ScreenView {
  const { second, caret } = view;
  if (caret === null || caret < columns) return view;
  const [label, ...rest] = second;
  const labelCells = label === undefined ? 0 : cells(label.text);
  const away = caret - columns + 1;
  // A label that leaves no room for what is typed goes away itself.
  if (labelCells > columns / 2) return { ...view, second: cutStart(second, away, mark), caret: caret - away };
  return {
    ...view,
    second: [...(label === undefined ? [] : [label]), ...cutStart(rest, away, mark)],
    caret: caret - away,
  };
}

/** What is on the screen. */
export function screenView(state: State): ScreenView {
  const view = viewOf(state);
  return state.screen === 'explore' && state.overlay === null
    ? view
    : scrolledToCaret(view, state.size.columns, cutMark(state));
}

/** Where an editor stands: in place of the items where the policy is beside them, else alone. */
function editorRoom(
  state: State,
  { division, other, third, bottom }: ScreenView,
): { readonly division: Panes; readonly rest: Pick<ScreenView, 'other' | 'third' | 'bottom'> } {
  const farther = third === undefined ? {} : { third };
  if (division.side === 'beside')
    return { division, rest: { other: { ...other, focused: false }, ...farther, bottom } };
  return { division: whole(state), rest: { other: noPane, bottom: null } };
}

/** An editor of items, with its prompt and its lines. */
function editorView(
  state: State,
  below: ScreenView,
  prompt: Pick<ScreenView, 'second' | 'caret'>,
  { title, linesIn }: { readonly title: string; readonly linesIn: (room: WindowSize) => readonly Line[] },
): ScreenView {
  const { division, rest } = editorRoom(state, below);
  const main = { title: [span(title)], lines: linesIn(division.main), focused: true };
  return { ...prompt, ...rest, division, main };
}

/** What was recognised, over the whole screen. */
function arrivalsView(state: State, overlay: ArrivalsOverlay): ScreenView {
  const division = whole(state);
  return {
    ...arrivalsPrompt(overlay),
    division,
    main: { title: [span('Recognised')], lines: arrivalsLines(state, overlay, division.main), focused: true },
    other: noPane,
    bottom: null,
  };
}

function viewOf(state: State): ScreenView {
  const { overlay } = state;
  const below = baseView(state);
  switch (overlay?.kind) {
    case undefined:
    case 'menu':
      return below;
    case 'help': {
      const { lines, top, height } = helpWindow(state, overlay, keymapOf(state));
      const more = positionText(top, height, lines.length);
      return {
        ...filterPrompt(state, overlay.filter),
        division: whole(state),
        main: { title: [span('Help')], lines: lines.slice(top, top + height), position: more, focused: true },
        other: noPane,
        bottom: null,
      };
    }
    case 'ask': {
      const division = askLayout(state);
      const places = decidingStatements(state, overlay);
      return {
        ...promptRow('ask:', overlay.line),
        division,
        main: { title: [span('Ask')], lines: askLines(state, overlay, division.main), focused: true },
        other: answeringPane(state, division.second.rows, places),
        bottom: null,
      };
    }
    case 'palette': {
      const division = whole(state);
      return {
        ...promptRow('command:', overlay.line),
        division,
        main: palettePane(state, overlay, division.main, keysNow(state)),
        other: noPane,
        bottom: null,
      };
    }
    case 'messages': {
      const division = whole(state);
      const main = messagesPane(state, overlay, division.main);
      return { second: [], caret: null, division, main, other: noPane, bottom: null };
    }
    case 'confirm':
      return {
        ...(overlay.question.kind === 'apply-fix' ? baseView(withCart(state, overlay.question.cart)) : below),
        caret: null,
        second: [span(cursorSign(state), 'selected'), span(overlay.text, 'warning'), span('  y/n', 'strong')],
      };
    case 'save': {
      const format = formats.find(({ id }) => id === state.format)?.label ?? state.format;
      const prompt = promptRow('Save to:', overlay.path);
      const named = overlay.path.text === '' ? '' : `(${format})`;
      const tab = `Tab: ${overlay.completions.slice(0, 5).join('  ')}`;
      const hint = line(overlay.completions.length > 0 ? tab : named, 'dim');
      return { ...below, ...prompt, second: [...prompt.second, span('   '), ...hint] };
    }
    case 'open-policy': {
      const prompt = promptRow(openPolicyLabel(overlay), overlay.path);
      const tab = overlay.completions.length > 0 ? `Tab: ${overlay.completions.slice(0, 5).join('  ')}` : '';
      return {
        ...arrivalsView(state, overlay.pane),
        ...prompt,
        second: [...prompt.second, span('   '), ...line(tab, 'dim')],
      };
    }
    case 'prompt': {
      const { second, caret } = promptRow(overlay.label, overlay.line);
      const problem = promptProblem(state, overlay);
      const said = problem === undefined ? [] : [span('   '), ...line(problem, 'warning')];
      return { ...below, second: [...second, ...said], caret };
    }
    case 'recipe': {
      const { division, rest } = editorRoom(state, below);
      const isBeside = division.side === 'beside';
      const lines = (isBeside ? recipeFields : recipeForm)(state, overlay, division.main);
      const about = recipeAbout(overlay, division.second);
      return {
        ...recipePrompt(overlay),
        ...rest,
        division,
        main: { title: [span(overlay.recipe.id)], lines, focused: true },
        ...(isBeside ? { other: { title: [span('Recipe')], lines: about, focused: false } } : {}),
      };
    }
    case 'scope':
      return editorView(state, below, scopePrompt(state, overlay), {
        title: 'Resources',
        linesIn: (room) => scopeLines(state, overlay, room),
      });
    case 'arrivals':
      return arrivalsView(state, overlay);
    case 'condition':
      return editorView(state, below, conditionPrompt(state, overlay), {
        title: 'Conditions',
        linesIn: (room) => conditionLines(state, overlay, room),
      });
  }
}
