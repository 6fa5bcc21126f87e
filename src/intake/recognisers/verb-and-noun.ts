/**
 * "not authorized to create training jobs", "you do not have permission to list domains": an action in plain words. The
 * words behind the verb are put together, the longest first, until they are the name of an operation. Only SageMaker's
 * names are taken so, and those that one service alone has: anything else would be a guess.
 */
import { homeService } from '../../catalog/home-service.ts';
import { denialDraft } from '../denial.ts';
import type { Facts } from '../facts.ts';
import { principalBefore } from '../message.ts';
import { type Draft, enough, type Recogniser, wanted } from '../recogniser.ts';
import type { Source } from '../source.ts';
import { resourceAt } from '../tokens.ts';
import { verdictAt } from '../verdict.ts';

const pattern =
  /(?:not\s+(?:authori[sz]ed|allowed|permitted)|unauthori[sz]ed|permissions?(?:\s+needed|\s+required)?)\s+to\s+(create|describe|list|delete|update|start|stop|put|get|invoke|register|send|batch|attach|detach|associate|tag|search|view)\s+((?:[a-z0-9-]+\s+){0,5}[a-z0-9-]+)/giu;

/** How people say it. */
const verbs: Readonly<Record<string, readonly string[]>> = {
  view: ['describe', 'list'],
  get: ['get', 'describe'],
};

const nouns = (words: readonly string[]): readonly string[] => {
  const joined = words.join('');
  return [joined, joined.replace(/ies$/u, 'y'), joined.replace(/s$/u, ''), `${joined}s`];
};

const empty = new Set([
  'a',
  'an',
  'the',
  'any',
  'this',
  'that',
  'your',
  'new',
  homeService,
  'amazon',
  'aws',
  'ai',
]);

function actionOf(verb: string, text: string, facts: Facts): string | undefined {
  const words = text
    .toLowerCase()
    .split(/[\s-]+/u)
    .filter((word) => !empty.has(word));
  for (let count = words.length; count > 0; count -= 1)
    for (const noun of nouns(words.slice(0, count)))
      for (const each of verbs[verb] ?? [verb]) {
        const services = facts.servicesWith(`${each}${noun}`);
        const service = services.includes(homeService)
          ? homeService
          : services.length === 1
            ? services[0]
            : undefined;
        const [id] = service === undefined ? [] : facts.operation(service, `${each}${noun}`);
        if (id !== undefined) return id;
      }
  return undefined;
}

function recognise(source: Source, facts: Facts): readonly Draft[] {
  const drafts: Draft[] = [];
  for (const match of source.prose.matchAll(pattern)) {
    if (drafts.length >= enough) break;
    const [whole, verb = '', text = ''] = match;
    const id = actionOf(verb.toLowerCase(), text, facts);
    if (id === undefined) continue;
    const end = match.index + whole.length;
    const named = principalBefore(source, match.index);
    drafts.push(
      denialDraft(source, facts, {
        start: named?.at ?? match.index,
        end,
        actions: [wanted(id, resourceAt(source, end).resources)],
        principal: named?.principal,
        verdict: verdictAt(source.prose, end),
      }),
    );
  }
  return drafts;
}

export const verbAndNoun: Recogniser = { name: 'verb-and-noun', recognise };
