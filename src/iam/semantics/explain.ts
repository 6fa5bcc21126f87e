/**
 * A policy in plain English: who may do what to which resources, at which access level, only if what; what wildcards stand
 * for today, and what a statement names without reaching it. Counts are of what is really allowed, Deny statements
 * taken off (`reach.ts`), not of what is written.
 */

import { count } from '../../text/count.ts';
import { finish } from '../../text/steps.ts';
import { isEveryAction, serviceOf } from '../action-pattern.ts';
import { listOf, type PolicyDocument, type Statement } from '../document.ts';
import { hasWildcard } from '../pattern.ts';
import { type ActionClasses, actionClasses } from './action-classes.ts';
import { conditionWords, listWords } from './condition-words.ts';
import { noFacts, type PolicyFacts } from './facts.ts';
import { not } from './formula.ts';
import { type AttachedPolicy, decisionFor } from './layers.ts';
import { findingRequest } from './reach.ts';
import { type ReadStatement, readStatements } from './read-statement.ts';
import { everyOrAny, mayText, namesText, resourcesText } from './statement-words.ts';
import type { Theory } from './theory.ts';

/** A statement in words; `statement` is its index. */
export interface StatementExplanation {
  readonly statement: number;
  readonly sid: string | null;
  readonly effect: Statement['Effect'];
  /** What it says, in one or two sentences. */
  readonly text: string;
  /** Actions of the catalog that it names and that act on none of its resources, or that are denied by another statement. */
  readonly unreached: readonly string[];
  /** Actions of the catalog that it speaks of, by access level. */
  readonly levels: Readonly<Record<string, number>>;
  readonly actions: readonly string[];
}

/** A policy in words. */
export interface DocumentExplanation {
  /** The whole in a paragraph. */
  readonly summary: string;
  readonly statements: readonly StatementExplanation[];
}

function levelsOf(actions: readonly string[], facts: PolicyFacts): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const action of actions)
    for (const level of facts.action(action)?.accessLevels ?? []) counts[level] = (counts[level] ?? 0) + 1;
  return counts;
}

const levelsText = (levels: Readonly<Record<string, number>>): string =>
  listWords(
    Object.entries(levels)
      .sort(([, a], [, b]) => b - a)
      .map(([level, number]) => `${number} ${level}`),
    'and',
  );

/** What the statement says of actions: written out, and what its wildcards stand for. */
function actionsText({ statement }: ReadStatement, known: readonly string[], facts: PolicyFacts): string {
  const entries = listOf(statement.Action ?? statement.NotAction);
  const every = everyOrAny(statement);
  if (statement.NotAction !== undefined) return `${every} action but ${namesText(entries)}`;
  if (entries.some(isEveryAction)) return `${every} action of ${every} service`;
  const levels = levelsOf(known, facts);
  const told = Object.keys(levels).length === 0 ? '' : ` (${levelsText(levels)})`;
  if (!entries.some(hasWildcard)) return `${namesText(entries)}${told}`;
  return `${namesText(entries)}, today ${count(known.length, 'action')}${told}: ${namesText(known)}`;
}

function statementText(read: ReadStatement, known: readonly string[], facts: PolicyFacts): string {
  const { statement, lines } = read;
  const conditions = lines.flatMap(({ place }) =>
    place.kind === 'condition' ? [conditionWords(place)] : [],
  );
  const when =
    conditions.length === 0
      ? ''
      : `, ${statement.Effect === 'Allow' ? 'only ' : ''}if ${listWords(conditions, 'and')}`;
  return `${mayText(statement)} use ${actionsText(read, known, facts)} on ${resourcesText(read.statement)}${when}.`;
}

/** Whether the statement can decide about an action: an Allow that is wholly denied, or on no resource of it, cannot. */
function* isReached(
  read: ReadStatement,
  action: string,
  policies: readonly AttachedPolicy[],
  theory: Theory,
): Generator<void, boolean> {
  const { denying } = decisionFor(policies, action);
  const denials = read.statement.Effect === 'Allow' ? denying.map(({ formula }) => not(formula)) : [];
  return (yield* findingRequest(theory, [read.formula, ...denials])).kind !== 'none';
}

/** The actions of a list for which something holds, asked once for each class; it pauses after each, and within. */
function* actionsThat(
  actions: readonly string[],
  classes: ActionClasses,
  holds: (action: string) => Generator<void, boolean>,
): Generator<void, readonly string[]> {
  const answers = new Map<string, boolean>();
  const found: string[] = [];
  for (const action of actions) {
    const id = classes.idOf(action);
    let answer = answers.get(id);
    if (answer === undefined) {
      answer = yield* holds(action);
      answers.set(id, answer);
      yield;
    }
    if (answer) found.push(action);
  }
  return found;
}

function summaryOf(
  statements: readonly ReadStatement[],
  reached: readonly string[],
  facts: PolicyFacts,
): string {
  const allows = statements.filter(({ statement }) => statement.Effect === 'Allow');
  const denies = statements.length - allows.length;
  const free = reached.filter((action) =>
    allows.some(
      (each) => each.namesAction(action) && each.lines.every(({ place }) => place.kind !== 'condition'),
    ),
  );
  const services = [...new Set(reached.map(serviceOf))];
  const { otherServiceAction: other } = facts;
  const everywhere = other !== undefined && allows.some((each) => each.namesAction(other));
  const levels = levelsOf(reached, facts);
  const told = Object.keys(levels).length === 0 ? '' : ` (${levelsText(levels)})`;
  const allowedText =
    reached.length === 0
      ? `Of the actions that are known it allows none${everywhere ? ', but those of every other service' : ''}.`
      : `It allows ${count(reached.length, 'action')} of ${namesText(services)}${told}${everywhere ? ' and actions of every other service' : ''}.`;
  const parts = [
    `${count(statements.length, 'statement')}: ${allows.length} Allow and ${denies} Deny.`,
    allowedText,
    ...(reached.length > free.length
      ? [`${count(reached.length - free.length, 'action')} only under conditions.`]
      : []),
  ];
  return parts.join(' ');
}

/** The policy in words, in steps of some milliseconds each. Without facts wildcards are not expanded. */
export function* explaining(
  document: PolicyDocument,
  facts: PolicyFacts = noFacts,
): Generator<void, DocumentExplanation> {
  const policies: readonly AttachedPolicy[] = [{ kind: 'identity', document, file: '' }];
  const statements = readStatements(document);
  const classes = actionClasses(policies, facts);
  const explained: StatementExplanation[] = [];
  for (const read of statements) {
    const known = facts.actionIds.filter((id) => read.namesAction(id));
    const reached = yield* actionsThat(known, classes, (action) =>
      isReached(read, action, policies, classes.theoryOf(action)),
    );
    const isIn = new Set(reached);
    const { Sid, Effect } = read.statement;
    explained.push({
      statement: read.index,
      sid: Sid ?? null,
      effect: Effect,
      text: statementText(read, known, facts),
      unreached: known.filter((action) => !isIn.has(action)),
      levels: levelsOf(reached, facts),
      actions: known,
    });
  }
  const spoken = facts.actionIds.filter((id) =>
    statements.some((each) => each.statement.Effect === 'Allow' && each.namesAction(id)),
  );
  const allowed = yield* actionsThat(spoken, classes, function* (action) {
    const { allowed: formula } = decisionFor(policies, action);
    return (yield* findingRequest(classes.theoryOf(action), [formula])).kind !== 'none';
  });
  return { summary: summaryOf(statements, allowed, facts), statements: explained };
}

/** The policy in words. Without facts wildcards are not expanded. */
export function explainDocument(document: PolicyDocument, facts: PolicyFacts = noFacts): DocumentExplanation {
  return finish(explaining(document, facts));
}
