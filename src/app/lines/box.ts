/**
 * A pane in its frame: a title in the upper edge, in the lower one where in a long list one is. The frame of the
 * pane that has the keys is in the colour of the focus, and its title is strong.
 */
import { cutLine, fillLine, type Line, lineCells, type Span, span, type Tone } from './spans.ts';
import { cells } from './text-width.ts';

/** What a pane shows, and how. */
export interface Pane {
  readonly title: Line;
  /** At the right of the upper edge. */
  readonly aside?: Line;
  /** At the right of the lower edge: `1-7 of 12`. */
  readonly position?: string;
  readonly lines: readonly Line[];
  readonly focused: boolean;
}

interface Edges {
  readonly across: string;
  readonly down: string;
  /** Upper left, upper right, lower left, lower right. */
  readonly corners: readonly [string, string, string, string];
}

const round: Edges = { across: '─', down: '│', corners: ['╭', '╮', '╰', '╯'] };
const plain: Edges = { across: '-', down: '|', corners: ['+', '+', '+', '+'] };

/** Cells and rows that a frame takes of its pane. */
export const frameCells = { columns: 4, rows: 2 } as const;

/** What frames are drawn with. */
export interface BoxSigns {
  readonly ascii: boolean;
  /** What a line that is cut ends in. */
  readonly mark: string;
}

function edge(
  left: Line,
  right: Line,
  [from, to]: readonly [string, string],
  { across, width, tone, mark }: { across: string; width: number; tone: Tone; mark: string },
): Line {
  const around = (spans: Line): readonly Span[] =>
    lineCells(spans) === 0 ? [] : [span(' '), ...spans, span(' ')];
  const rightPart = lineCells(right) + 8 > width ? [] : around(right);
  const leftPart = cutLine(around(left), Math.max(0, width - 4 - lineCells(rightPart)), mark);
  const rest = width - 4 - lineCells(leftPart) - lineCells(rightPart);
  return [
    span(from + across, tone),
    ...leftPart,
    span(across.repeat(Math.max(0, rest)), tone),
    ...rightPart,
    span(across + to, tone),
  ];
}

/** The rows of a pane in its frame, `height` of them, each `width` cells; at least 6 cells and 2 rows. */
export function boxed(
  { title, aside = [], position = '', lines, focused }: Pane,
  { width, height }: { readonly width: number; readonly height: number },
  { ascii, mark }: BoxSigns,
): readonly Line[] {
  const { across, down, corners } = ascii ? plain : round;
  const tone: Tone = focused ? 'focus' : 'dim';
  const [upperLeft, upperRight, lowerLeft, lowerRight] = corners;
  const inner = width - frameCells.columns;
  const body = Array.from({ length: Math.max(0, height - frameCells.rows) }, (_, index): Line => {
    const shown = lines[index] ?? [];
    // The bar of the selected row reaches from edge to edge.
    const blank: Span = shown[0]?.bar === true ? { ...span(' '), bar: true } : span(' ');
    return [span(down, tone), blank, ...fillLine(shown, inner, mark), blank, span(down, tone)];
  });
  const edges = { across, width, tone, mark };
  const strong = title.map((each): Span => (focused ? { ...each, tone: 'heading' } : each));
  return [
    edge(strong, aside, [upperLeft, upperRight], edges),
    ...body,
    edge([], position === '' ? [] : [span(position, 'dim')], [lowerLeft, lowerRight], edges),
  ];
}

/** Where a window of rows is in a list that is longer than it: `3-9 of 12`; empty when all of it shows. */
export function positionText(top: number, height: number, count: number): string {
  if (count <= height) return '';
  const last = Math.min(count, top + height);
  return `${top + 1}-${last} of ${count}`;
}

/** Cells of the widest of some texts. */
export function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, cells(text)), 0);
}
