/** `sm-explore explain`: a policy in plain English. */
import { Command } from 'commander';
import { policyFacts } from '../../catalog/policy-facts.ts';
import {
  type DocumentExplanation,
  explainDocument,
  type StatementExplanation,
} from '../../iam/semantics/explain.ts';
import { safeText } from '../../text/escape.ts';
import type { Console } from '../console.ts';
import { catalogFor, readAttached } from '../policy-files.ts';
import { jsonText } from '../table.ts';

/** Names that stand in a line before the rest is counted. */
const mostNames = 5;

function unreachedLine({ unreached, effect }: StatementExplanation): readonly string[] {
  if (unreached.length === 0) return [];
  const shown = unreached.slice(0, mostNames).join(', ');
  const more = unreached.length > mostNames ? ` and ${unreached.length - mostNames} more` : '';
  const why = effect === 'Allow' ? ', for want of a resource of theirs or because they are denied' : '';
  return [`   Does not reach ${shown}${more}${why}.`];
}

function text({ summary, statements }: DocumentExplanation): string {
  const lines = [
    summary,
    '',
    ...statements.flatMap((each) => [
      `${each.statement + 1}. ${each.sid === null ? '' : `${each.sid}: `}${each.text}`,
      ...unreachedLine(each),
    ]),
  ];
  return lines.map((line) => `${safeText(line)}\n`).join('');
}

/** The subcommand; `finish` is given the exit code. */
export const explainCommand = (console: Console, finish: (code: number) => void): Command =>
  new Command('explain')
    .description('Say in plain English what a policy allows and denies, statement by statement.')
    .argument('<FILE>', 'a policy in JSON, or a list of policies; - reads standard input')
    .option('--json', 'print it as JSON: one object, or a list for a list of policies')
    .action(async (file: string, { json }: { readonly json?: boolean }) => {
      const policies = await readAttached(file, 'identity', console);
      const facts = policyFacts(catalogFor(policies));
      const explained = policies.map(({ document }) => explainDocument(document, facts));
      await console.out(
        json === true
          ? jsonText(explained.length === 1 ? explained[0] : explained)
          : explained.map(text).join('\n'),
      );
      finish(0);
    });
