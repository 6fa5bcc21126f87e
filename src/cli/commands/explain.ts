/** `sm-explore explain`: a policy in plain English. */
import { policyFacts } from '../../catalog/policy-facts.ts';
import {
  type DocumentExplanation,
  explainDocument,
  type StatementExplanation,
} from '../../iam/semantics/explain.ts';
import { command } from '../command.ts';
import { catalogFor, readAttached } from '../policy-files.ts';
import { jsonText, textLine } from '../table.ts';

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
  return lines.map(textLine).join('');
}

/** The subcommand. */
export const explainCommand = command(
  'explain',
  async ({ operands: [file = '-'], options: { json }, console }) => {
    const policies = await readAttached(file, 'identity', console);
    const facts = policyFacts(catalogFor(policies));
    const explained = policies.map(({ document }) => explainDocument(document, facts));
    await console.out(
      json === true
        ? jsonText(explained.length === 1 ? explained[0] : explained)
        : explained.map(text).join('\n'),
    );
    return 0;
  },
);
