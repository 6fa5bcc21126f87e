/**
 * A policy document as the rules read it: lists are lists even where the document has a single value, every
 * value knows its path, operators are taken apart, keys are looked up. Made once per check, so that thirty
 * rules do not each walk the JSON; patterns are expanded when a rule first asks, and remembered per
 * catalog.
 *
 * The document may come from anywhere: elements of the wrong shape are passed over here (parsing reports
 * them).
 */

import { type Expansion, expandAction } from '../../catalog/expansion.ts';
import type { Action, Catalog, ConditionKey } from '../../catalog/model.ts';
import type { Effect, PolicyDocument } from '../../iam/document.ts';
import { type Operator, readOperator } from '../../iam/operator.ts';
import type { Path } from '../../iam/path.ts';
import type { PolicyKind } from '../../iam/policy-kind.ts';
import { policyKinds } from '../../iam/policy-kind.ts';
import { isRecord } from '../../text/is-record.ts';
import { memo } from '../../text/memo.ts';
import { finish } from '../../text/steps.ts';

/** Where a statement stands that was put into one list with those of other documents. */
export interface Origin {
  readonly document: number;
  /** Index among the statements of its document. */
  readonly index: number;
}

/** One text of a list element, and where it stands. */
interface Listed {
  readonly text: string;
  readonly path: Path;
}

/** An entry of `Action` or `NotAction`. */
export interface ListedAction extends Listed {
  readonly expansion: Expansion;
}

/** One operator–key line of a Condition block. */
export interface ConditionLine {
  readonly operatorText: string;
  /** Undefined when IAM has no such operator. */
  readonly operator: Operator | undefined;
  readonly key: string;
  /** Undefined when the catalog does not know the key, or its service is not loaded. */
  readonly entry: ConditionKey | undefined;
  readonly values: readonly Listed[];
  /** Path of the key. */
  readonly path: Path;
  readonly operatorPath: Path;
}

/** A statement as rules see it: read once, each part with its path. */
export interface StatementView {
  /** Index among the statements of the view. */
  readonly index: number;
  /** What people call it: `statement 2`, with its policy where several are checked together. */
  readonly called: string;
  readonly path: Path;
  readonly raw: Readonly<Record<string, unknown>>;
  readonly effect: Effect | undefined;
  readonly actions: readonly ListedAction[];
  readonly notActions: readonly ListedAction[];
  readonly resources: readonly Listed[];
  readonly notResources: readonly Listed[];
  readonly conditions: readonly ConditionLine[];
}

/** A policy as rules see it. */
export interface PolicyView {
  readonly document: PolicyDocument;
  /** The document as it was written, where it was read from a text. */
  readonly text?: string;
  readonly catalog: Catalog;
  readonly kind: PolicyKind;
  /** The account that the policy is used in, where that is known. */
  readonly account?: string;
  readonly statements: readonly StatementView[];
  /** Statements that allow, when policies of the kind grant at all: a service control policy only limits, so it has none. */
  readonly grants: readonly StatementView[];
  readonly denials: readonly StatementView[];
}

/** Texts, numbers and booleans of a one-or-many element, each with its path. */
function listed(value: unknown, path: Path): readonly Listed[] {
  const one = (item: unknown, at: Path): Listed[] =>
    typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean'
      ? [{ text: String(item), path: at }]
      : [];
  return Array.isArray(value)
    ? value.flatMap((item, index) => one(item, [...path, index]))
    : one(value, path);
}

function conditionLines(value: unknown, path: Path, catalog: Catalog): readonly ConditionLine[] {
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([operatorText, keys]) => {
    if (!isRecord(keys)) return [];
    const operatorPath = [...path, operatorText];
    const operator = readOperator(operatorText);
    return Object.entries(keys).map(([key, values]) => ({
      operatorText,
      operator,
      key,
      entry: catalog.conditionKey(key),
      values: listed(values, [...operatorPath, key]),
      path: [...operatorPath, key],
      operatorPath,
    }));
  });
}

/** What people call a statement. */
function nameOf(index: number, origin: Origin | undefined): string {
  return origin === undefined
    ? `statement ${index + 1}`
    : `statement ${origin.index + 1} of policy ${origin.document + 1}`;
}

function readStatement(
  raw: unknown,
  index: number,
  path: Path,
  called: string,
  catalog: Catalog,
): StatementView {
  const statement = isRecord(raw) ? raw : {};
  const effect = statement['Effect'];
  const actions = (name: string): readonly ListedAction[] =>
    listed(statement[name], [...path, name]).map((item) => ({
      ...item,
      expansion: expandAction(catalog, item.text),
    }));
  return {
    index,
    called,
    path,
    raw: statement,
    effect: effect === 'Allow' || effect === 'Deny' ? effect : undefined,
    actions: actions('Action'),
    notActions: actions('NotAction'),
    resources: listed(statement['Resource'], [...path, 'Resource']),
    notResources: listed(statement['NotResource'], [...path, 'NotResource']),
    conditions: conditionLines(statement['Condition'], [...path, 'Condition'], catalog),
  };
}

/** A statement of a list; one that an edit leaves as and where it is is not read again. */
const listedStatement = memo(
  (raw: unknown, index: number, called: string, catalog: Catalog): StatementView =>
    readStatement(raw, index, ['Statement', index], called, catalog),
);

/**
 * Reads a document into the form that rules work on. Never throws, whatever the document holds. `origins` say where
 * its statements came from when it was joined of several.
 */
export function viewPolicy(
  document: PolicyDocument,
  catalog: Catalog,
  kind: PolicyKind,
  origins?: readonly Origin[],
): PolicyView {
  return finish(viewingPolicy(document, catalog, kind, origins));
}

/** The same in steps, a statement each. */
export function* viewingPolicy(
  document: PolicyDocument,
  catalog: Catalog,
  kind: PolicyKind,
  origins?: readonly Origin[],
): Generator<void, PolicyView> {
  const root: unknown = document;
  const list = isRecord(root) ? root['Statement'] : undefined;
  const statements: StatementView[] = [];
  if (Array.isArray(list)) {
    for (const [index, raw] of list.entries()) {
      statements.push(listedStatement(raw, index, nameOf(index, origins?.[index]), catalog));
      yield;
    }
  } else if (isRecord(list))
    statements.push(readStatement(list, 0, ['Statement'], nameOf(0, origins?.[0]), catalog));
  return {
    document,
    catalog,
    kind,
    statements,
    grants: policyKinds[kind].grants ? statements.filter((statement) => statement.effect === 'Allow') : [],
    denials: statements.filter((statement) => statement.effect === 'Deny'),
  };
}

/** Known actions that the statement names in `Action`, each once, patterns expanded (`*` alone left out). */
export const knownActions = memo((statement: StatementView): readonly Action[] => {
  const found = new Map<string, Action>();
  for (const { expansion } of statement.actions) {
    if (expansion.kind === 'every') continue;
    for (const action of expansion.actions) found.set(action.id, action);
  }
  return [...found.values()];
});
