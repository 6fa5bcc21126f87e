/**
 * ARNs that stand by themselves: one, or a list as a tool prints it. Each gives its resource type, and all actions on it
 * with the ARN as their scope; only those that read are taken without being chosen, for an ARN does not say what is to
 * be done with it. Not asked where the text is about something else: there ARNs are what that is about.
 */
import type { ArrivalAction } from '../arrival.ts';
import type { Facts } from '../facts.ts';
import { type Draft, enough, type Recogniser } from '../recogniser.ts';
import type { Source } from '../source.ts';
import { arnAt } from '../tokens.ts';

const start = /arn:aws[a-z-]*:[a-z0-9-]+:/gu;

/** What may stand beside an ARN on its line: a bullet, a key of JSON or YAML, an option, a name of a few words. */
const beside = 60;

const reads = (levels: readonly string[]): boolean =>
  levels.every((level) => level === 'Read' || level === 'List');

type Typed = ReturnType<Facts['typesOf']>[number];

function actionsOn(arn: string, type: Typed | undefined): readonly ArrivalAction[] {
  const all = (type?.actions ?? []).map(({ id, accessLevels }) => {
    const reading = reads(accessLevels);
    return {
      id,
      resources: [arn],
      context: [],
      wanted: reading,
      ...(reading ? {} : { why: 'it changes what the ARN names' }),
    };
  });
  const describes = ({ id }: ArrivalAction): boolean => id.includes(':Describe');
  return [
    ...all.filter((each) => each.wanted && describes(each)),
    ...all.filter((each) => each.wanted && !describes(each)),
    ...all.filter(({ wanted }) => !wanted),
  ];
}

function recognise(source: Source, facts: Facts): readonly Draft[] {
  const { prose } = source;
  const seen = new Set<string>();
  const drafts: Draft[] = [];
  let done = 0;
  for (const { index } of prose.matchAll(start)) {
    if (drafts.length >= enough) break;
    if (index < done) continue;
    const token = arnAt(source, index);
    done = token?.end ?? done;
    if (token === undefined || seen.has(token.text)) continue;
    const line =
      prose
        .slice(Math.max(0, index - 200), index)
        .split('\n')
        .at(-1) ?? '';
    const rest = prose.slice(token.end, token.end + 200).split('\n')[0] ?? '';
    if (line.length + rest.length > beside && !/arn:aws/u.test(line + rest)) continue;
    const [type] = facts.typesOf(token.text);
    const actions = actionsOn(token.text, type);
    if (actions.length === 0) continue;
    seen.add(token.text);
    drafts.push({
      kind: 'arn',
      start: source.fromProse(index),
      end: source.fromProse(token.end - 1) + 1,
      actions,
      note: `An ARN of ${type?.id ?? 'no type'}.`,
    });
  }
  return drafts;
}

export const arn: Recogniser = { name: 'arn', onlyAlone: true, recognise };
