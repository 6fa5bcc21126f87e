/**
 * One engine for findings over any policy document, whether assembled here or loaded. A check makes one
 * view of the document, or of several together (`statement-view.ts`, `combined-policies.ts`), and runs every rule of the table
 * (`rules.ts`) over it. Rules are pure
 * and do not know of each other; where two could speak of one mistake, the one that knows less stays silent
 * by its own condition.
 *
 * Findings come in the order of statements, those about the whole document first; within a statement by
 * severity, then in the order of the table. So a list keeps its place on screen while other statements
 * change.
 *
 * A long policy takes longer than a key of the explorer may wait, so a check is work in steps, none of which takes more than
 * some milliseconds; whoever has the time does them all at once.
 */

import { servicePrefix } from '../../catalog/expansion.ts';
import type { Catalog } from '../../catalog/model.ts';
import type { PolicyDocument } from '../../iam/document.ts';
import type { ParsedPolicy, ParseProblem } from '../../iam/parse.ts';
import type { Path } from '../../iam/path.ts';
import { pathText } from '../../iam/path.ts';
import type { PolicyKind } from '../../iam/policy-kind.ts';
import { policyVariables } from '../../iam/variable.ts';
import { finish } from '../../text/steps.ts';
import type { Finding, Severity } from '../finding.ts';
import { combine, separate } from './combined-policies.ts';
import { type FindingDraft, pause, type Rule } from './rule.ts';
import { rules } from './rules.ts';
import { isSafe } from './safe-fix.ts';
import { type PolicyView, viewingPolicy } from './statement-view.ts';
import { namesIn } from './wording.ts';

/** What decides how policies are checked. */
export interface CheckOptions {
  /** Decides the size limit, and whether Allow grants at all (in a service control policy it only filters). */
  readonly kind: PolicyKind;
  /** Twelve digits: the account that the policies are used in, where that is known. */
  readonly account?: string;
}

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, hint: 2 };

/** A finding, and its path as keys and indices. */
interface Placed {
  readonly finding: Finding;
  readonly path: Path;
}

function placed(rule: Rule, document: number, draft: FindingDraft): Placed {
  const { statement, path, message, severity, fix } = draft;
  const finding: Finding = {
    rule: rule.name,
    severity: severity ?? rule.severity,
    document,
    statement,
    path: pathText(path),
    ...namesIn(message),
  };
  return { path, finding: fix === undefined ? finding : { ...finding, fix } };
}

/** What the rule says of a view, a step for each piece of its work; a fix that would do harm is left out. */
function* draftsOf(rule: Rule, view: PolicyView): Generator<void, readonly FindingDraft[]> {
  const { document, catalog, kind } = view;
  const drafts: FindingDraft[] = [];
  for (const draft of rule.check(view)) {
    if (draft === pause) yield;
    else {
      const { fix, ...rest } = draft;
      drafts.push(fix === undefined || isSafe(fix, document, rules, catalog, kind) ? draft : rest);
      if (fix !== undefined) yield;
    }
  }
  return drafts;
}

/** What every rule says of each document, or of all of them as one. */
function* asking(
  documents: readonly PolicyDocument[],
  catalog: Catalog,
  { kind, account }: CheckOptions,
  texts: readonly string[],
): Generator<void, Placed[]> {
  const used = account === undefined ? {} : { account };
  const views: PolicyView[] = [];
  for (const [at, document] of documents.entries()) {
    const text = texts[at];
    const view = yield* viewingPolicy(document, catalog, kind);
    views.push({ ...view, ...used, ...(text === undefined ? {} : { text }) });
  }
  const found: Placed[] = [];
  const combined = combine(documents);
  const isOne = documents.length === 1;
  const joined = isOne ? undefined : viewingPolicy(combined.document, catalog, kind, combined.origins);
  const whole = joined && { ...(yield* joined), ...used };
  for (const rule of rules) {
    if (whole === undefined || rule.perDocument === true) {
      for (const [at, view] of views.entries()) {
        for (const draft of yield* draftsOf(rule, view)) {
          found.push(placed(rule, at, draft));
          yield;
        }
      }
    } else {
      for (const draft of yield* draftsOf(rule, whole)) {
        const own = separate(draft, combined);
        found.push(placed(rule, own.document, own.draft));
        yield;
      }
    }
    yield;
  }
  return found;
}

function* checking(
  documents: readonly PolicyDocument[],
  catalog: Catalog,
  options: CheckOptions,
  texts: readonly string[] = [],
): Generator<void, readonly Placed[]> {
  const found = yield* asking(documents, catalog, options, texts);
  // The sort is stable, so the table's order stays within a statement and a severity.
  const place = ({ finding }: Placed): number => finding.statement ?? -1;
  return found.sort(
    (a, b) =>
      a.finding.document - b.finding.document ||
      place(a) - place(b) ||
      rank[a.finding.severity] - rank[b.finding.severity],
  );
}

/**
 * Checks a document. `document` of every finding is 0. Never throws, whatever the document holds; look-ups
 * that need a service which the catalog has not loaded stay silent, so load `servicesIn(document)` first.
 */
export function checkDocument(
  document: PolicyDocument,
  catalog: Catalog,
  options: CheckOptions,
): readonly Finding[] {
  return checkDocuments([document], catalog, options);
}

/**
 * Checks documents that one principal has at once: what one allows or denies counts for the others, while size,
 * Version, characters and Sids are those of each. `document` of a finding is the index of the document that it is
 * about, and a fix is for that document alone.
 */
export function checkDocuments(
  documents: readonly PolicyDocument[],
  catalog: Catalog,
  options: CheckOptions,
): readonly Finding[] {
  return finish(checkingDocuments(documents, catalog, options));
}

/** The same in steps. */
export function* checkingDocuments(
  documents: readonly PolicyDocument[],
  catalog: Catalog,
  options: CheckOptions,
): Generator<void, readonly Finding[]> {
  return (yield* checking(documents, catalog, options)).map(({ finding }) => finding);
}

const asFinding = (document: number, { rule, message, path, position }: ParseProblem): Finding => {
  const [first, second] = path;
  return {
    rule,
    severity: 'error',
    document,
    statement: first !== 'Statement' || path.length === 1 ? null : typeof second === 'number' ? second : 0,
    path: pathText(path),
    message,
    position,
  };
};

/**
 * Checks what was read from a text, a policy or several that one principal has at once. What the parser found comes
 * first; all findings have the line and column of what they are about, or of the nearest element around it that the
 * text has. Where one of several policies cannot be read nothing is said of the others: it might hold what they lack.
 */
export function checkParsed(
  policies: readonly ParsedPolicy[],
  catalog: Catalog,
  options: CheckOptions,
): readonly Finding[] {
  const findings = policies.flatMap(({ problems }, at) => problems.map((problem) => asFinding(at, problem)));
  const documents = policies.flatMap(({ document }) => document ?? []);
  if (documents.length < policies.length) return findings;
  const texts = policies.map(({ text }) => text);
  const found = finish(checking(documents, catalog, options, texts)).map(({ finding, path }) => {
    const position = policies[finding.document]?.positionOf(path);
    return position === undefined ? finding : { ...finding, position };
  });
  return [...findings, ...found];
}

/**
 * Service prefixes that the document's actions, condition keys and policy variables belong to, sorted, in
 * lower case. Prefixes of global keys and of no known service are among them; loading ignores those.
 */
export function servicesIn(document: PolicyDocument): readonly string[] {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value === 'string') {
      for (const { name } of policyVariables(value)) found.add(servicePrefix(name));
      if (/^[a-z0-9-]+:[^:]*$/i.test(value)) found.add(servicePrefix(value));
    } else if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) {
        if (/^[a-z0-9.-]+:/i.test(key)) found.add(servicePrefix(key));
        visit(item);
      }
    }
  };
  visit(document.Statement);
  for (const none of ['', 'aws', 'forallvalues', 'foranyvalue']) found.delete(none);
  return [...found].sort();
}
