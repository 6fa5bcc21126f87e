/**
 * One engine for findings over any policy document, whether assembled here or loaded. A check makes one
 * view of the document, or of several together (`view.ts`, `joint.ts`), and runs every rule of the table
 * (`rules.ts`) over it. Rules are pure
 * and do not know of each other; where two could speak of one mistake, the one that knows less stays silent
 * by its own condition.
 *
 * Findings come in the order of statements, those about the whole document first; within a statement by
 * severity, then in the order of the table. So a list keeps its place on screen while other statements
 * change.
 */
import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import type { Catalog } from '../../catalog/model.ts';
import type { PolicyDocument } from '../../iam/document.ts';
import type { Finding, Severity, Target } from '../model.ts';
import { parsePolicies, positionAt } from '../parse.ts';
import { servicePrefix } from './expansion.ts';
import { join, separate } from './joint.ts';
import type { Path } from './path.ts';
import { pathText } from './path.ts';
import type { Draft, Rule } from './rule.ts';
import { rules } from './rules.ts';
import { isSafe } from './safe-fix.ts';
import { policyVariables } from './variables.ts';
import { viewPolicy } from './view.ts';

export { applyFix } from './edit.ts';

export interface CheckOptions {
  /** Decides the size limit, and whether Allow grants at all (in a service control policy it only filters). */
  readonly target: Target;
}

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, hint: 2 };

/** A finding, and its path as keys and indices. */
interface Placed {
  readonly finding: Finding;
  readonly path: Path;
}

function placed(rule: Rule, document: number, draft: Draft): Placed {
  const { statement, path, message, severity, fix } = draft;
  const finding: Finding = {
    rule: rule.name,
    severity: severity ?? rule.severity,
    document,
    statement,
    path: pathText(path),
    message,
  };
  return { path, finding: fix === undefined ? finding : { ...finding, fix } };
}

/** What the rule says of each document, or of all of them as one. */
type Ask = (rule: Rule) => readonly Placed[];

function asking(
  documents: readonly PolicyDocument[],
  catalog: Catalog,
  { target }: CheckOptions,
  texts: readonly string[],
): Ask {
  const views = documents.map((document, at) => {
    const view = viewPolicy(document, catalog, target);
    const text = texts[at];
    return text === undefined ? view : { ...view, text };
  });
  const checked = (draft: Draft, document: PolicyDocument): Draft => {
    const { fix, ...rest } = draft;
    return fix === undefined || isSafe(fix, document, rules, catalog, target) ? draft : rest;
  };
  const each: Ask = (rule) =>
    views.flatMap((view, at) =>
      [...rule.check(view)].map((draft) => placed(rule, at, checked(draft, view.document))),
    );
  if (documents.length === 1) return each;
  const joint = join(documents);
  const whole = viewPolicy(joint.document, catalog, target, joint.origins);
  return (rule) => {
    if (rule.perDocument === true) return each(rule);
    return [...rule.check(whole)].map((found) => {
      const { document, draft } = separate(checked(found, joint.document), joint);
      return placed(rule, document, draft);
    });
  };
}

function check(
  documents: readonly PolicyDocument[],
  catalog: Catalog,
  options: CheckOptions,
  texts: readonly string[] = [],
): readonly Placed[] {
  const found = rules.flatMap(asking(documents, catalog, options, texts));
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
export const checkDocument = (
  document: PolicyDocument,
  catalog: Catalog,
  options: CheckOptions,
): readonly Finding[] => checkDocuments([document], catalog, options);

/**
 * Checks documents that one principal has at once: what one allows or denies counts for the others, while size,
 * Version, characters and Sids are those of each. `document` of a finding is the index of the document that it is
 * about, and a fix is for that document alone.
 */
export const checkDocuments = (
  documents: readonly PolicyDocument[],
  catalog: Catalog,
  options: CheckOptions,
): readonly Finding[] => check(documents, catalog, options).map(({ finding }) => finding);

/** The offset of what a path leads to, or of the nearest element around it that the text has. */
function offsetIn(text: string): (path: Path) => number {
  const tree = parseTree(text);
  const single = tree && findNodeAtLocation(tree, ['Statement'])?.type === 'object';
  return (path) => {
    // The parser makes a list of a single statement; the text has none.
    const written = single === true && path[0] === 'Statement' ? ['Statement', ...path.slice(2)] : [...path];
    for (; tree !== undefined && written.length > 0; written.pop()) {
      const node = findNodeAtLocation(tree, written);
      if (node !== undefined) return node.offset;
    }
    return tree?.offset ?? 0;
  };
}

/**
 * Parses the text, a policy or a list of policies that one principal has at once, and checks what it holds. Findings of
 * the parser come first; all have the line and column of what they are about, or of the nearest element around it that
 * the text has. Where one of several policies cannot be read nothing is said of the others: it might hold what they
 * lack.
 */
export function checkText(source: string, catalog: Catalog, options: CheckOptions): readonly Finding[] {
  const parts = parsePolicies(source);
  const findings = parts.flatMap((part) => part.findings);
  const documents = parts.flatMap(({ document }) => document ?? []);
  if (documents.length < parts.length) return findings;
  const texts = parts.map((part) => part.source);
  const offsets = texts.map(offsetIn);
  const found = check(documents, catalog, options, texts).map(({ finding, path }) => ({
    ...finding,
    position: positionAt(texts[finding.document] ?? '', offsets[finding.document]?.(path) ?? 0),
  }));
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
        if (/^[a-z0-9-]+:/i.test(key)) found.add(servicePrefix(key));
        visit(item);
      }
    }
  };
  visit(document.Statement);
  for (const none of ['', 'aws', 'forallvalues', 'foranyvalue']) found.delete(none);
  return [...found].sort();
}
