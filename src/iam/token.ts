/**
 * The steps of an IAM pattern: `*` any text, `?` any one character, `${…}` a policy variable, else a character.
 *
 * A character is a UTF-16 unit; those that IAM admits end at U+00FF, so there it is one in any reading.
 */

import { memo } from '../text/memo.ts';

/**
 * One step. A `letter` is a character that matches itself, or a policy variable, whose value is unknown and yet the
 * same wherever it stands: a letter longer than one character that nothing else spells.
 */
export type Token =
  | { readonly kind: 'letter'; readonly letter: string }
  | { readonly kind: 'one' }
  | { readonly kind: 'many' };

/** Any number of characters. */
export const many: Token = { kind: 'many' };

/** Exactly one character. */
export const one: Token = { kind: 'one' };

type Letter = Extract<Token, { readonly kind: 'letter' }>;

const latin: readonly Letter[] = Array.from({ length: 0x100 }, (_, code) => ({
  kind: 'letter',
  letter: String.fromCharCode(code),
}));
const beyondLatin = memo((letter: string): Letter => ({ kind: 'letter', letter }));

/** The step of a letter, one object for each character: thousands of patterns are remembered, of the same few. */
export function letterOf(letter: string): Letter {
  if (isVariable(letter)) return { kind: 'letter', letter };
  return latin[letter.charCodeAt(0)] ?? beyondLatin(letter);
}

/** Whether the letter is a policy variable. */
export function isVariable(letter: string): boolean {
  return letter.length > 1;
}

/** Cuts a text into its characters and its whole `${…}`, which count as one piece each. Linear in the text. */
export function pieces(text: string): readonly string[] {
  const found: string[] = [];
  let closing = 0;
  for (let at = 0; at < text.length; ) {
    if (text[at] === '$' && text[at + 1] === '{' && closing >= 0) {
      closing = text.indexOf('}', at + 2);
      if (closing >= 0) {
        found.push(text.slice(at, closing + 1));
        at = closing + 1;
        continue;
      }
    }
    found.push(text[at] ?? '');
    at++;
  }
  return found;
}

/** Names of variables compare without regard to case or to blanks around them; defaults as they stand. */
function variableLetter(piece: string): string {
  const inside = piece.slice(2, -1);
  const comma = inside.indexOf(',');
  const name = (comma < 0 ? inside : inside.slice(0, comma)).trim().toLowerCase();
  return `\${${name}${comma < 0 ? '' : `,${inside.slice(comma + 1).trim()}`}}`;
}

/**
 * The steps of a pattern, in order; stars that follow each other are one. `${*}`, `${?}` and `${$}` are those
 * characters themselves.
 */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const piece of pieces(text)) {
    if (piece === '*') {
      if (tokens.at(-1) !== many) tokens.push(many);
    } else if (piece === '?') tokens.push(one);
    else if (piece.length === 1) tokens.push(letterOf(piece));
    else if (piece === '${*}' || piece === '${?}' || piece === '${$}') tokens.push(letterOf(piece[2] ?? ''));
    else tokens.push(letterOf(variableLetter(piece)));
  }
  // A list that has grown has room for more.
  return tokens.slice();
}
