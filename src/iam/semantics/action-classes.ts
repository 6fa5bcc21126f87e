/**
 * Actions of which the same statements speak, and which act on the same resources, have the same answer to every question:
 * each such class is worked out once, so that `sagemaker:*` costs about as much as the seventy kinds of resources it
 * has, and not 449 times.
 */
import { listOf } from '../document.ts';
import { resourceDomainId } from './domains.ts';
import type { PolicyFacts } from './facts.ts';
import type { AttachedPolicy } from './layers.ts';
import { theoryFor, theoryOfAction } from './reach.ts';
import { readStatements } from './read-statement.ts';
import type { Theory } from './theory.ts';

/** The classes of actions in the eyes of some policies. */
export interface ActionClasses {
  /** Equal for actions of one class. */
  readonly idOf: (action: string) => string;
  /** What is known of the keys of an action's requests; actions on the same resources share it. */
  readonly theoryOf: (action: string) => Theory;
}

/**
 * How policies part the actions; everything that is worked out with one of these counts against one bound.
 * @param most that bound, in the unit of the searches, where it is not the usual one
 */
export function actionClasses(
  policies: readonly AttachedPolicy[],
  facts: PolicyFacts,
  most?: number,
): ActionClasses {
  const statements = policies.map(({ document }) => readStatements(document));
  const shared = theoryFor(statements.flat(), facts, most);
  const numbers = new Map<string, number>();
  const theories = new Map<number, Theory>();
  const numberOfDomain = (action: string): number => {
    const id = resourceDomainId(action, facts.action(action));
    const number = numbers.get(id) ?? numbers.size;
    numbers.set(id, number);
    return number;
  };
  // Policies that speak of every service are asked about each of 22,000 actions several times.
  const domains = new Map<string, number>();
  const domainOf = (action: string): number => {
    const number = domains.get(action) ?? numberOfDomain(action);
    domains.set(action, number);
    return number;
  };
  const ids = new Map<string, string>();
  const idFor = (action: string): string => {
    let id = String(domainOf(action));
    for (const each of statements) {
      id += ';';
      for (const { namesAction, index } of each) if (namesAction(action)) id += `${index},`;
    }
    return id;
  };
  return {
    idOf(action) {
      const id = ids.get(action) ?? idFor(action);
      ids.set(action, id);
      return id;
    },
    theoryOf(action) {
      const domain = domainOf(action);
      const known = theories.get(domain);
      if (known !== undefined) return known;
      const fresh = theoryOfAction(shared, action, facts);
      theories.set(domain, fresh);
      return fresh;
    },
  };
}

/** The actions that policies name without wildcards. */
export function namedActions(policies: readonly AttachedPolicy[]): readonly string[] {
  return policies.flatMap(({ document }) =>
    readStatements(document).flatMap(({ statement }) =>
      [...listOf(statement.Action), ...listOf(statement.NotAction)].filter((name) =>
        /^[\w-]+:[\w-]+$/.test(name),
      ),
    ),
  );
}
