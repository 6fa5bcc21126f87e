/** JSON in the midst of other text: a script, a letter, a log. */
import { type FoundPolicy, mostPolicies, type Place, policiesOf } from './found-policy.ts';
import { longestPolicy } from './literal-reader.ts';
import { fromJson, jsonTree } from './read-json.ts';

/** The policies in objects of JSON inside of other text, which are found by their braces. */
export function embeddedPolicies(text: string, place: Place): readonly FoundPolicy[] {
  const policies: FoundPolicy[] = [];
  // Braces that never close would be looked for again and again: so much is looked at, and no more.
  let budget = text.length * 8 + 100_000;
  for (let at = text.indexOf('{'); at >= 0 && policies.length < mostPolicies && budget > 0; ) {
    const end = closing(text, at);
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

/** Where the object that begins at an offset ends; -1 where nothing closes it. */
function closing(text: string, at: number): number {
  let depth = 0;
  let quoted = false;
  const last = Math.min(text.length, at + longestPolicy);
  for (let end = at; end < last; end += 1) {
    const character = text[end];
    if (quoted) {
      if (character === '\\') end += 1;
      else if (character === '"' || character === '\n') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{') depth += 1;
    else if (character === '}' && --depth === 0) return end + 1;
  }
  return -1;
}
