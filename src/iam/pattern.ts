/**
 * The one engine for IAM's patterns, of actions, of an ARN's fields and of condition values: does a pattern match a
 * text, does it contain another, do two overlap?
 *
 * Answers decide what a policy grants, so a guess is not good enough: comparing literal beginnings, as is common,
 * calls `a*c` and `ab*` disjoint or `a?*` a part of `ab*`. The walk in `pattern-walk.ts` is exact, and slow. Nearly every
 * question has a short way that gives the same answer (a property test compares them): two pointers that fall
 * back to the latest star, over the tokens of the part as if they were a text. Its `*` is then a letter that only a
 * star can match. Without `?` in the whole this is exact, for texts may hold letters that neither pattern spells; with
 * `?` a yes is a yes, and two texts of the part that are not of the whole make most of the others a no.
 *
 * No regular expression is made of a pattern: with `*?` twenty times over it would never come back.
 *
 * A policy variable stands for some text, unknown and the same wherever it stands: `${aws:username}/*` contains
 * `${aws:username}/x`, and nothing is known of `user/ann` against `user/${aws:username}`. What is said of
 * containment holds whatever the variables stand for.
 */
import { memo } from '../text/memo.ts';
import { type Containment, commonInsideExactly } from './pattern-walk.ts';
import { isVariable, many, one, type Token, tokenize } from './token.ts';

export type { Containment } from './pattern-walk.ts';

/** A compiled pattern; made by {@link compile} alone, so that equal ones are mostly the same object. */
export interface Pattern {
  /** As written; in lower case where case is ignored. */
  readonly text: string;
  readonly letterCase: LetterCase;
  readonly tokens: readonly Token[];
  /** Whether it has `*` or `?`, escaped ones not counted. */
  readonly hasWildcard: boolean;
  /** Whether a policy variable stands in it. */
  readonly hasVariable: boolean;
}

/** Whether upper and lower case count: in ARNs and values they do, in actions they do not. */
export type LetterCase = 'exact' | 'ignored';

/** Whether there is a common text whatever variables stand for; `unknown` when it hangs on that, or was not found out. */
export type Overlap = 'yes' | 'no' | 'unknown';

const compiled = memo(
  (text: string, letterCase: LetterCase): Pattern => {
    const own = letterCase === 'exact' ? text : text.toLowerCase();
    const tokens = tokenize(own);
    return {
      text: own,
      letterCase,
      tokens,
      hasWildcard: tokens.some((token) => token.kind !== 'letter'),
      hasVariable: tokens.some((token) => token.kind === 'letter' && isVariable(token.letter)),
    };
  },
  { limit: 20_000 },
);

/** Compiles a pattern, remembering the last few thousand: the same ones come with every key pressed. */
export function compile(text: string, letterCase: LetterCase = 'exact'): Pattern {
  return compiled(text, letterCase);
}

/** Whether a text holds `*` or `?` as a wildcard: not escaped, and not in a variable. */
export function hasWildcard(text: string): boolean {
  return /[*?]/.test(text) && compile(text).hasWildcard;
}

/** Whether the text is nothing but wildcards, and at least one. */
export function isOnlyWildcards(text: string): boolean {
  return /^[*?]+$/.test(text);
}

const isEverything = ({ tokens }: Pattern): boolean => tokens.length === 1 && tokens[0]?.kind === 'many';

/**
 * Two pointers, of which the one in the pattern falls back to behind its latest star: leftmost is as good as any, since
 * what follows a star can only gain by starting early. Steps are at most tokens times length, and about their sum for
 * whatever is not made to be slow.
 */
function walkTwoPointers(
  tokens: readonly Token[],
  length: number,
  fits: (token: Token, at: number) => boolean,
): boolean {
  let place = 0;
  let star = -1;
  let resume = 0;
  for (let at = 0; at < length; ) {
    const token = tokens[place];
    if (token?.kind === 'many') {
      star = place++;
      resume = at;
    } else if (token !== undefined && fits(token, at)) {
      place++;
      at++;
    } else if (star >= 0) {
      place = star + 1;
      at = ++resume;
    } else return false;
  }
  while (tokens[place]?.kind === 'many') place++;
  return place === tokens.length;
}

/**
 * Whether the pattern matches the whole of a text, whose own `*` and `?` are characters. A policy variable matches no
 * text here: fill it in first, or ask {@link overlaps}.
 */
export function matches({ tokens, letterCase }: Pattern, text: string): boolean {
  const own = letterCase === 'exact' ? text : text.toLowerCase();
  return walkTwoPointers(
    tokens,
    own.length,
    (token, at) => token.kind === 'one' || (token.kind === 'letter' && token.letter === own[at]),
  );
}

/** Whether a token of the whole holds a token of the part, which stands for itself alone. */
function holds(outer: Token, inner: Token | undefined): boolean {
  if (inner === undefined || inner.kind === 'many') return false;
  if (outer.kind === 'letter') return inner.kind === 'letter' && inner.letter === outer.letter;
  return inner.kind === 'one' || !isVariable(inner.letter);
}

const matchesTokens = (whole: Pattern, part: readonly Token[]): boolean =>
  walkTwoPointers(whole.tokens, part.length, (token, at) => holds(token, part[at]));

const hasOne = ({ tokens }: Pattern): boolean => tokens.some((token) => token.kind === 'one');

/** The pattern with a star for each variable: all that it matches for any of their values. */
const withAnyVariables = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token) => (token.kind === 'letter' && isVariable(token.letter) ? many : token));

/** The pattern with its stars replaced: each by nothing, or each by a character that no pattern spells. */
const starsAs = (tokens: readonly Token[], instead: readonly Token[]): readonly Token[] =>
  tokens.flatMap((token) => (token.kind === 'many' ? instead : [token]));

const everything: readonly Token[] = [many];

const containsAtLength = memo(
  (whole: Pattern, part: Pattern): Containment => {
    const { tokens } = part;
    const refuted =
      !matchesTokens(whole, starsAs(tokens, [])) || !matchesTokens(whole, starsAs(tokens, [one]));
    const exact = refuted ? 'outside' : commonInsideExactly([tokens, everything], whole.tokens);
    if (exact === 'inside' || !part.hasVariable) return exact;
    // A variable of the part may be long enough for the `?` of the whole, or not: `?*` and `${aws:username}`.
    const anyValue = commonInsideExactly([withAnyVariables(tokens), everything], whole.tokens);
    return anyValue === 'inside' ? 'inside' : 'unknown';
  },
  { limit: 50_000 },
);

/** Whether `whole` matches everything that `part` matches. Both must treat case alike. */
export function contains(whole: Pattern, part: Pattern): Containment {
  if (whole === part || whole.text === part.text || isEverything(whole)) return 'inside';
  if (matchesTokens(whole, part.tokens)) return 'inside';
  return hasOne(whole) && (part.hasWildcard || part.hasVariable) ? containsAtLength(whole, part) : 'outside';
}

const commonInsideAtLength = memo(
  (a: Pattern, b: Pattern, whole: Pattern): Containment => {
    const parts = [withAnyVariables(a.tokens), withAnyVariables(b.tokens)] as const;
    if (overlapOf(parts[0], parts[1]) === 'no') return 'inside';
    const exact = commonInsideExactly(parts, whole.tokens);
    return exact === 'outside' && (a.hasVariable || b.hasVariable) ? 'unknown' : exact;
  },
  { limit: 50_000 },
);

/** Whether `whole` matches everything that both `a` and `b` match: surely so when they have nothing in common. */
export function commonInside(a: Pattern, b: Pattern, whole: Pattern): Containment {
  if (isEverything(a)) return contains(whole, b);
  if (isEverything(b) || a === b || a.text === b.text) return contains(whole, a);
  if (contains(whole, a) === 'inside' || contains(whole, b) === 'inside') return 'inside';
  return commonInsideAtLength(a, b, whole);
}

/** Beyond this many pairs of places, overlap is not found out: 20 ms, and more than any policy holds. */
const maxPairs = 4_000_000;

/** The table over pairs of places, from the end, row by row. Variables stand for themselves alone. */
function overlapOf(a: readonly Token[], b: readonly Token[]): Overlap {
  if (a.length * b.length > maxPairs) return 'unknown';
  // Two rows, of which each place is written before it is read: hundreds of patterns are compared for a key.
  let below = new Uint8Array(b.length + 1);
  let row = new Uint8Array(b.length + 1);
  for (let i = a.length; i >= 0; i--) {
    const x = a[i];
    for (let j = b.length; j >= 0; j--) {
      const y = b[j];
      let meet: boolean;
      if (x?.kind === 'many' || y?.kind === 'many') meet = below[j] === 1 || row[j + 1] === 1;
      else if (x === undefined || y === undefined) meet = x === y;
      else meet = below[j + 1] === 1 && (holds(x, y) || holds(y, x));
      row[j] = meet ? 1 : 0;
    }
    [below, row] = [row, below];
  }
  return below[0] === 1 ? 'yes' : 'no';
}

const overlapsAtLength = memo(
  (a: Pattern, b: Pattern): Overlap => {
    const forAnyValue = overlapOf(withAnyVariables(a.tokens), withAnyVariables(b.tokens));
    if (forAnyValue !== 'yes' || (!a.hasVariable && !b.hasVariable)) return forAnyValue;
    return overlapOf(a.tokens, b.tokens) === 'yes' ? 'yes' : 'unknown';
  },
  { limit: 50_000 },
);

/** Whether two patterns spell different texts before the first star of either: most that are compared do. */
function beginApart(a: readonly Token[], b: readonly Token[]): boolean {
  for (let at = 0; ; at += 1) {
    const [x, y] = [a[at], b[at]];
    if (x?.kind === 'many' || y?.kind === 'many') return false;
    if (x === undefined || y === undefined) return x !== y;
    if (!holds(x, y) && !holds(y, x)) return true;
  }
}

/** Whether some text matches both patterns. Both must treat case alike. */
export function overlaps(a: Pattern, b: Pattern): Overlap {
  if (a === b || a.text === b.text || isEverything(a) || isEverything(b)) return 'yes';
  if (a.hasVariable || b.hasVariable) return overlapsAtLength(a, b);
  if (!b.hasWildcard) return matchesTokens(a, b.tokens) ? 'yes' : 'no';
  if (!a.hasWildcard) return matchesTokens(b, a.tokens) ? 'yes' : 'no';
  return beginApart(a.tokens, b.tokens) ? 'no' : overlapsAtLength(a, b);
}
