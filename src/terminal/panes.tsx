import { Box, Text } from 'ink';
import type { Panes as Division } from '../app/lines/layout.ts';
import type { Line } from '../app/lines/spans.ts';
import type { Settings } from '../app/state/state.ts';
import { Rows } from './rows.tsx';

interface PanesProps {
  readonly division: Division;
  readonly main: readonly Line[];
  readonly second: readonly Line[];
  readonly settings: Settings;
}

/** Two panes beside each other or one above the other, with a line between, or the main one alone. */
export function Panes({ division, main, second, settings }: PanesProps) {
  const { side } = division;
  const mark = settings.ascii ? '~' : '…';
  const { hyperlinks } = settings;
  const first = (
    <Rows
      lines={main}
      width={division.main.columns}
      height={division.main.rows}
      mark={mark}
      hyperlinks={hyperlinks}
    />
  );
  const other = (
    <Rows
      lines={second}
      width={division.second.columns}
      height={division.second.rows}
      mark={mark}
      hyperlinks={hyperlinks}
    />
  );
  if (side === 'none') return first;
  if (side === 'below')
    return (
      <Box flexDirection="column">
        {first}
        <Text dimColor>{(settings.ascii ? '-' : '─').repeat(division.main.columns)}</Text>
        {other}
      </Box>
    );
  const bar = settings.ascii ? ' | ' : ' │ ';
  return (
    <Box flexDirection="row">
      {first}
      <Box width={3} height={division.main.rows}>
        <Text dimColor>{Array.from({ length: division.main.rows }, () => bar).join('\n')}</Text>
      </Box>
      {other}
    </Box>
  );
}
