/** `sm-explore can`: whether policies allow a request, by which statement, or what it hangs on. */
import type { Catalog } from '../../catalog/model.ts';
import { policyFacts } from '../../catalog/policy-facts.ts';
import { resolveEntry } from '../../catalog/resolve.ts';
import { type DecisionAnswer, decide, type PolicyRequest } from '../../iam/semantics/decide.ts';
import { decisionWords, reasonWords } from '../../iam/semantics/decision-words.ts';
import type { AttachedPolicy, AttachedStatement, LayerKind } from '../../iam/semantics/layers.ts';
import { type CommandCall, command } from '../command.ts';
import type { RowOf } from '../command-table.ts';
import type { Console } from '../console.ts';
import { unknownName } from '../open-catalog.ts';
import { catalogFor, readAttached } from '../policy-files.ts';
import { inputName, readText } from '../read-text.ts';
import { readContext, readRequests } from '../requests.ts';
import { jsonText, textLine } from '../table.ts';
import { UsageError } from '../usage-error.ts';

const exitCodes: Readonly<Record<DecisionAnswer['decision'], number>> = { allowed: 0, denied: 1, depends: 3 };

async function attachedPolicies(
  files: readonly string[],
  options: CommandCall<RowOf<'can'>>['options'],
  console: Console,
): Promise<readonly AttachedPolicy[]> {
  const named: readonly (readonly [kind: LayerKind, files: readonly string[]])[] = [
    ['identity', files],
    ['scp', options.scp ?? []],
    ['rcp', options.rcp ?? []],
    ['boundary', options.boundary === undefined ? [] : [options.boundary]],
    ['session', options.session === undefined ? [] : [options.session]],
    ['resource', options.resourcePolicy === undefined ? [] : [options.resourcePolicy]],
  ];
  const inputs = named.flatMap(([, paths]) => paths).filter((path) => path === '-');
  if (inputs.length + (options.requests === '-' ? 1 : 0) > 1)
    throw new UsageError('Standard input can be read once: only one file may be -.');
  const policies: AttachedPolicy[] = [];
  for (const [kind, paths] of named)
    for (const [at, path] of paths.entries()) {
      // Each SCP or RCP is of a level of its own, all of which have to allow.
      const level = kind === 'scp' || kind === 'rcp' ? at : 0;
      policies.push(...(await readAttached(path, kind, console, level)));
    }
  return policies;
}

/** What is easily overlooked: an SCP allows nothing by itself. */
function hintsOn(policies: readonly AttachedPolicy[], level: number): readonly string[] {
  const own = policies.filter((policy) => policy.kind === 'scp' && policy.level === level);
  const allows = own.some(({ document }) => document.Statement.some(({ Effect }) => Effect === 'Allow'));
  if (own.length === 0 || allows) return [];
  return [
    `${own[0]?.file ?? ''} allows nothing by itself: put FullAWSAccess into a list with it if both are attached.`,
  ];
}

/** The action that a name means; one that the reference lacks is taken as it stands, with a hint. */
function actionNamed(
  catalog: Catalog,
  name: string,
): { readonly action: string; readonly hint: string | undefined } {
  if (/[*?]/.test(name)) throw new UsageError(`--action takes one action, not the pattern ${name}.`);
  const entry = resolveEntry(catalog, name, 'action');
  if (entry !== undefined) return { action: entry.id, hint: undefined };
  const problem = unknownName(catalog, name, 'action');
  if (!/^[\w-]+:[\w-]+$/.test(name)) throw new UsageError(problem);
  return { action: name, hint: problem };
}

const byJson = ({ policy, index, statement }: AttachedStatement) => ({
  file: policy.file,
  statement: index,
  sid: statement.Sid ?? null,
});

/** The answer as scripts read it. */
const answerJson = ({ decision, kind, by, when }: DecisionAnswer) => ({
  decision,
  kind,
  by: by.map(byJson),
  when,
});

/** `policy.json, statement 2 (ReadModels)` */
function placeOf({ policy, index, statement }: AttachedStatement): string {
  const sid = statement.Sid === undefined || statement.Sid === '' ? '' : ` (${statement.Sid})`;
  return `${policy.file}, statement ${index + 1}${sid}`;
}

const answerText = (answer: DecisionAnswer): string =>
  [decisionWords(answer, placeOf), ...reasonWords(answer, placeOf).map((line) => `  ${line}`)]
    .map(textLine)
    .join('');

async function answerRequests(
  file: string,
  policies: readonly AttachedPolicy[],
  form: 'json' | 'text',
  console: Console,
): Promise<number> {
  const requests = readRequests(await readText(file, console), inputName(file));
  const facts = policyFacts(
    catalogFor(
      policies,
      requests.map(({ request }) => request.action),
    ),
  );
  const answers = requests.map(({ request }) => decide(policies, request, facts));
  let differing = 0;
  for (const [at, { request, expect, line }] of requests.entries()) {
    const answer = answers[at];
    if (answer === undefined || expect === undefined || answer.decision === expect) continue;
    differing += 1;
    const what = `${request.action}${request.resource === undefined ? '' : ` on ${request.resource}`}`;
    const said = `${inputName(file)}:${line}: ${what} is ${answer.decision}, not ${expect}. ${decisionWords(answer, placeOf)}`;
    if (form === 'text') await console.out(textLine(said));
  }
  if (form === 'json') await console.out(jsonText(answers.map(answerJson)));
  else {
    const checked = requests.filter(({ expect }) => expect !== undefined).length;
    await console.err(`${inputName(file)}: ${checked - differing} of ${checked} as expected.\n`);
  }
  return differing > 0 ? 1 : 0;
}

/** The subcommand, and its exit code: 0 allowed, 1 not, 3 it depends. */
export const canCommand = command('can', async ({ operands: files, options, console }) => {
  const { action: name, resource, context = [], scp, exact, requests, json } = options;
  if (requests !== undefined && (name ?? resource ?? options.context) !== undefined)
    throw new UsageError(
      '--requests names whole requests, so it goes without --action, --resource and --context.',
    );
  if (requests === undefined && name === undefined)
    throw new UsageError('Say what is asked: --action sagemaker:CreateModel, or --requests FILE.');
  const policies = await attachedPolicies(files, options, console);
  if (requests !== undefined) {
    return await answerRequests(requests, policies, json === true ? 'json' : 'text', console);
  }
  const catalog = catalogFor(policies, [name ?? '']);
  const { action, hint } = actionNamed(catalog, name ?? '');
  const unnamed = exact === true ? 'absent' : 'unknown';
  const request: PolicyRequest = { action, resource, context: readContext(context), unnamed };
  const answer = decide(policies, request, policyFacts(catalog));
  const hints = [
    ...(hint === undefined ? [] : [hint]),
    ...(scp ?? []).flatMap((_, at) => hintsOn(policies, at)),
  ];
  for (const each of hints) await console.err(`hint: ${each}\n`);
  await console.out(json === true ? jsonText(answerJson(answer)) : answerText(answer));
  return exitCodes[answer.decision];
});
