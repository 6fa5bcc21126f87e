/** Full names of actions that stand by themselves: a list from a ticket, a page or a policy's draft. */
import type { Facts } from '../facts.ts';
import { type Draft, enough, type Recogniser, wanted } from '../recogniser.ts';
import type { Source } from '../source.ts';

const name = /(?<![\w/:.@-])([A-Za-z][A-Za-z0-9-]{1,40}:[A-Z][A-Za-z0-9]{2,90})(?![\w:/-])/gu;

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
      actions: [wanted(id)],
    });
  }
  return drafts;
}

export const actionName: Recogniser = { name: 'action-name', onlyAlone: true, recognise };
