/** `sm-explore check`: what there is to say about a policy that exists already. */

import { Command } from 'commander';
import { loadCatalog, loadServices } from '../../catalog/load.ts';
import type { Catalog } from '../../catalog/model.ts';
import { kindNames, type PolicyKind } from '../../iam/policy-kind.ts';
import { type FoundPolicy, policiesIn } from '../../intake/policies/policies-in.ts';
import { checkFound } from '../../policy/check-found.ts';
import { servicesIn } from '../../policy/findings/check.ts';
import type { Finding } from '../../policy/model.ts';
import { gravestFirst } from '../../policy/review.ts';
import { readConfiguration } from '../configuration.ts';
import type { Console } from '../console.ts';
import { fileFindingLine, findingJson, isFailing } from '../finding-text.ts';
import { targetOption } from '../options.ts';
import { inputName, readText } from '../read-text.ts';
import { jsonText, textLine } from '../table.ts';

interface CheckOptions {
  readonly for?: PolicyKind;
  readonly json?: boolean;
}

/** The catalog with the services that the policies mention. */
function catalogFor(policies: readonly FoundPolicy[]): Catalog {
  const mentioned = policies.flatMap(({ document }) => (document === undefined ? [] : servicesIn(document)));
  return loadServices(loadCatalog(), mentioned);
}

/** `2 errors, 1 warning` */
function tally(findings: readonly Finding[]): string {
  const parts = (['error', 'warning', 'hint'] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`];
  });
  return parts.length === 0 ? 'nothing to say' : parts.join(', ');
}

/** The subcommand; `finish` is given the exit code: 0 without errors and warnings, else 1. */
export const checkCommand = (console: Console, finish: (code: number) => void): Command =>
  new Command('check')
    .description(
      'Check a policy: what IAM would refuse, what grants more than it seems, what could be better.',
    )
    .argument(
      '<FILE>',
      'a policy in JSON, a list of policies that are attached together, or a file that holds policies (CloudFormation, Terraform, YAML, Markdown, a script); - reads standard input',
    )
    .addOption(targetOption(kindNames))
    .option('--json', 'print the findings as JSON')
    .action(async (file: string, options: CheckOptions) => {
      const { config, problem } = readConfiguration(console);
      const text = await readText(file, console);
      const policies = policiesIn(text);
      const catalog = catalogFor(policies);
      const kind = options.for ?? config.target ?? 'managed';
      const findings = gravestFirst(checkFound(policies, catalog, kind));
      if (problem !== undefined) await console.err(textLine(`hint: ${problem}`));
      if (options.json === true) await console.out(jsonText(findings.map(findingJson(policies, catalog))));
      else {
        for (const finding of findings) await console.out(fileFindingLine(inputName(file), finding));
        await console.err(textLine(`${inputName(file)}: ${tally(findings)}.`));
      }
      finish(isFailing(findings) ? 1 : 0);
    });
