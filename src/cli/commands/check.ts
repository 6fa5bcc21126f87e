/** `sm-explore check`: what there is to say about a policy that exists already. */

import { loadCatalog, loadServices } from '../../catalog/load.ts';
import type { Catalog } from '../../catalog/model.ts';
import { type PolicyKind, policyKinds } from '../../iam/policy-kind.ts';
import type { FoundPolicy } from '../../intake/policies/found-policy.ts';
import { policiesIn } from '../../intake/policies/policies-in.ts';
import { checkFound } from '../../policy/check-found.ts';
import type { Finding } from '../../policy/finding.ts';
import { servicesIn } from '../../policy/findings/check.ts';
import { wantedFindings } from '../../policy/findings/silence.ts';
import { gravestFirst } from '../../policy/review.ts';
import { count } from '../../text/count.ts';
import { command } from '../command.ts';
import { readConfiguration } from '../configuration.ts';
import { fileFindingLine, findingJson, fixEffects, isFailing } from '../finding-text.ts';
import { announceLongWork } from '../long-work.ts';
import { inputName, readText } from '../read-text.ts';
import { ruleNames } from '../rule-name.ts';
import { readSilences, silenceFile } from '../silence-file.ts';
import { jsonText, textLine } from '../table.ts';

/** A text of more characters takes a second or more to check, so that one is told what takes so long. */
const longWork = 500_000;

/** The catalog with the services that the policies mention. */
function catalogFor(policies: readonly FoundPolicy[]): Catalog {
  const mentioned = policies.flatMap(({ document }) => (document === undefined ? [] : servicesIn(document)));
  return loadServices(loadCatalog(), mentioned);
}

/** `2 errors, 1 warning` */
function tally(findings: readonly Finding[], silenced: number): string {
  const parts = (['error', 'warning', 'hint'] as const).flatMap((severity) => {
    const number = findings.filter((finding) => finding.severity === severity).length;
    return number === 0 ? [] : [count(number, severity)];
  });
  const said = parts.length === 0 ? 'nothing to say' : parts.join(', ');
  return silenced === 0 ? said : `${said}; ${silenced} silenced`;
}

const forms: Readonly<Record<NonNullable<FoundPolicy['form']>, string>> = {
  statement: 'this is a statement, read as if it were a policy with it alone',
  statements: 'these are statements, read as if they were one policy',
};

/** What the user has to know of how the policies were read: their form, and the kind that they showed. */
function readAs(policies: readonly FoundPolicy[], told: PolicyKind | undefined): string {
  const said = policies.map(({ form, kind }) =>
    [
      form === undefined ? '' : forms[form],
      kind === undefined || (told !== undefined && policies.length === 1)
        ? ''
        : `checked as ${policyKinds[kind].family}`,
    ]
      .filter((part) => part !== '')
      .join(', '),
  );
  const different = [...new Set(said)].filter((part) => part !== '');
  return different.length === 0 ? '' : `${different.join('; ')}: `;
}

/** The subcommand, and its exit code: 0 without errors and warnings, else 1. */
export const checkCommand = command('check', async ({ operands: [file = '-'], options, console }) => {
  const { config, problem } = readConfiguration(console);
  const [only, ignore] = [
    ruleNames(options.only),
    ruleNames([...(config.ignoreRules ?? []), ...(options.ignore ?? [])]),
  ];
  const text = await readText(file, console);
  await announceLongWork(console, `Checking ${count(text.length, 'character')}`, text.length, longWork);
  const policies = policiesIn(text);
  const catalog = catalogFor(policies);
  const { account, target } = config;
  const { kept, silenced, idle } = wantedFindings(
    checkFound(policies, catalog, {
      ...(options.for === undefined ? {} : { told: options.for }),
      usual: target ?? 'managed',
      ...(account === undefined || account === '*' ? {} : { account }),
    }),
    policies.map(({ document }) => document),
    { only, ignore, silences: readSilences(file) },
  );
  const findings = gravestFirst(kept);
  if (problem !== undefined) await console.err(textLine(`hint: ${problem}`));
  for (const { rule } of idle)
    await console.err(
      textLine(`hint: ${inputName(silenceFile(file))} silences ${rule}, which has nothing to say there.`),
    );
  const effects = fixEffects(findings, policies, catalog);
  if (options.json === true)
    await console.out(jsonText(findings.map(findingJson(policies, catalog, effects))));
  else {
    const names = options.all === true ? 'all' : 'some';
    for (const finding of findings)
      await console.out(fileFindingLine(inputName(file), finding, names, effects.get(finding)));
    await console.err(
      textLine(`${inputName(file)}: ${readAs(policies, options.for)}${tally(findings, silenced)}.`),
    );
  }
  return isFailing(findings) ? 1 : 0;
});
