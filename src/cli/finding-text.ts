/** Findings as the command line prints them, for people and for scripts. */
import type { Catalog } from '../catalog/model.ts';
import type { ParsedPolicy } from '../iam/parse.ts';
import type { Finding } from '../policy/finding.ts';
import { applyFix, editsOf } from '../policy/fix.ts';
import { effectOfFix, type FixEffect, fixEffectWords } from '../policy/fix-effect.ts';
import { textLine } from './table.ts';

/** Whether a check fails: anything graver than a hint. */
export function isFailing(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity !== 'hint');
}

function remedy({ fix }: Finding, effect: FixEffect | undefined): string {
  if (fix === undefined) return '';
  return ` Fix: ${fix.title}${effect === undefined ? '' : `; ${fixEffectWords(effect)}`}.`;
}

/** How much of long lists a line shows. */
export type Names = 'some' | 'all';

const said = (finding: Finding, names: Names, effect?: FixEffect): string =>
  `${(names === 'all' ? finding.whole : undefined) ?? finding.message}${remedy(finding, effect)} [${finding.rule}]`;

/** A finding about a policy that was just assembled: `warning: Statement[0].Resource: what it is. [rule]`. */
export function findingLine(finding: Finding, documents: number): string {
  const place = [documents > 1 ? `policy ${finding.document + 1}` : '', finding.path];
  const where = place.filter((part) => part !== '').join(' ');
  return textLine(`${finding.severity}: ${where === '' ? '' : `${where}: `}${said(finding, 'some')}`);
}

/**
 * A finding about a file, in the form that editors jump by: `policy.json:3:5: warning: what it is. [rule]`.
 * @param effect what its fix widens; undefined where it has none, or that was not asked
 */
export function fileFindingLine(
  file: string,
  finding: Finding,
  names: Names,
  effect: FixEffect | undefined,
): string {
  const { position, severity } = finding;
  const at = position === undefined ? '' : `${position.line}:${position.column}:`;
  return textLine(`${file}:${at} ${severity}: ${said(finding, names, effect)}`);
}

/** Statements and fixes up to which it is asked what each fix widens. */
const mostStatements = 60;
const mostFixes = 40;

/** What the fixes of findings widen, by finding; those of long policies and of a long list are not asked. */
export function fixEffects(
  findings: readonly Finding[],
  policies: readonly ParsedPolicy[],
  catalog: Catalog,
): ReadonlyMap<Finding, FixEffect> {
  const asked = findings.flatMap((finding) => {
    const about = policies[finding.document]?.document;
    const { fix } = finding;
    return fix === undefined || about === undefined || about.Statement.length > mostStatements
      ? []
      : [{ finding, fix, about }];
  });
  return new Map(
    asked
      .slice(0, mostFixes)
      .map(({ finding, fix, about }) => [
        finding,
        effectOfFix([about], [applyFix(about, fix, catalog)], catalog),
      ]),
  );
}

/**
 * The shape that `check --json` promises; of several policies each finding says which it is about, counted from 0. Text
 * of the file stands in it unescaped, as JSON escapes it itself. A fix is a title, what it edits in its document, and
 * what it widens in words.
 */
export function findingJson(
  policies: readonly ParsedPolicy[],
  catalog: Catalog,
  effects: ReadonlyMap<Finding, FixEffect>,
) {
  return (finding: Finding): object => {
    const { rule, severity, document, statement, path, message, whole, fix, position } = finding;
    const effect = effects.get(finding);
    const about = policies[document]?.document;
    return {
      rule,
      severity,
      ...(policies.length > 1 ? { document } : {}),
      statement,
      path,
      message,
      ...(whole === undefined ? {} : { whole }),
      ...(fix === undefined || about === undefined
        ? {}
        : {
            fix: {
              title: fix.title,
              edits: editsOf(fix, about, catalog),
              ...(effect === undefined ? {} : { effect: fixEffectWords(effect) }),
            },
          }),
      ...(position === undefined ? {} : { position }),
    };
  };
}
