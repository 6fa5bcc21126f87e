/**
 * Full names of actions that stand by themselves: a list from a ticket, a page or a policy's draft. A name in a sentence
 * is only offered: the sentence may say that it is not needed, or was granted long ago.
 */
import type { Facts } from '../facts.ts';
import { type Draft, enough, offered, type Recogniser, wanted } from '../recogniser.ts';
import type { Source } from '../source.ts';

const name = /(?<![\w/:.@-])([A-Za-z][A-Za-z0-9-]{1,40}:[A-Z][A-Za-z0-9]{2,90})(?![\w:/-])/gu;

/** A line of a list holds no more words than this beside its names: a level, "and", "please". */
const mostWords = 3;
/** Characters of a line on either side of a name that are looked at. */
const reach = 300;

/** Whether a name stands in a sentence, by the words that its line has besides names. */
function isInSentence(prose: string, at: number, end: number): boolean {
  const before =
    prose
      .slice(Math.max(0, at - reach), at)
      .split('\n')
      .at(-1) ?? '';
  const behind = prose.slice(end, end + reach).split('\n')[0] ?? '';
  const words = `${before} ${behind}`.replace(/[\w-]+:\w+/gu, '').match(/[A-Za-z'’]{2,}/gu);
  return (words?.length ?? 0) > mostWords;
}

function recognise(source: Source, facts: Facts): readonly Draft[] {
  const seen = new Set<string>();
  const drafts: Draft[] = [];
  for (const { index, 1: written = '' } of source.prose.matchAll(name)) {
    if (drafts.length >= enough) break;
    const id = facts.action(written);
    if (id === undefined || seen.has(id)) continue;
    seen.add(id);
    drafts.push({
      kind: 'action',
      start: source.fromProse(index),
      end: source.fromProse(index + written.length - 1) + 1,
      actions: [
        isInSentence(source.prose, index, index + written.length)
          ? offered(id, 'a sentence names it, and nothing says that it was refused or is needed')
          : wanted(id),
      ],
    });
  }
  return drafts;
}

export const actionName: Recogniser = { name: 'action-name', onlyAlone: true, recognise };
