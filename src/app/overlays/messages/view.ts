/** The messages of this session as lines, the newest first, each whole however long it is. */
import { type Pane, positionText } from '../../lines/box.ts';
import { cursorSign } from '../../lines/signs.ts';
import { barLine, type Line, line, span } from '../../lines/spans.ts';
import { wrapText } from '../../lines/wrap-text.ts';
import { settle } from '../../state/list-window.ts';
import type { MessagesOverlay } from '../../state/overlay.ts';
import type { State, WindowSize } from '../../state/state.ts';

/** Rows that a page of messages moves by: those between title, status row and footer. */
export function roomForMessages({ size }: State): number {
  return Math.max(1, size.rows - 6);
}

/** The past messages, the highlighted one a bar. */
export function messagesPane(
  state: State,
  { selected: wanted }: MessagesOverlay,
  { columns, rows: height }: WindowSize,
): Pane {
  const newest = [...state.messages].reverse();
  const title = [span('Messages')];
  if (newest.length === 0)
    return { title, lines: [line('Nothing has been said yet.', 'hint')], focused: true };
  const selected = Math.min(wanted, newest.length - 1);
  const rows = newest.flatMap(({ text, tone }, index) =>
    wrapText(text, columns - 2).map((part, at): { readonly index: number; readonly shown: Line } => {
      const sign = span(index === selected && at === 0 ? cursorSign(state) : '  ', 'selected');
      const shown = [sign, span(part, tone)];
      return { index, shown: index === selected ? barLine(shown, columns) : shown };
    }),
  );
  const start = rows.findIndex(({ index }) => index === selected);
  const end = rows.findLastIndex(({ index }) => index === selected);
  // The whole message comes into view, its first row at any rate.
  const withEnd = settle({ selected: end, top: 0 }, rows.length, height).top;
  const { top } = settle({ selected: start, top: withEnd }, rows.length, height);
  return {
    title,
    lines: rows.slice(top, top + height).map(({ shown }) => shown),
    position: positionText(top, height, rows.length),
    focused: true,
  };
}
