/**
 * Makes text that others wrote (policy files, ARNs, file names, error messages) harmless for a terminal.
 *
 * A terminal obeys control characters: an ESC in a Sid could clear the screen, set the clipboard or hide a
 * statement, and a bidirectional override makes a Deny read as something else. Such characters are shown as
 * visible escapes, `\u001b`, in the notation JSON uses, so what is shown can still be copied back into JSON.
 * Everything else stays as it is, so that harmless text is returned unchanged.
 */

/**
 * What a terminal acts on, or a reader cannot see or takes for something else, by Unicode's own classes: controls (C0,
 * DEL, C1), format characters (bidirectional marks, embeddings, overrides and isolates, zero-width ones, the soft
 * hyphen, interlinear marks, tags), line and paragraph separators, every space but the plain one, whatever is ignored
 * by default (fillers, variation selectors), the blank of braille, and lone surrogates.
 */
const HARMFUL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}/gu;

/** What nothing need be looked for in: nearly all that there is to show. */
const plain = /^[\x20-\x7e]*$/;

const plainLines = /^[\x20-\x7e\r\n\t]*$/;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** One line of text that a terminal only displays: every harmful character becomes `\n`, `\t` or `\u001b`. */
export function safeText(text: string): string {
  return plain.test(text) ? text : text.replace(HARMFUL, visible);
}

/**
 * Like {@link safeText}, but line feeds stay line feeds, for text of several lines. Tabs become two spaces,
 * because their width depends on the column they land in; a carriage return before a line feed is dropped.
 */
export function safeLines(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => safeText(line.replaceAll('\t', '  ')))
    .join('\n');
}

/**
 * How a language writes a character beyond U+FFFF in its strings: JSON and TypeScript as two UTF-16 units, YAML and HCL,
 * which take halves for no characters, as one code point of eight digits.
 */
export type Astral = 'two units' | 'one code point';

/**
 * Source text whose harmful characters stand in strings that read `\uXXXX`, and stand there as such from now on: it means the
 * same, and shows what it means. Line ends and tabs between the strings stay.
 */
export function safeSource(source: string, astral: Astral = 'two units'): string {
  if (plainLines.test(source)) return source;
  return source.replace(HARMFUL, (character) => {
    if (character in SHORT) return character;
    const code = character.codePointAt(0) ?? 0;
    return astral === 'one code point' && code > 0xffff
      ? `\\U${code.toString(16).padStart(8, '0')}`
      : visible(character);
  });
}

/** JSON of a value, whose strings hold no harmful character as it is. @param indent of each level, none for one line */
export function safeJson(value: unknown, indent?: string | number): string {
  return safeSource(JSON.stringify(value, null, indent));
}

function visible(character: string): string {
  const short = SHORT[character];
  if (short !== undefined) return short;
  let escaped = '';
  for (let index = 0; index < character.length; index += 1) {
    escaped += `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }
  return escaped;
}
