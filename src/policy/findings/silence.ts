/** Which findings are wanted: rules picked by name, and places where a rule is not to speak. */
import type { PolicyDocument } from '../../iam/document.ts';
import type { Finding } from '../finding.ts';

/** A rule that is not to speak of a policy, or of one statement of it. */
export interface Silence {
  readonly rule: string;
  /** The Sid of the statement, or its number as messages count, from 1; absent for the whole policy. */
  readonly statement?: string | number;
}

/** Which findings are wanted. */
export interface Wanted {
  /** Only these rules; all when it is empty. */
  readonly only: readonly string[];
  readonly ignore: readonly string[];
  readonly silences: readonly Silence[];
}

const isMeant = (
  { rule, statement }: Silence,
  finding: Finding,
  document: PolicyDocument | undefined,
): boolean => {
  if (rule !== finding.rule) return false;
  if (statement === undefined) return true;
  if (finding.statement === null) return false;
  return typeof statement === 'number'
    ? statement === finding.statement + 1
    : document?.Statement[finding.statement]?.Sid === statement;
};

/** The findings that are wanted, and the silences that no finding met: what they were for may be mended. */
export function wantedFindings(
  findings: readonly Finding[],
  documents: readonly (PolicyDocument | undefined)[],
  { only, ignore, silences }: Wanted,
): { readonly kept: readonly Finding[]; readonly silenced: number; readonly idle: readonly Silence[] } {
  const met = new Set<Silence>();
  const kept = findings.filter((finding) => {
    const silence = silences.find((each) => isMeant(each, finding, documents[finding.document]));
    if (silence !== undefined) met.add(silence);
    const picked = only.length === 0 || only.includes(finding.rule);
    return picked && silence === undefined && !ignore.includes(finding.rule);
  });
  return {
    kept,
    silenced: findings.length - kept.length,
    idle: silences.filter((each) => !met.has(each)),
  };
}
