/** The pane beside the items, or below them: the policy, the policy in words, or what changed. `p` turns it. */
import { type Pane, positionText } from '../lines/box.ts';
import { hasThird } from '../lines/layout.ts';
import { type Paragraph, paragraphRows } from '../lines/paragraphs.ts';
import { type Line, lineText, span } from '../lines/spans.ts';
import { baselineWords } from '../state/baseline.ts';
import { type BesideView, besideViews, type State, type WindowSize } from '../state/state.ts';
import { type Step, step } from '../state/step.ts';
import { changesParagraphs } from './changes-lines.ts';
import { policyLines } from './policy-lines.ts';
import { cartPanes, findingsAside, policyPane } from './view.ts';
import { wordsParagraphs } from './words-lines.ts';

const nextView = ({ cartView: { beside } }: State): BesideView =>
  besideViews[(besideViews.indexOf(beside.shows) + 1) % besideViews.length] ?? 'policy';

/** What `p` shows next, for the footer. */
export function nextViewLabel(state: State): string {
  return nextView(state);
}

/** Shows the next of them; where the pane is not on the screen, it comes to the front. */
export function turnBeside(state: State): Step {
  const beside = { shows: nextView(state), top: 0 };
  const panes = cartPanes(state);
  const hidden = panes.side === 'none' || panes.second.rows === 0;
  return step({
    ...state,
    cartView: { ...state.cartView, beside, ...(hidden ? { pane: 'policy' as const } : {}) },
  });
}

function paragraphs(state: State): readonly Paragraph[] {
  return state.cartView.beside.shows === 'words' ? wordsParagraphs(state) : changesParagraphs(state);
}

/** Cells at the left of the policy's lines, for its marks; prose keeps as much away from the frame's other side. */
const prose = (state: State, width: number): readonly Line[] => paragraphRows(paragraphs(state), width - 1);

/** How many rows there are to scroll through. */
export function besideCount(state: State): number {
  if (state.cartView.beside.shows === 'policy') return policyLines(state).length;
  const { side, main, second } = cartPanes(state);
  return prose(state, side === 'none' ? main.columns : second.columns).length;
}

/** What the pane says, a line each, unwrapped: for who hears it. */
export function besideTexts(state: State): readonly string[] {
  return paragraphs(state).map(({ mark, text }) =>
    mark === undefined ? text : `${lineText([mark]).trim()} ${text}`,
  );
}

/** Its title: `In words`, `Changed since model.json was opened`. */
export function besideTitle(state: State): string {
  return state.cartView.beside.shows === 'words' ? 'In words' : `Changed ${baselineWords(state)}`;
}

/** The pane. */
export function besidePane(state: State, width: number, height: number): Pane {
  const { pane, beside } = state.cartView;
  if (beside.shows === 'policy') return policyPane(state, height);
  const lines = prose(state, width);
  const top = Math.max(0, Math.min(beside.top, lines.length - height));
  return {
    title: [span(besideTitle(state))],
    aside: findingsAside(state),
    lines: lines.slice(top, top + height),
    position: positionText(top, height, lines.length),
    focused: pane === 'policy',
  };
}

/** Whether the policy in words is on the screen: beside the items, or in a third pane. */
export function showsWords(state: State): boolean {
  return state.cartView.beside.shows === 'words' || hasThird(state);
}

/** What a third pane shows: the policy in words, or the policy while the words or changes are beside the items. */
export function fartherPane(state: State, { columns, rows }: WindowSize): Pane {
  const { shows } = state.cartView.beside;
  const beside: State['cartView']['beside'] = { shows: shows === 'policy' ? 'words' : 'policy', top: 0 };
  const shown = { ...state, cartView: { ...state.cartView, beside } };
  return { ...besidePane(shown, columns, rows), aside: [], focused: false };
}
