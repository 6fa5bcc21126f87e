import { Box, Text } from 'ink';
import { linearLines } from '../app/linear-view.ts';
import type { State } from '../app/state/state.ts';

/** The app for screen readers: lines of plain text, nothing beside anything. */
export function LinearScreen({ state }: { readonly state: State }) {
  return (
    <Box flexDirection="column">
      {linearLines(state).map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity beyond their place
        <Text key={index}>{text}</Text>
      ))}
    </Box>
  );
}
