/** What to do about a condition that also holds without its key: require the key, without shutting out other actions. */
import type { Catalog } from '../../catalog/model.ts';
import { honours } from '../../catalog/relations.ts';
import { neverApplies } from './never-applies.ts';
import { knownActions, type StatementView } from './statement-view.ts';
import { listing } from './wording.ts';

/** Advice to require a key, as the end of a sentence. */
export interface GuardAdvice {
  readonly words: string;
  /** Whether the guard can be added to the statement as it is: all actions that are known have the key. */
  readonly mayBeAdded: boolean;
}

/**
 * The advice to require that a key is present in an Allow. Requests of some actions never have the key: beside the guard
 * the statement would no longer allow them. Undefined where no action has it, for then `key-not-honoured` speaks.
 */
export function guardAdvice(
  catalog: Catalog,
  statement: StatementView,
  key: string,
): GuardAdvice | undefined {
  const guard = `"Null": {"${key}": "false"}`;
  const actions = knownActions(statement).filter((action) => !neverApplies(catalog, statement, action));
  const having = actions.filter((action) => honours(catalog, action, key)).map(({ id }) => id);
  const lacking = actions.filter((action) => !honours(catalog, action, key)).map(({ id }) => id);
  // Of a key that is not known nobody can say which actions have it.
  if (lacking.length === 0 || catalog.conditionKey(key) === undefined)
    return { words: `add ${guard} to require it`, mayBeAdded: true };
  if (having.length === 0) return undefined;
  const never = `${listing(lacking)} never ${lacking.length === 1 ? 'has' : 'have'} it`;
  return {
    words: `to require it, state ${listing(having)} in a statement of ${having.length === 1 ? 'its' : 'their'} own with ${guard}, as ${never}`,
    mayBeAdded: false,
  };
}
