/** Findings as the command line prints them, for people and for scripts. */
import type { Catalog } from '../catalog/model.ts';
import type { ParsedPolicy } from '../iam/parse.ts';
import { editsOf } from '../policy/fix.ts';
import type { Finding } from '../policy/model.ts';
import { textLine } from './table.ts';

/** Whether a check fails: anything graver than a hint. */
export function isFailing(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity !== 'hint');
}

const remedy = ({ fix }: Finding): string => (fix === undefined ? '' : ` Fix: ${fix.title}.`);

/** How much of long lists a line shows. */
export type Names = 'some' | 'all';

const said = (finding: Finding, names: Names): string =>
  `${(names === 'all' ? finding.whole : undefined) ?? finding.message}${remedy(finding)} [${finding.rule}]`;

/** A finding about a policy that was just assembled: `warning: Statement[0].Resource: what it is. [rule]`. */
export function findingLine(finding: Finding, documents: number): string {
  const place = [documents > 1 ? `policy ${finding.document + 1}` : '', finding.path];
  const where = place.filter((part) => part !== '').join(' ');
  return textLine(`${finding.severity}: ${where === '' ? '' : `${where}: `}${said(finding, 'some')}`);
}

/** A finding about a file, in the form that editors jump by: `policy.json:3:5: warning: what it is. [rule]`. */
export function fileFindingLine(file: string, finding: Finding, names: Names): string {
  const { position, severity } = finding;
  const at = position === undefined ? '' : `${position.line}:${position.column}:`;
  return textLine(`${file}:${at} ${severity}: ${said(finding, names)}`);
}

/**
 * The shape that `check --json` promises; of several policies each finding says which it is about, counted from 0. Text
 * of the file stands in it unescaped, as JSON escapes it itself. A fix is a title and what it edits in its document.
 */
export function findingJson(policies: readonly ParsedPolicy[], catalog: Catalog) {
  return ({ rule, severity, document, statement, path, message, whole, fix, position }: Finding): object => {
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
        : { fix: { title: fix.title, edits: editsOf(fix, about, catalog) } }),
      ...(position === undefined ? {} : { position }),
    };
  };
}
