/** What the pane "changed" says: what the cart gains and loses against what it is compared with, each with an example. */
import { actionCount, type GroupWords, groupWords } from '../../iam/semantics/change-words.ts';
import type { Area, Comparison } from '../../iam/semantics/compare.ts';
import { listWords } from '../../iam/semantics/condition-words.ts';
import { groupAreas } from '../../iam/semantics/groups.ts';
import { count } from '../../text/count.ts';
import { memo } from '../../text/memo.ts';
import { blank, type Paragraph, paragraph } from '../lines/paragraphs.ts';
import { lostSign, severitySigns, underWay } from '../lines/signs.ts';
import { type Line, span, type Tone } from '../lines/spans.ts';
import { baselineWords } from '../state/baseline.ts';
import { isModified } from '../state/modified.ts';
import { changesOf } from '../state/proving.ts';
import type { State } from '../state/state.ts';

/** Groups of each kind that are told; the rest is counted. */
const mostGroups = 10;

function groupParagraphs(
  { actions, resources, when, example }: GroupWords,
  sign: string,
  tone: Tone,
): readonly Paragraph[] {
  return [
    { text: `${actions} on ${resources}`, tone: 'plain', mark: span(`${sign} `, tone), indent: 2 },
    ...(when === '' ? [] : [paragraph(`when ${when}`, 'hint', 4)]),
    paragraph(`such as ${example}`, 'dim', 4),
  ];
}

function sideParagraphs(areas: readonly Area[], sign: string, tone: Tone): readonly Paragraph[] {
  const groups = groupAreas(areas);
  const more = groups.length - mostGroups;
  return [
    ...groups.slice(0, mostGroups).flatMap((group) => groupParagraphs(groupWords(group), sign, tone)),
    ...(more <= 0
      ? []
      : [paragraph(`${sign} and ${count(more, 'more group')}; sm-explore diff prints all.`)]),
  ];
}

/** Why it is not known, each reason once. */
function unknownParagraphs({ unknown }: Comparison): readonly Paragraph[] {
  if (unknown.length === 0) return [];
  const names = unknown.slice(0, 3).map(({ action }) => action);
  const more = unknown.length > 3 ? ` and ${unknown.length - 3} more` : '';
  const reasons = [...new Set(unknown.map(({ because }) => because))].slice(0, 2);
  return [paragraph(`? ${names.join(', ')}${more}: ${listWords(reasons, 'and')}`, 'warning')];
}

const told = memo(
  (comparison: Comparison, warning: string, minus: string): readonly Paragraph[] => {
    const { equal, gained, lost, unknown, escalations } = comparison;
    if (equal === true) return [paragraph('It is written in another way and allows the same.')];
    return [
      ...escalations.map(
        ({ name, actions, gain }): Paragraph => ({
          text: `escalation ${name}: ${gain} (${listWords(actions, 'and')})`,
          tone: 'warning',
          mark: span(`${warning} `, 'warning'),
          indent: 2,
        }),
      ),
      ...sideParagraphs(gained, '+', 'added'),
      ...sideParagraphs(lost, minus, 'error'),
      ...unknownParagraphs(comparison),
      blank,
      paragraph(
        unknown.length > 0 ? 'Of the rest no difference was found.' : 'Everything else means what it meant.',
        'dim',
      ),
    ];
  },
  { limit: 4 },
);

/** What changed, a paragraph each. */
export function changesParagraphs(state: State): readonly Paragraph[] {
  const changes = changesOf(state);
  if (changes === null) return [paragraph(underWay('Comparing', state), 'dim')];
  if (changes === 'unchanged')
    return [
      paragraph(
        isModified(state)
          ? `Nothing that the policy allows has changed ${baselineWords(state)}.`
          : `Nothing has changed ${baselineWords(state)}.`,
      ),
    ];
  return told(changes, severitySigns(state).warning, lostSign(state));
}

/** How many actions gain and lose something: `+3 −1`; nothing while that is not known or none does. */
export function changesTally(state: State): Line {
  const changes = changesOf(state);
  if (changes === null || changes === 'unchanged') return [];
  const [gained, lost] = [actionCount(changes.gained), actionCount(changes.lost)];
  return [
    ...(gained === 0 ? [] : [span(`  +${gained}`, 'added')]),
    ...(lost === 0 ? [] : [span(`  ${lostSign(state)}${lost}`, 'error')]),
    ...(changes.equal === null ? [span('  +?', 'warning')] : []),
  ];
}
