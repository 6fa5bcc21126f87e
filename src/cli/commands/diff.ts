/** `sm-explore diff`: what a change of a policy gains and loses, each with a request that shows it. */
import { policyFacts } from '../../catalog/policy-facts.ts';
import { actionCount, groupWords } from '../../iam/semantics/change-words.ts';
import { type Comparison, compare, sidesOf } from '../../iam/semantics/compare.ts';
import { listWords } from '../../iam/semantics/condition-words.ts';
import { type AreaGroup, groupAreas } from '../../iam/semantics/groups.ts';
import type { AttachedPolicy } from '../../iam/semantics/layers.ts';
import { count } from '../../text/count.ts';
import { type CommandCall, command } from '../command.ts';
import type { RowOf } from '../command-table.ts';
import { announceLongWork } from '../long-work.ts';
import { catalogFor, readAttached } from '../policy-files.ts';
import { jsonText, textLine } from '../table.ts';
import { UsageError } from '../usage-error.ts';

/** Entries of each kind that are printed; the rest is counted. */
const most = 10;

function groupLines(mark: string, group: AreaGroup): readonly string[] {
  const { actions, resources, when, example } = groupWords(group);
  const conditions = when === '' ? '' : `, when ${when}`;
  return [`${mark} ${actions} on ${resources}${conditions}`, `    such as ${example}`];
}

function sideLines(mark: string, groups: readonly AreaGroup[]): readonly string[] {
  const shown = groups.slice(0, most).flatMap((group) => groupLines(mark, group));
  const more = groups.length - most;
  return more <= 0 ? shown : [...shown, `${mark} and ${more} more; --json prints all`];
}

const counted = (count: number): string => `${count} ${count === 1 ? 'action' : 'actions'}`;

function summary({ equal, gained, lost, unknown }: Comparison): string {
  if (equal === true) return 'The two allow the same.';
  if (equal === null) return `No difference was found, but of ${counted(unknown.length)} it is not known.`;
  const parts = [
    ...(gained.length === 0 ? [] : [`gained for ${counted(actionCount(gained))}`]),
    ...(lost.length === 0 ? [] : [`lost for ${counted(actionCount(lost))}`]),
    ...(unknown.length === 0 ? [] : [`not known for ${counted(unknown.length)}`]),
  ];
  return `Something is ${listWords(parts, 'and')}.`;
}

/** A comparison as lines: what is gained and lost, each with an example. */
export function comparisonText(comparison: Comparison): string {
  const { gained, lost, unknown, escalations } = comparison;
  const lines = [
    summary(comparison),
    ...escalations.map(
      ({ name, actions, gain }) => `! escalation ${name}: ${gain} (${listWords(actions, 'and')})`,
    ),
    ...sideLines('+', groupAreas(gained)),
    ...sideLines('-', groupAreas(lost)),
    ...unknown.slice(0, most).map(({ action, because }) => `? ${action}: ${because}`),
    ...(unknown.length > most ? [`? and ${unknown.length - most} more`] : []),
  ];
  return lines.map(textLine).join('');
}

/** What is not known may be gained as well as lost. */
function fails(
  { equal, gained, lost, unknown }: Comparison,
  on: CommandCall<RowOf<'diff'>>['options']['failOn'],
): boolean {
  const sides = { gained: gained.length > 0, lost: lost.length > 0, any: equal !== true };
  return on !== undefined && (sides[on] || unknown.length > 0);
}

/** Policies of so many characters take a second or more to compare. */
const longWork = 20_000;

/** The subcommand. */
export const diffCommand = command(
  'diff',
  async ({ operands: [before = '-', after = '-'], options, console }) => {
    if (before === '-' && after === '-')
      throw new UsageError('Standard input can be read once: only one of OLD and NEW may be -.');
    const [old, now] = [
      await readAttached(before, 'identity', console),
      await readAttached(after, 'identity', console),
    ];
    const named = (policies: readonly AttachedPolicy[]): readonly AttachedPolicy[] =>
      policies.map((policy) => ({ ...policy, principals: 'named' }));
    const { length } = JSON.stringify([old, now]);
    await announceLongWork(console, `Comparing ${count(length, 'character')}`, length, longWork);
    const [from, to] = sidesOf(named(old), named(now));
    const comparison = compare(from, to, policyFacts(catalogFor([...old, ...now])));
    await console.out(options.json === true ? jsonText(comparison) : comparisonText(comparison));
    return fails(comparison, options.failOn) ? 1 : 0;
  },
);
