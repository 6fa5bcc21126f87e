/**
 * Fixes of a Condition block. They set the whole block anew, which keeps the order of what stays. Lines of a block
 * must all hold, while of the values of one line any may: so two lines are never joined into one, and where a fix
 * would have to write a line that is there already, there is none.
 */

import { type Operator, writeOperator } from '../../iam/operator.ts';
import type { Fix } from '../finding.ts';
import { sameKey } from './condition-keys.ts';
import type { ConditionLine, StatementView } from './statement-view.ts';
import { setting } from './wording.ts';

type Block = Record<string, Record<string, unknown>>;

/** The line as the document has it: operator, key, values. */
interface Written {
  readonly operator: string;
  readonly key: string;
  readonly values: unknown;
}

function written(line: ConditionLine): Written {
  const texts = line.values.map((value) => value.text);
  const [only] = texts;
  return { operator: line.operatorText, key: line.key, values: texts.length === 1 ? only : texts };
}

const sameLine = (a: Written, b: Written): boolean =>
  a.operator.toLowerCase() === b.operator.toLowerCase() && sameKey(a.key, b.key);

/** A block of these lines, of which no two have the same operator and key. */
function blockOf(lines: readonly Written[]): Block {
  const block: Block = {};
  for (const { operator, key, values } of lines) {
    // An operator that stands in the block in another spelling keeps it, or the block would have it twice.
    const spelt = Object.keys(block).find((name) => name.toLowerCase() === operator.toLowerCase());
    const name = spelt ?? operator;
    block[name] = { ...block[name], [key]: values };
  }
  return block;
}

/** Sets the block to these lines; undefined where two of them have the same operator and key. */
function rewriting(title: string, statement: StatementView, lines: readonly Written[]): Fix | undefined {
  const clash = lines.some((line, at) => lines.slice(0, at).some((other) => sameLine(line, other)));
  return clash ? undefined : setting(title, [...statement.path, 'Condition'], blockOf(lines));
}

/** Replaces one line by others. */
const replacing = (
  title: string,
  statement: StatementView,
  line: ConditionLine,
  by: readonly Written[],
): Fix | undefined =>
  rewriting(
    title,
    statement,
    statement.conditions.flatMap((other) => (other === line ? by : [written(other)])),
  );

/** The same condition on another key; undefined where the block already limits that key so. */
export function renamingKey(statement: StatementView, line: ConditionLine, key: string): Fix | undefined {
  return replacing(`Use ${key}`, statement, line, [{ ...written(line), key }]);
}

/** Sets `StringEquals` on the key, in place of all that the block says of the key now. */
export function requiringValues(
  title: string,
  statement: StatementView,
  key: string,
  values: string | readonly string[],
): Fix | undefined {
  const kept = statement.conditions.filter((line) => !sameKey(line.key, key)).map(written);
  return rewriting(title, statement, [...kept, { operator: 'StringEquals', key, values }]);
}

const presence = (key: string): Written => ({ operator: 'Null', key, values: 'false' });

/** Whether the block asks already that the key is present. */
const asksPresence = (statement: StatementView, key: string): boolean =>
  statement.conditions.some(
    ({ operator, key: other, values }) =>
      operator?.family === 'Null' &&
      operator.set === undefined &&
      sameKey(other, key) &&
      values.length > 0 &&
      values.every(({ text }) => text.toLowerCase() === 'false'),
  );

/**
 * The same condition with another operator, and a `Null` guard where `guarded`; undefined where the block already
 * has a line of that operator and key.
 */
export function changingOperator(
  statement: StatementView,
  line: ConditionLine,
  operator: Pick<Operator, 'set' | 'base' | 'ifExists'>,
  { guarded = false }: { readonly guarded?: boolean } = {},
): Fix | undefined {
  const name = writeOperator(operator);
  const guard = guarded && !asksPresence(statement, line.key) ? [presence(line.key)] : [];
  return replacing(`Use ${name}`, statement, line, [{ ...written(line), operator: name }, ...guard]);
}

/**
 * The condition with `Null: {key: "false"}` beside it. Where `Null` says something of the key already, that is for
 * the author to change: "absent" turned into "present" would let other requests through.
 */
export function addingGuard(statement: StatementView, line: ConditionLine): Fix | undefined {
  return rewriting(`Require that ${line.key} is present`, statement, [
    ...statement.conditions.map(written),
    presence(line.key),
  ]);
}

/** All conditions of an operator under the spelling that IAM knows. */
export function respellingOperator(
  statement: StatementView,
  operatorText: string,
  name: string,
): Fix | undefined {
  return rewriting(
    `Use ${name}`,
    statement,
    statement.conditions
      .map(written)
      .map((line) => (line.operator === operatorText ? { ...line, operator: name } : line)),
  );
}
