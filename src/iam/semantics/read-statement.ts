/**
 * Statements as what they ask of a request: the action, then one literal for each line that must hold. Read once for each
 * statement and remembered as long as somebody holds it, so that a change of one statement costs that one.
 */
import { memo } from '../../text/memo.ts';
import { actionPattern } from '../action-pattern.ts';
import { listOf, type PolicyDocument, type Statement } from '../document.ts';
import { matches, type Pattern } from '../pattern.ts';
import { type Asked, askedBy, resourceIn } from './constraint.ts';
import { all, type Formula, formulaOf } from './formula.ts';
import { principalAsked, principalNamed } from './principal.ts';
import type { Variables } from './text-pattern.ts';

/** Where in a statement something is asked for. */
export type LinePlace =
  | {
      readonly kind: 'resource';
      readonly element: 'Resource' | 'NotResource';
      readonly values: readonly string[];
    }
  | { readonly kind: 'principal' }
  | {
      readonly kind: 'condition';
      readonly operator: string;
      readonly key: string;
      readonly values: readonly string[];
    };

/** One line of a statement, and what it asks for. */
export interface StatementLine {
  readonly place: LinePlace;
  readonly asked: Asked;
}

/** A statement as what it asks of a request. */
export interface ReadStatement {
  readonly statement: Statement;
  /** Index in its document. */
  readonly index: number;
  /** All of these must hold, besides the action. */
  readonly lines: readonly StatementLine[];
  /** The lines together. */
  readonly formula: Formula;
  /** Statements that ask the same, actions aside, have equal ids. */
  readonly id: string;
  /** Whether the statement speaks of an action, `service:Name` in any case. */
  readonly namesAction: (action: string) => boolean;
}

/** Entries of Action, as one text: none of them holds a line feed that matters. */
const joined = (entries: readonly string[]): string => entries.join('\n');

/**
 * Whether one of the entries matches an action; names without wildcards are looked up. Answers are not remembered: that
 * would be one for each of thousands of actions in each of the lists that a session comes upon, and most are told by how
 * the action begins.
 */
const actionTest = memo((entries: string): ((action: string) => boolean) => {
  const names = new Set<string>();
  const patterns: { readonly beginning: string; readonly pattern: Pattern }[] = [];
  for (const entry of entries.split('\n')) {
    const pattern = actionPattern(entry);
    if (!pattern.hasWildcard) names.add(pattern.text);
    else patterns.push({ beginning: pattern.text.replace(/[*?$].*$/su, ''), pattern });
  }
  return (action) => {
    const own = action.toLowerCase();
    return (
      names.has(own) ||
      patterns.some(({ beginning, pattern }) => own.startsWith(beginning) && matches(pattern, own))
    );
  };
});

function actionsOf({ Action, NotAction }: Statement): (action: string) => boolean {
  if (NotAction === undefined) return actionTest(joined(listOf(Action)));
  const named = actionTest(joined(listOf(NotAction)));
  return (action) => !named(action);
}

function linesOf(
  statement: Statement,
  variables: Variables,
  principals: Principals,
): readonly StatementLine[] {
  const lines: StatementLine[] = [];
  for (const element of ['Resource', 'NotResource'] as const) {
    if (statement[element] === undefined) continue;
    const values = listOf(statement[element]);
    const asked: Asked =
      element === 'Resource' && values.includes('*')
        ? 'always'
        : { atom: resourceIn(values, variables), holds: element === 'Resource' };
    lines.push({ place: { kind: 'resource', element, values }, asked });
  }
  if (principals !== 'ignored' && (statement.Principal ?? statement.NotPrincipal) !== undefined) {
    const asked = principals === 'named' ? principalNamed(statement) : principalAsked(statement);
    lines.push({ place: { kind: 'principal' }, asked });
  }
  for (const [operator, block] of Object.entries(statement.Condition ?? {}))
    for (const [key, written] of Object.entries(block)) {
      const values = listOf(written).map(String);
      const place = { kind: 'condition', operator, key, values } as const;
      lines.push({ place, asked: askedBy({ operator, key, values }, variables) });
    }
  return lines;
}

/**
 * What Principal says: in a decision of resource-based policies who the principal is, in a comparison of policies who is
 * named; in the policies of an identity it has no place.
 */
export type Principals = 'counted' | 'named' | 'ignored';

const readStatement = memo(
  (statement: Statement, index: number, variables: Variables, principals: Principals): ReadStatement => {
    const lines = linesOf(statement, variables, principals);
    const asked = lines.map(({ asked: each }) =>
      typeof each === 'string' ? each : `${each.holds}${each.atom.id}`,
    );
    return {
      statement,
      index,
      lines,
      id: [...new Set(asked.filter((each) => each !== 'always'))].sort().join('\u0001'),
      formula: all(lines.map(({ asked }) => formulaOf(asked))),
      namesAction: actionsOf(statement),
    };
  },
  { limit: 20_000 },
);

/** Policies older than 2012-10-17 have no variables. */
const variablesOf = ({ Version }: PolicyDocument): Variables =>
  Version === '2012-10-17' ? 'with' : 'without';

/** Values that are read between two pauses. */
const valuesOfStep = 500;

/** Reads statements in steps of some milliseconds, so that `readStatements` has them at hand. */
export function* readingStatements(document: PolicyDocument, principals: Principals): Generator<void, void> {
  let read = 0;
  for (const [index, statement] of [document.Statement].flat().entries()) {
    const { lines } = readStatement(statement, index, variablesOf(document), principals);
    read += lines.reduce((sum, { place }) => sum + (place.kind === 'principal' ? 1 : place.values.length), 1);
    if (read < valuesOfStep) continue;
    read = 0;
    yield;
  }
}

/** The statements of a document in their order. */
export function readStatements(
  document: PolicyDocument,
  principals: Principals = 'ignored',
): readonly ReadStatement[] {
  return [document.Statement]
    .flat()
    .map((statement, index) => readStatement(statement, index, variablesOf(document), principals));
}
