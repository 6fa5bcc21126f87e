/**
 * Which actions a statement names, and which statements name an action: asked of every action by nearly every rule, so
 * that going through lists would make a long policy slow. Names are looked up, and only patterns are tried one by one;
 * both are prepared once for each list.
 */
import { actionPattern } from '../../iam/action-pattern.ts';
import { hasWildcard, matches, type Pattern } from '../../iam/pattern.ts';
import { memo } from '../../text/memo.ts';
import type { ListedAction, StatementView } from './statement-view.ts';

interface Prepared {
  /** In lower case. */
  readonly names: ReadonlySet<string>;
  readonly patterns: readonly Pattern[];
}

const preparedOf = memo(
  (list: readonly ListedAction[]): Prepared => ({
    names: new Set(list.map(({ text }) => text.toLowerCase())),
    patterns: list.filter(({ text }) => hasWildcard(text)).map(({ text }) => actionPattern(text)),
  }),
);

function lists(list: readonly ListedAction[], action: string): boolean {
  if (list.length === 0) return false;
  const { names, patterns } = preparedOf(list);
  return names.has(action.toLowerCase()) || patterns.some((pattern) => matches(pattern, action));
}

/** Whether the statement names the action, by `Action` or by leaving it out of `NotAction`. */
export function names(statement: StatementView, action: string): boolean {
  return (
    lists(statement.actions, action) ||
    (statement.notActions.length > 0 && !lists(statement.notActions, action))
  );
}

interface Filed {
  /** Places of statements by the names that stand in their `Action`, in lower case. */
  readonly byName: ReadonlyMap<string, readonly number[]>;
  /** Places of statements by each pattern that stands in their `Action`: many have the same few. */
  readonly byPattern: readonly { readonly pattern: Pattern; readonly places: readonly number[] }[];
  /** Places of statements that have `NotAction`. */
  readonly others: readonly number[];
}

function file(map: Map<string, number[]>, text: string, place: number): void {
  if (map.get(text)?.push(place) === undefined) map.set(text, [place]);
}

const filedOf = memo((statements: readonly StatementView[]): Filed => {
  const byName = new Map<string, number[]>();
  const byPattern = new Map<string, number[]>();
  const others: number[] = [];
  for (const [at, { actions, notActions }] of statements.entries()) {
    const { names, patterns } = preparedOf(actions);
    for (const name of names) file(byName, name, at);
    for (const { text } of patterns) file(byPattern, text, at);
    if (notActions.length > 0) others.push(at);
  }
  const filed = [...byPattern].map(([text, places]) => ({ pattern: actionPattern(text), places }));
  return { byName, byPattern: filed, others };
});

/** The statements of a list that name the action, in their order; the list must be the same object at every question. */
export const statementsNaming = memo(
  (statements: readonly StatementView[], action: string): readonly StatementView[] => {
    const { byName, byPattern, others } = filedOf(statements);
    const places = new Set(byName.get(action.toLowerCase()));
    for (const each of byPattern)
      if (matches(each.pattern, action)) for (const place of each.places) places.add(place);
    for (const place of others) {
      const statement = statements[place];
      if (statement !== undefined && names(statement, action)) places.add(place);
    }
    return [...places].sort((a, b) => a - b).flatMap((at) => statements[at] ?? []);
  },
);
