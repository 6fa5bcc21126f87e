/** JSON in the midst of other text: a script, a letter, a log. */
import { objectEnd } from '../object-end.ts';
import { type FoundPolicy, mostPolicies, type Place, policiesOf } from './found-policy.ts';
import { longestPolicy } from './literal-reader.ts';
import { fromJson, jsonTree } from './read-json.ts';

/** The policies in objects of JSON inside of other text, which are found by their braces. */
export function embeddedPolicies(text: string, place: Place): readonly FoundPolicy[] {
  const policies: FoundPolicy[] = [];
  // Braces that never close would be looked for again and again: so much is looked at, and no more.
  let budget = text.length * 8 + 100_000;
  for (let at = text.indexOf('{'); at >= 0 && policies.length < mostPolicies && budget > 0; ) {
    const end = objectEnd(text, at, longestPolicy);
    budget -= end < 0 ? Math.min(text.length - at, longestPolicy) : end - at;
    const inside = text.slice(at, end);
    const tree = end > at && inside.includes('"Statement"') ? jsonTree(inside) : undefined;
    const own = tree === undefined ? [] : policiesOf(fromJson(tree), { ...place, base: place.base + at });
    policies.push(...own);
    at = text.indexOf('{', own.length > 0 ? end : nextTry(text, at, end));
  }
  return policies;
}

/** Objects that hold no policy are not looked into again, but for braces of the language around (a function's body). */
const nextTry = (text: string, at: number, end: number): number => {
  const statement = text.indexOf('"Statement"', at);
  if (statement < 0) return text.length;
  if (end > at && statement > end) return end;
  // The object that holds the statement begins at a brace not far before it.
  const near = text.lastIndexOf('{', statement);
  return near > at && near - at > 4000 ? near - 4000 : at + 1;
};
