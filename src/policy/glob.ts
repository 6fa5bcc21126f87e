/**
 * Glob patterns of IAM (`*` any text, `?` any one character) as sets of texts: do two patterns have a text in
 * common, and does one pattern hold everything that two others have in common?
 *
 * Both questions decide whether statements may be joined, so a guess is not good enough: comparing literal
 * prefixes, as is common, calls `a*c` and `ab*` disjoint or `a?*` a part of `ab*`. A pattern is a small
 * non-deterministic automaton whose states are positions in the pattern; running several side by side over
 * the characters that occur in any of them, plus one that stands for all other characters, answers exactly.
 * Patterns are short (an ARN's last field), so the walk is short; should one be built to explode it, the walk
 * stops at `maxSteps` and answers with the side that keeps statements apart.
 */

/** One step of a pattern: a literal character, exactly one of any, or any number of any. */
type Token =
  | { readonly kind: 'char'; readonly char: string }
  | { readonly kind: 'one' }
  | { readonly kind: 'many' };

/** A compiled pattern. `exact` is its text, so that equal patterns are recognised without a walk. */
export interface Glob {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** True when it has no wildcard and no policy variable. */
  readonly literal: boolean;
  /** True when a policy variable stands in it: it is then only known to be some text. */
  readonly variable: boolean;
}

const maxSteps = 20_000;
/** Stands for every character that none of the patterns spells out; not a character of any ARN. */
const otherChar = '\u0000';

const many: Token = { kind: 'many' };
const one: Token = { kind: 'one' };

/**
 * Compiles a pattern. `${*}`, `${?}` and `${$}` are those characters themselves; any other `${…}` is a policy
 * variable, whose value is not known here and which is therefore read as `*`.
 */
export const compileGlob = (text: string): Glob => {
  const tokens: Token[] = [];
  let variable = false;
  for (const part of text.match(/\$\{[^}]*\}|[\s\S]/gu) ?? []) {
    if (part.length > 1 && part.startsWith('${')) {
      const inner = part.slice(2, -1);
      if (inner === '*' || inner === '?' || inner === '$') tokens.push({ kind: 'char', char: inner });
      else {
        variable = true;
        tokens.push(many);
      }
    } else if (part === '*') {
      if (tokens.at(-1) !== many) tokens.push(many);
    } else tokens.push(part === '?' ? one : { kind: 'char', char: part });
  }
  return { text, tokens, variable, literal: tokens.every((token) => token.kind === 'char') };
};

/** Positions reachable without reading a character: a `*` may stand for nothing. */
const settle = (glob: Glob, positions: Iterable<number>): readonly number[] => {
  const settled = new Set<number>();
  for (let position of positions) {
    settled.add(position);
    while (glob.tokens[position]?.kind === 'many') settled.add(++position);
  }
  return [...settled].sort((a, b) => a - b);
};

const step = (glob: Glob, positions: readonly number[], char: string): readonly number[] => {
  const next: number[] = [];
  for (const position of positions) {
    const token = glob.tokens[position];
    if (token === undefined) continue;
    if (token.kind === 'many') next.push(position);
    else if (token.kind === 'one' || token.char === char) next.push(position + 1);
  }
  return settle(glob, next);
};

const accepts = (glob: Glob, positions: readonly number[]): boolean => positions.includes(glob.tokens.length);

const alphabetOf = (globs: readonly Glob[]): readonly string[] => {
  const chars = new Set<string>([otherChar]);
  for (const glob of globs) for (const token of glob.tokens) if (token.kind === 'char') chars.add(token.char);
  return [...chars];
};

/**
 * Whether some text matches all of `all` and not `rest`. A walk over joint states; true when it exceeds its bound.
 */
const walk = (all: readonly Glob[], rest: Glob): boolean => {
  const globs = [...all, rest];
  const alphabet = alphabetOf(globs);
  const start = globs.map((glob) => settle(glob, [0]));
  const seen = new Set<string>([start.join('|')]);
  const queue = [start];
  for (let state = queue.pop(); state !== undefined; state = queue.pop()) {
    const inAll = all.every((glob, at) => accepts(glob, state[at] ?? []));
    if (inAll && !accepts(rest, state[all.length] ?? [])) return true;
    for (const char of alphabet) {
      const next = globs.map((glob, at) => step(glob, state[at] ?? [], char));
      if (all.some((_, at) => next[at]?.length === 0)) continue;
      const key = next.join('|');
      if (seen.has(key)) continue;
      if (seen.size > maxSteps) return true;
      seen.add(key);
      queue.push(next);
    }
  }
  return false;
};

/** Whether a text matches both token lists: the usual table over pairs of positions, from the end. */
const tokensOverlap = (a: readonly Token[], b: readonly Token[]): boolean => {
  let below: readonly boolean[] = [];
  for (let i = a.length; i >= 0; i--) {
    const row: boolean[] = new Array<boolean>(b.length + 1).fill(false);
    for (let j = b.length; j >= 0; j--) {
      const [x, y] = [a[i], b[j]];
      if (x === undefined && y === undefined) row[j] = true;
      else if (x?.kind === 'many') row[j] = (below[j] ?? false) || (row[j + 1] ?? false);
      else if (y?.kind === 'many') row[j] = (row[j + 1] ?? false) || (below[j] ?? false);
      else if (x !== undefined && y !== undefined) {
        const fit = x.kind === 'one' || y.kind === 'one' || x.char === y.char;
        row[j] = fit && (below[j + 1] ?? false);
      }
    }
    below = row;
  }
  return below[0] ?? false;
};

const sameToken = (x: Token | undefined, y: Token | undefined): boolean =>
  x !== undefined && y !== undefined && x.kind === 'char' && y.kind === 'char' && x.char === y.char;

/** How many literal characters all patterns begin (or end) with: these decide nothing. */
const commonEdge = (globs: readonly Glob[], at: (glob: Glob, place: number) => Token | undefined): number => {
  const [first, ...rest] = globs;
  if (first === undefined) return 0;
  let length = 0;
  while (rest.every((glob) => sameToken(at(first, length), at(glob, length)))) length++;
  return length;
};

const trimmed = (globs: readonly Glob[]): readonly Glob[] => {
  const start = commonEdge(globs, (glob, place) => glob.tokens[place]);
  const inner = globs.map((glob) => ({ ...glob, tokens: glob.tokens.slice(start) }));
  const end = commonEdge(inner, (glob, place) => glob.tokens.at(-1 - place));
  return inner.map((glob) => ({ ...glob, tokens: glob.tokens.slice(0, glob.tokens.length - end) }));
};

/** Answers already given: the same few patterns meet again with every change of a cart. */
const answers = new Map<string, boolean>();
const answersLimit = 50_000;

const remembered = (key: string, answer: () => boolean): boolean => {
  const known = answers.get(key);
  if (known !== undefined) return known;
  const fresh = answer();
  if (answers.size >= answersLimit) answers.clear();
  answers.set(key, fresh);
  return fresh;
};

/** Whether some text matches both patterns. */
export const globsOverlap = (a: Glob, b: Glob): boolean => {
  if (a.text === b.text || a.text === '*' || b.text === '*') return true;
  // Only an escape such as ${*} lets two spellings mean the same text.
  if (a.literal && b.literal && !a.text.includes('${') && !b.text.includes('${')) return false;
  return remembered(`${a.text}\n${b.text}`, () => tokensOverlap(a.tokens, b.tokens));
};

/**
 * Whether every text that matches both `a` and `b` matches `whole` too. Errs towards no: a `whole` with a
 * policy variable holds only the very same pattern.
 */
export const commonPartInside = (a: Glob, b: Glob, whole: Glob): boolean => {
  if (whole.text === '*' || whole.text === a.text || whole.text === b.text) return true;
  if (whole.variable) return false;
  return remembered(`${a.text}\n${b.text}\n${whole.text}`, () => {
    if (!tokensOverlap(a.tokens, b.tokens)) return true;
    if (!tokensOverlap(a.tokens, whole.tokens) || !tokensOverlap(b.tokens, whole.tokens)) return false;
    const [x, y, z] = trimmed([a, b, whole]);
    return x === undefined || y === undefined || z === undefined || !walk([x, y], z);
  });
};

/** Whether the pattern matches a text; the text's own `*` and `?` are taken literally. */
export const globMatches = (pattern: Glob, text: string): boolean => {
  let positions = settle(pattern, [0]);
  for (const char of text) positions = step(pattern, positions, char);
  return accepts(pattern, positions);
};
