/** `sm-explore rules`: what `check` looks for, with an example each. */
import { loadCatalog, loadServices } from '../../catalog/load.ts';
import { parsePolicies } from '../../iam/parse.ts';
import type { Finding } from '../../policy/finding.ts';
import { checkParsed, servicesIn } from '../../policy/findings/check.ts';
import { type ListedRule, listedRules } from '../../policy/findings/rule-list.ts';
import { command } from '../command.ts';
import { localeIsAscii } from '../locale.ts';
import { knownRule } from '../rule-name.ts';
import { jsonText, table, textLine } from '../table.ts';

/** What the rule says of its example. */
function saidOf({ name, example }: ListedRule): readonly Finding[] {
  if (example === undefined) return [];
  const policies = parsePolicies(example.policy);
  const mentioned = policies.flatMap(({ document }) => (document === undefined ? [] : servicesIn(document)));
  const catalog = loadServices(loadCatalog(), mentioned);
  return checkParsed(policies, catalog, { kind: example.kind ?? 'managed' }).filter(
    ({ rule }) => rule === name,
  );
}

/** The example as people read it; as it is where it is no JSON. */
function pretty(policy: string): string {
  try {
    return JSON.stringify(JSON.parse(policy), null, 2);
  } catch {
    return policy;
  }
}

/** The subcommand. */
export const rulesCommand = command('rules', async ({ operands: [name], options: { json }, console }) => {
  const wanted = name === undefined ? undefined : knownRule(name);
  const chosen = listedRules.filter((rule) => wanted === undefined || rule.name === wanted);
  if (json === true) {
    const shown = chosen.map(({ example, ...rule }) => ({
      ...rule,
      ...(example === undefined ? {} : { example: example.policy, for: example.kind ?? 'managed' }),
    }));
    await console.out(jsonText(wanted === undefined ? shown : shown[0]));
    return 0;
  }
  const [only] = chosen;
  if (wanted === undefined || only === undefined) {
    const rows = chosen.map((rule) => [rule.severity, rule.name, rule.about]);
    await console.out(table(rows, { width: console.columns, ascii: localeIsAscii(console.env) }));
    return 0;
  }
  await console.out(textLine(`${only.name} (${only.severity}): ${only.about}`));
  if (only.example === undefined) return 0;
  await console.out(textLine(''));
  for (const line of pretty(only.example.policy).split('\n')) await console.out(textLine(line));
  await console.out(textLine(''));
  for (const { severity, message } of saidOf(only)) await console.out(textLine(`${severity}: ${message}`));
  return 0;
});
