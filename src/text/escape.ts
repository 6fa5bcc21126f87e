/**
 * Makes text that others wrote (policy files, ARNs, file names, error messages) harmless for a terminal.
 *
 * A terminal obeys control characters: an ESC in a Sid could clear the screen, set the clipboard or hide a
 * statement, and a bidirectional override makes a Deny read as something else. Such characters are shown as
 * visible escapes, `\u001b`, in the notation JSON uses, so what is shown can still be copied back into JSON.
 * Everything else stays as it is, so that harmless text is returned unchanged.
 */

/**
 * What a terminal acts on or a reader cannot see: C0 and C1 controls, DEL, the soft hyphen, Arabic letter mark,
 * zero-width characters, bidirectional marks, embeddings, overrides and isolates, line and paragraph
 * separators, invisible operators, blank fillers, byte-order mark, interlinear marks, and tag
 * characters. With the `u` flag `\p{Cs}` matches lone surrogates only.
 */
const HARMFUL =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Cs}/gu;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** One line of text that a terminal only displays: every harmful character becomes `\n`, `\t` or `\u001b`. */
export function safeText(text: string): string {
  return text.replace(HARMFUL, visible);
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

function visible(character: string): string {
  const short = SHORT[character];
  if (short !== undefined) return short;
  let escaped = '';
  for (let index = 0; index < character.length; index += 1) {
    escaped += `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }
  return escaped;
}
