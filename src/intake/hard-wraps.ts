/**
 * Where a terminal cut a line at its width, in the middle of whatever stood there.
 *
 * Such a text has lines of one length, the widest that there is, one below the other, and behind them a shorter one that
 * ends the paragraph. Words that were wrapped between words make a full line now and then, but seldom two in a row. So
 * two full lines in a row were cut, and a single one is left to those who read names letter by letter. Lines of a log
 * may be of one length by themselves: a line that begins as an entry does is no rest of the line before.
 */

/** No terminal is narrower; what looks cut then is short by itself. */
export const narrowestTerminal = 40;

/** Longer runs of lines of one length are tables, dumps or encoded data. */
const longestRun = 60;

const beginsEntry =
  /(?:\s|\d{4}-\d\d|\d\d:\d\d|[[{(<"'*#+-]|(?:User|Error|ERROR|WARN|INFO|DEBUG|FATAL|An error|Traceback|arn):?\b)/y;

/** Whether a new entry, rather than the rest of a cut line, begins at an offset. */
function isEntryAt(text: string, at: number): boolean {
  beginsEntry.lastIndex = at;
  return beginsEntry.test(text);
}

/** The offsets of line feeds that are no ends of lines but cuts. */
export function hardWraps(text: string): ReadonlySet<number> {
  const feeds: number[] = [];
  let widest = 0;
  for (let at = text.indexOf('\n'), start = 0; ; at = text.indexOf('\n', start)) {
    widest = Math.max(widest, (at < 0 ? text.length : at) - start);
    feeds.push(at < 0 ? text.length : at);
    if (at < 0) break;
    start = at + 1;
  }
  const cuts = new Set<number>();
  if (widest < narrowestTerminal) return cuts;
  const lengthOf = (line: number): number =>
    (feeds[line] ?? 0) - (line === 0 ? 0 : (feeds[line - 1] ?? 0) + 1);
  for (let line = 0; line < feeds.length - 1; line += 1) {
    const first = line;
    // Where the cut fell on a space, a copy may have lost it: such a line is shorter by one.
    while (line < feeds.length - 1 && lengthOf(line) >= widest - 1) line += 1;
    const count = line - first;
    if (count < 2 || count > longestRun || lengthOf(line) === 0) continue;
    for (let full = first; full < line; full += 1) {
      const feed = feeds[full] ?? 0;
      if (lengthOf(full) === widest && !isEntryAt(text, feed + 1))
        cuts.add(text[feed - 1] === '\r' ? feed - 1 : feed);
    }
  }
  return cuts;
}
