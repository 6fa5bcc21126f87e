/** Arrivals as the command line tells of them, for people and for scripts. */
import type { Arrival, ArrivalAction } from '../intake/arrival.ts';
import { principalWords } from '../intake/principal.ts';
import { verdictSentence } from '../intake/verdict.ts';
import { safeText } from '../text/escape.ts';

/** More ARNs than this are counted. */
const mostNamed = 3;

function onWhat({ resources }: ArrivalAction): string {
  if (resources.length === 0) return '';
  const named = resources.slice(0, mostNamed).join(', ');
  return ` on ${named}${resources.length > mostNamed ? ` and ${resources.length - mostNamed} more` : ''}`;
}

const used = ({ count }: ArrivalAction): string =>
  count === undefined ? '' : `, ${count} ${count === 1 ? 'event' : 'events'}`;

/**
 * Lines about one arrival, in the form that editors jump by: `errors.log:3:1: denial: sagemaker:AddTags on …`, and
 * below it who asked, what has to change, and what is offered beside. Safe for a terminal.
 */
export function arrivalLines(file: string, arrival: Arrival): string {
  const { evidence, kind, actions, principal, verdict, note } = arrival;
  const wanted = actions.filter((action) => action.wanted);
  const what =
    wanted.length === 0
      ? actions.length === 0
        ? 'no action is named'
        : 'nothing is asked for by itself'
      : wanted.map((each) => `${each.id}${onWhat(each)}${used(each)}`).join('; ');
  const lines = [
    `${file}:${evidence.line}:${evidence.column}: ${kind}: ${safeText(what)}`,
    ...(principal === undefined ? [] : [`  by ${safeText(principalWords(principal))}`]),
    ...(verdict === undefined ? [] : [`  ${safeText(verdictSentence(verdict))}`]),
    ...actions
      .filter((action) => !action.wanted)
      .map((each) => `  not added: ${safeText(each.id)}${each.why === undefined ? '' : `, ${each.why}`}`),
    ...(note === undefined ? [] : [`  ${safeText(note)}`]),
  ];
  return `${lines.join('\n')}\n`;
}

/** The shape that `from --json` promises. Text of the input stands in it as it is; the printer escapes it. */
export function arrivalJson(
  { kind, by, evidence, actions, principal, verdict, note }: Arrival,
  file: string | undefined,
): object {
  return {
    kind,
    by,
    ...(file === undefined ? {} : { file }),
    line: evidence.line,
    column: evidence.column,
    text: evidence.words,
    actions,
    principal: principal ?? null,
    verdict: verdict === undefined ? null : { ...verdict, says: verdictSentence(verdict) },
    ...(note === undefined ? {} : { note }),
  };
}
