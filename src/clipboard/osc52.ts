/**
 * OSC 52: the escape sequence with which a program hands text to the terminal's clipboard. It crosses SSH,
 * because it travels in the terminal stream. Nothing comes back, so a caller can only say "sent".
 */

/** Longest base64 text that terminals take in practice, in characters; longer ones are dropped or cut. */
export const OSC52_LIMIT = 75_000;

/** GNU screen drops device control strings longer than 768 bytes; this leaves room for the wrapping. */
const SCREEN_CHUNK = 500;

const ESC = '\u001b';
const BEL = '\u0007';
const STRING_END = `${ESC}\\`;

/** What stands between the program and the terminal that has the clipboard. */
export type Multiplexer = 'none' | 'tmux' | 'screen';

/**
 * The bytes to write to the terminal so that it puts `text` onto its clipboard, or undefined when the encoded
 * text is longer than {@link OSC52_LIMIT}.
 *
 * Inside tmux two sequences are sent: the plain one, which tmux heeds with `set-clipboard on`, and one wrapped
 * for passthrough, which it forwards with `allow-passthrough on` and in versions before 3.3. At most they set
 * the same text twice. GNU screen only ever forwards, in short pieces.
 */
export function osc52(text: string, multiplexer: Multiplexer): string | undefined {
  const encoded = Buffer.from(text, 'utf8').toString('base64');
  if (encoded.length > OSC52_LIMIT) return undefined;
  const plain = `${ESC}]52;c;${encoded}${BEL}`;
  if (multiplexer === 'tmux') return `${plain}${ESC}Ptmux;${plain.replaceAll(ESC, ESC + ESC)}${STRING_END}`;
  if (multiplexer === 'screen') {
    const pieces = plain.match(new RegExp(`[^]{1,${SCREEN_CHUNK}}`, 'g')) ?? [];
    return pieces.map((piece) => `${ESC}P${piece}${STRING_END}`).join('');
  }
  return plain;
}
