/** Whom a statement is about, and which resources, in words. */
import { listOf, type Statement } from '../document.ts';
import { fewWords } from './condition-words.ts';

/** Names that are spelled out before the rest is counted. */
const mostNames = 6;

/** The first names, the rest counted. */
export const namesText = (names: readonly string[]): string => fewWords(names, mostNames);

/** "Nobody may use every action" would leave each of them to somebody. */
export const everyOrAny = ({ Effect }: Statement): string => (Effect === 'Allow' ? 'every' : 'any');

/** What the statement says of resources. */
export function resourcesText(statement: Statement): string {
  if (statement.NotResource !== undefined)
    return `${everyOrAny(statement)} resource but ${namesText(listOf(statement.NotResource))}`;
  const resources = listOf(statement.Resource);
  if (statement.Resource === undefined) return 'what it is attached to';
  if (!resources.includes('*')) return namesText(resources);
  // In the policy of a key or an API it is that key or API alone.
  const isAttached = (statement.Principal ?? statement.NotPrincipal) !== undefined;
  return `${everyOrAny(statement)} resource${isAttached ? ' that it applies to' : ''}`;
}

/** An account's root user as a principal is whoever its account lets. Source: "Principal" in the IAM user guide. */
const whomText = (name: string): string =>
  name.replace(/^(?:arn:[^:]+:iam::)?(\d{12})(?::root)?$/, 'account $1');

/** Who may do something, or may not: a Deny of everybody is of nobody, one of somebody says "not". */
export function mayText({ Principal, NotPrincipal, Effect }: Statement): string {
  const value = Principal ?? NotPrincipal;
  const allows = Effect === 'Allow';
  if (value === undefined) return `${allows ? 'Whoever has' : 'Nobody with'} this policy may`;
  const names =
    typeof value === 'string'
      ? [whomText(value)]
      : Object.values(value as Record<string, unknown>)
          .flat()
          .map((name) => whomText(String(name)));
  const isEverybody = names.includes('*');
  const who = isEverybody ? 'everybody' : namesText(names);
  if (NotPrincipal !== undefined) return `${allows ? 'Everybody' : 'Nobody'} but ${who} may`;
  if (isEverybody) return `${allows ? 'Everybody' : 'Nobody'} may`;
  return `${who} may${allows ? '' : ' not'}`;
}
