/**
 * Fixes of a Condition block. They set the whole block anew, which keeps the order of what stays and joins
 * what lands under one operator.
 */
import type { Fix } from '../model.ts';
import { sameKey } from './keys.ts';
import { type Operator, writeOperator } from './operator.ts';
import type { ConditionLine, StatementView } from './view.ts';
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

/** A block of these lines; two lines of one operator and key have their values joined. */
function blockOf(lines: readonly Written[]): Block {
  const block: Block = {};
  for (const { operator, key, values } of lines) {
    const keys = block[operator] ?? {};
    block[operator] = keys;
    const before = keys[key];
    keys[key] = before === undefined ? values : [...new Set([before, values].flat())];
  }
  return block;
}

/** Replaces one line by others (none removes it) and sets the block. */
function replacing(
  title: string,
  statement: StatementView,
  line: ConditionLine,
  by: readonly Written[],
): Fix {
  const lines = statement.conditions.flatMap((other) => (other === line ? by : [written(other)]));
  return setting(title, [...statement.path, 'Condition'], blockOf(lines));
}

/** The same condition on another key. */
export const renamingKey = (statement: StatementView, line: ConditionLine, key: string): Fix =>
  replacing(`Use ${key}`, statement, line, [{ ...written(line), key }]);

/** Sets `StringEquals` on the key, in place of all that the block says of the key now. */
export function requiringValues(
  title: string,
  statement: StatementView,
  key: string,
  values: string | readonly string[],
): Fix {
  const kept = statement.conditions.filter((line) => !sameKey(line.key, key)).map(written);
  const block = blockOf([...kept, { operator: 'StringEquals', key, values }]);
  return setting(title, [...statement.path, 'Condition'], block);
}

/** The same condition with another operator, and a `Null` guard where `guarded`. */
export function changingOperator(
  statement: StatementView,
  line: ConditionLine,
  operator: Pick<Operator, 'set' | 'base' | 'ifExists'>,
  guarded = false,
): Fix {
  const name = writeOperator(operator);
  const guard: Written[] = guarded ? [{ operator: 'Null', key: line.key, values: 'false' }] : [];
  return replacing(`Use ${name}`, statement, line, [{ ...written(line), operator: name }, ...guard]);
}

/** The condition with `Null: {key: "false"}` beside it, in place of what `Null` says of the key now. */
export function addingGuard(statement: StatementView, line: ConditionLine): Fix {
  const kept = statement.conditions.filter(
    ({ operator, key }) => operator?.family !== 'Null' || !sameKey(key, line.key),
  );
  const guard: Written = { operator: 'Null', key: line.key, values: 'false' };
  return setting(
    `Require that ${line.key} is present`,
    [...statement.path, 'Condition'],
    blockOf([...kept.map(written), guard]),
  );
}
