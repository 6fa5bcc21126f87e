/**
 * What a terminal sends, cut into what is whole: keys, pasted text, and a rest that waits for more.
 *
 * A sequence may arrive in pieces, and an Esc that was pressed looks like the beginning of one, so something must
 * be held back and given up after a while. Ink's own parser takes `ESC ESC [ 2 0 0 ~` (Esc, then at once a paste)
 * for one unknown key and the pasted text for keys, and waits for the end of a paste for ever. Here a paste's mark
 * counts wherever it stands, whatever hangs before it, and everything that is held has an end:
 *
 * - a lone Esc is a key when nothing follows it;
 * - a sequence that broke off is no key at all;
 * - what a terminal answers to somebody's question (its colours, its name: OSC, DCS, APC) was not pressed either;
 * - a paste whose end never comes is taken as it is;
 * - ctrl-c as the last thing of an unfinished paste was pressed, not pasted, when nothing follows it. Inside a
 *   paste it is text like any other: a paste must not end the program and go on in the shell.
 *
 * Nothing that comes out of here makes ink hold something back: a lone Esc leaves in the form that kitty's
 * keyboard protocol has for it, which needs no waiting.
 */

/** One thing that arrived whole. */
export type Arrival =
  /** Bytes of keys, each sequence complete. */
  { readonly kind: 'keys'; readonly bytes: string } | { readonly kind: 'paste'; readonly text: string };

/** What has arrived so far and waits for more. */
export interface Held {
  /** The beginning of a sequence, or of a paste the text so far. */
  readonly text: string;
  readonly inPaste: boolean;
}

interface Taken {
  readonly arrivals: readonly Arrival[];
  readonly held: Held;
}

const pasteStart = '\u001b[200~';
const pasteEnd = '\u001b[201~';
const ctrlC = '\u0003';

/** Esc, as kitty's keyboard protocol writes it. */
const escapeKey = '\u001b[27u';

/** Longest pasted text, in UTF-16 units; what is beyond is dropped. A policy is far shorter. */
const longestPaste = 1_000_000;

/** How long each kind of rest is waited for, in milliseconds. */
const patience = { escape: 20, sequence: 200, paste: 1_000, interrupt: 100 } as const;

/**
 * The beginnings of sequences: Esc alone, CSI up to before its final byte (Linux's `ESC [ [ A` included, rxvt's
 * `ESC [ 2 $` is whole), SS3 likewise, and what an answer begins with; each also behind a further Esc, as some terminals
 * write alt.
 */
const beginning = /^\u001b+(?:(?!\[[235678]\$)\[\[?[\x20-\x3f]*|O[\d;]*|[\]P_])?$/;

/** Esc, and alt with a key that an answer begins with too: nothing tells them from a beginning but that nothing follows. */
const pressedAlone = /^\u001b+[\]P_]?$/;

/**
 * An answer as far as it has come, with Escs before it: OSC with its number, DCS with its parameters, kitty's APC; BEL or
 * ST ends it. In front of another control character it has broken off.
 */
const answer = /(\u001b*)(\u001b(?:\]\d|P[\d>!$+]|_G)[^\u0000-\u001f]*)(\u0007|\u001b\\|\u001b?$|)/g;

/** The text without answers, and apart from it one that has not ended yet. An Esc before an answer was pressed. */
function withoutAnswers(text: string): { readonly text: string; readonly unended: string } {
  let unended = '';
  const rest = text.replace(answer, (whole, escs: string, begun: string, end: string, at: number) => {
    const isEnded = end === '\u0007' || end === '\u001b\\';
    if (!isEnded && at + whole.length === text.length) unended = begun + end;
    return escapeKey.repeat(escs.length);
  });
  return { text: rest, unended };
}

/** Nothing is held back. */
export const nothingHeld: Held = { text: '', inPaste: false };

/** Whether ctrl-c is among what arrived; inside a paste it is text. */
export function asksToEnd(arrivals: readonly Arrival[]): boolean {
  return arrivals.some((arrival) => arrival.kind === 'keys' && arrival.bytes.includes(ctrlC));
}

/** Where the sequence begins that the end of `text` may be the beginning of; the text's length without one. */
function heldFrom(text: string): number {
  let from = text.lastIndexOf('\u001b');
  if (from === -1) return text.length;
  while (text[from - 1] === '\u001b') from -= 1;
  return beginning.test(text.slice(from)) ? from : text.length;
}

const keys = (bytes: string): readonly Arrival[] => (bytes === '' ? [] : [{ kind: 'keys', bytes }]);

/** Keys of which nothing more will come: an Esc at the end was pressed, a sequence that broke off goes. */
function lastKeys(all: string): readonly Arrival[] {
  const { text } = withoutAnswers(all);
  const from = heldFrom(text);
  const rest = text.slice(from);
  const pressed = /^\u001b+$/.test(rest)
    ? escapeKey.repeat(rest.length)
    : pressedAlone.test(rest)
      ? rest
      : '';
  return keys(text.slice(0, from) + pressed);
}

/** What is whole now that `chunk` has arrived, in order, and what still waits. */
export function arrive({ text: before, inPaste }: Held, chunk: string): Taken {
  const text = before + chunk;
  if (inPaste) {
    const end = text.indexOf(pasteEnd, Math.max(0, before.length - pasteEnd.length));
    if (end === -1) return { arrivals: [], held: { text: bounded(text), inPaste: true } };
    const rest = arrive(nothingHeld, text.slice(end + pasteEnd.length));
    const pasted: Arrival = { kind: 'paste', text: text.slice(0, end) };
    return { ...rest, arrivals: [pasted, ...rest.arrivals] };
  }
  const start = text.indexOf(pasteStart);
  if (start === -1) {
    const { text: pressed, unended } = withoutAnswers(text);
    if (unended !== '')
      return { arrivals: lastKeys(pressed), held: { text: bounded(unended), inPaste: false } };
    const from = heldFrom(pressed);
    return { arrivals: keys(pressed.slice(0, from)), held: { text: pressed.slice(from), inPaste: false } };
  }
  const rest = arrive({ text: '', inPaste: true }, text.slice(start + pasteStart.length));
  return { ...rest, arrivals: [...lastKeys(text.slice(0, start)), ...rest.arrivals] };
}

/** A paste too long keeps its beginning, and its last units, which may be half of its end mark. */
const bounded = (text: string): string =>
  text.length <= longestPaste
    ? text
    : text.slice(0, longestPaste - pasteEnd.length) + text.slice(-pasteEnd.length);

/** How long to wait for more, in milliseconds; undefined when nothing is held. */
export function waitFor({ text, inPaste }: Held): number | undefined {
  if (inPaste) return text.endsWith(ctrlC) ? patience.interrupt : patience.paste;
  if (text === '') return undefined;
  return pressedAlone.test(text) ? patience.escape : patience.sequence;
}

/** What is held, when nothing more came in time. */
export function giveUp({ text, inPaste }: Held): readonly Arrival[] {
  if (!inPaste) return lastKeys(text);
  const pressed = /\u0003*$/.exec(text)?.[0] ?? '';
  return [{ kind: 'paste', text: text.slice(0, text.length - pressed.length) }, ...keys(pressed)];
}

/** The bytes in which ink is to read an arrival. */
export function bytesOf(arrival: Arrival): string {
  return arrival.kind === 'keys' ? arrival.bytes : `${pasteStart}${arrival.text}${pasteEnd}`;
}
