import { Box, Text } from 'ink';
import { cutLine, type Line, type Span } from '../app/lines/spans.ts';
import { looks } from './tones.ts';

interface RowsProps {
  readonly lines: readonly Line[];
  readonly width: number;
  readonly height: number;
  /** What a line that is cut ends in. */
  readonly mark: string;
  /** Whether spans with a url become terminal hyperlinks. */
  readonly hyperlinks?: boolean;
}

const linked = ({ text, url }: Span): string =>
  url === undefined ? text : `\u001b]8;;${url}\u0007${text}\u001b]8;;\u0007`;

/** One line, cut to its width. An empty line is drawn as a space, or ink would leave it out. */
export function PaintedLine({
  line,
  width,
  mark,
  hyperlinks = false,
}: { readonly line: Line } & Omit<RowsProps, 'lines' | 'height'>) {
  const spans = cutLine(line, width, mark).filter(({ text }) => text !== '');
  if (spans.length === 0) return <Text> </Text>;
  return (
    <Text wrap="truncate">
      {spans.map((each, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: spans have no identity beyond their place
        <Text key={index} {...looks[each.tone]}>
          {hyperlinks ? linked(each) : each.text}
        </Text>
      ))}
    </Text>
  );
}

/** A pane: lines in a box of fixed size, whatever their number. */
export function Rows({ lines, width, height, mark, hyperlinks = false }: RowsProps) {
  return (
    <Box flexDirection="column" width={width} height={height}>
      {lines.slice(0, height).map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are places on the screen
        <PaintedLine key={index} line={line} width={width} mark={mark} hyperlinks={hyperlinks} />
      ))}
    </Box>
  );
}
