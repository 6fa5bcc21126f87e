/** What the pane "in words" says: the whole in a paragraph, the statement of the highlighted item, then the others. */
import type { StatementExplanation } from '../../iam/semantics/explain.ts';
import { blank, type Paragraph, paragraph } from '../lines/paragraphs.ts';
import { statementSign, underWay } from '../lines/signs.ts';
import { span } from '../lines/spans.ts';
import { assemblyOf } from '../state/policy.ts';
import { wordsOf } from '../state/proving.ts';
import type { State } from '../state/state.ts';
import { selectedRow } from './rows.ts';

/** Names that are told before the rest is counted. */
const mostNames = 5;

function unreached({ unreached: names, effect }: StatementExplanation): readonly Paragraph[] {
  if (names.length === 0) return [];
  const more = names.length > mostNames ? ` and ${names.length - mostNames} more` : '';
  const why = effect === 'Allow' ? ', for want of a resource of theirs or because they are denied' : '';
  return [paragraph(`Does not reach ${names.slice(0, mostNames).join(', ')}${more}${why}.`, 'warning', 2)];
}

/** Whether the statement at a place states the highlighted row. */
function isSelected(state: State, document: number, statement: number): boolean {
  const row = selectedRow(state);
  if (row === undefined) return false;
  const { documents, origins } = assemblyOf(state);
  const written = documents[document]?.Statement[statement];
  const kept = state.cart.present.loaded.find(({ key }) => key === row.id);
  if (row.kind === 'kept') return kept?.statement === written;
  return origins.some(
    (each) => each.document === document && each.statement === statement && each.items.includes(row.id),
  );
}

/** The policy in words, a paragraph each. */
export function wordsParagraphs(state: State): readonly Paragraph[] {
  const explanations = wordsOf(state);
  if (explanations === null) return [paragraph(underWay('Reading', state), 'dim')];
  const bar = span(`${statementSign(state)} `, 'selected');
  const statements = explanations.flatMap(({ statements: all }, document) =>
    all.map((each) => ({ each, lit: isSelected(state, document, each.statement) })),
  );
  const ordered = [...statements.filter(({ lit }) => lit), ...statements.filter(({ lit }) => !lit)];
  return [
    ...explanations.map(({ summary }) => paragraph(summary, 'strong')),
    ...ordered.flatMap(({ each, lit }) => [
      blank,
      {
        text: each.sid ?? `Statement ${each.statement + 1}`,
        tone: lit ? ('heading' as const) : ('plain' as const),
        indent: 2,
        ...(lit ? { mark: bar } : {}),
      },
      paragraph(each.text, 'plain', 2),
      ...unreached(each),
    ]),
  ];
}
