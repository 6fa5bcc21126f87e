/** The pane "ask": what is typed above, the answer below it, or what may be meant. */
import type { DecisionAnswer } from '../../../iam/semantics/decide.ts';
import { decisionWords, reasonWords } from '../../../iam/semantics/decision-words.ts';
import { count } from '../../../text/count.ts';
import { blank, type Paragraph, paragraph, paragraphRows } from '../../lines/paragraphs.ts';
import { answerSigns, cursorSign, cutMark, underWay } from '../../lines/signs.ts';
import { barLine, cutLine, type Line, line, span, type Tone } from '../../lines/spans.ts';
import type { AskOverlay } from '../../state/overlay.ts';
import { assemblyOf } from '../../state/policy.ts';
import type { State, WindowSize } from '../../state/state.ts';
import { answerOf, statementName } from './answer.ts';
import { askOffers } from './offers.ts';
import { readQuestion } from './question.ts';

const tones: Readonly<Record<DecisionAnswer['decision'], Tone>> = {
  allowed: 'ok',
  denied: 'error',
  depends: 'warning',
};

/** The request in full, as it was understood. */
function requestWords(state: State, { line: { text } }: AskOverlay): string {
  const { request } = readQuestion(text, state.catalog, state.defaults);
  if (request === undefined) return '';
  const { action, resource, context } = request;
  const values = Object.entries(context).map(([key, given]) => {
    const list = [given].flat();
    return list.length === 0 ? `${key} absent` : `${key}=${list.join(',')}`;
  });
  const on = resource === undefined ? '' : ` on ${resource}`;
  return `${action}${on}${values.length === 0 ? '' : ` with ${values.join(' ')}`}`;
}

/** How many statements say nothing of the action. */
function silentWords(state: State, { outcomes }: DecisionAnswer): readonly Paragraph[] {
  const all = assemblyOf(state).documents.reduce((sum, { Statement }) => sum + Statement.length, 0);
  const silent = all - outcomes.length;
  if (silent === 0) return [];
  return [
    paragraph(`${count(silent, 'statement')} ${silent === 1 ? 'does' : 'do'} not speak of it.`, 'dim', 2),
  ];
}

/** The answer, a paragraph each; how to ask while there is none. */
export function askParagraphs(state: State, overlay: AskOverlay): readonly Paragraph[] {
  const answer = answerOf(state, overlay);
  if (answer === undefined) {
    const { typedAction } = readQuestion(overlay.line.text, state.catalog, state.defaults);
    return typedAction === '' || askOffers(state, overlay).length === 0
      ? [paragraph('Type an action, an ARN or a name, and KEY=VALUE; KEY= is a key that is absent.', 'hint')]
      : [];
  }
  const request = paragraph(requestWords(state, overlay), 'dim', 2);
  if (answer === null) return [paragraph(underWay('Working it out', state), 'dim'), request];
  if (answer === 'failed') return [paragraph('The question could not be answered.', 'error'), request];
  const { decision } = answer;
  const sign = answerSigns(state)[decision];
  return [
    {
      text: decisionWords(answer, statementName),
      tone: tones[decision],
      mark: span(`${sign} `, tones[decision]),
      indent: 2,
    },
    request,
    blank,
    ...reasonWords(answer, statementName).map((text) => paragraph(text, 'plain', 2)),
    ...silentWords(state, answer),
  ];
}

/** The rows of the pane: completions first while there are some, then the answer. */
export function askLines(state: State, overlay: AskOverlay, { columns, rows }: WindowSize): readonly Line[] {
  const offers = askOffers(state, overlay).slice(0, Math.max(3, rows - 4));
  const selected = Math.min(overlay.selected, offers.length - 1);
  const offered = offers.map((offer, at): Line => {
    const row = cutLine(
      [span(at === selected ? cursorSign(state) : '  ', 'selected'), span(offer)],
      columns,
      cutMark(state),
    );
    return at === selected ? barLine(row, columns) : row;
  });
  const answer = paragraphRows(askParagraphs(state, overlay), columns);
  return [...offered, ...(offered.length > 0 && answer.length > 0 ? [line('')] : []), ...answer].slice(
    0,
    rows,
  );
}
