/**
 * Whether one pattern holds what others have in common, decided exactly: the slow way that `pattern.ts` takes when
 * none of its short ways answers, and against which those are proved.
 *
 * A pattern is a small non-deterministic automaton whose states are places between its tokens. A text that belongs to
 * the common part and not to `whole` is looked for by running the automata side by side: of each part one place
 * at a time, of `whole` the set of all places (that no place is accepting has to hold of all of them at once). The
 * letters tried are those that occur in any pattern and one that stands for all others, so the answer is exact.
 *
 * The sets of places may grow exponentially with the `?` in `whole`, so the work is counted, place by place. Beyond
 * its bound the answer is "unknown", which is never to be read as "inside".
 */
import type { Token } from './token.ts';
import { isVariable } from './token.ts';

/** Whether all of something lies within a pattern; `unknown` when that was not found out. */
export type Containment = 'inside' | 'outside' | 'unknown';

/** Stands for every character that no pattern spells: the empty text is no letter. */
const otherLetter = '';

/** Work after which the walk gives up, in places looked at: some 20 ms. */
const maxWork = 400_000;

/** A place and those behind the stars that follow it: a `*` may stand for nothing. Ascending. */
function placesFrom(tokens: readonly Token[], place: number): readonly number[] {
  const places = [place];
  for (let at = place; tokens[at]?.kind === 'many'; at++) places.push(at + 1);
  return places;
}

/** Whether a token matches a letter; `?` matches characters, and no variable, which may be any text. */
function accepts(token: Token, letter: string): boolean {
  if (token.kind === 'many') return true;
  return token.kind === 'one' ? !isVariable(letter) : token.letter === letter;
}

/** The places that a set leads to with a letter, ascending. */
function step(tokens: readonly Token[], places: readonly number[], letter: string): readonly number[] {
  const next = new Set<number>();
  for (const place of places) {
    const token = tokens[place];
    if (token === undefined || !accepts(token, letter)) continue;
    for (const each of placesFrom(tokens, token.kind === 'many' ? place : place + 1)) next.add(each);
  }
  return [...next].sort((a, b) => a - b);
}

/** The letters that a part can read at a place: its own, or any character for a wildcard. */
function lettersAt(token: Token | undefined, alphabet: readonly string[]): readonly string[] {
  if (token === undefined) return [];
  return token.kind === 'letter' ? [token.letter] : alphabet;
}

/**
 * Whether every text that both parts match is matched by `whole`. A variable counts as a letter that only itself and
 * `*` match, and no wildcard of a part stands for one; what that means for its values is for `pattern.ts` to say.
 */
export function commonInsideExactly(
  parts: readonly [readonly Token[], readonly Token[]],
  whole: readonly Token[],
  limit: number = maxWork,
): Containment {
  const [first, second] = parts;
  const alphabet = [
    otherLetter,
    ...new Set(
      [first, second, whole].flatMap((tokens) =>
        tokens.flatMap((token) =>
          token.kind === 'letter' && !isVariable(token.letter) ? [token.letter] : [],
        ),
      ),
    ),
  ];
  const seen = new Set<string>();
  const waiting: { readonly a: number; readonly b: number; readonly places: readonly number[] }[] = [];
  let work = 0;
  const meet = (a: number, b: number, places: readonly number[]): boolean => {
    const key = `${a} ${b} ${places.join(' ')}`;
    if (seen.has(key)) return false;
    seen.add(key);
    waiting.push({ a, b, places });
    return a === first.length && b === second.length && !places.includes(whole.length);
  };
  const meetAll = (a: number, b: number, places: readonly number[]): boolean =>
    placesFrom(first, a).some((x) => placesFrom(second, b).some((y) => meet(x, y, places)));
  if (meetAll(0, 0, placesFrom(whole, 0))) return 'outside';
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    const [x, y] = [first[state.a], second[state.b]];
    if (x === undefined || y === undefined) continue;
    for (const letter of lettersAt(x.kind === 'letter' ? x : y, alphabet)) {
      if (!accepts(x, letter) || !accepts(y, letter)) continue;
      work += 1 + state.places.length;
      if (work > limit) return 'unknown';
      const places = step(whole, state.places, letter);
      const [a, b] = [x.kind === 'many' ? state.a : state.a + 1, y.kind === 'many' ? state.b : state.b + 1];
      if (meetAll(a, b, places)) return 'outside';
    }
  }
  return 'inside';
}
