import { Box, Text } from 'ink';

/** The app for screen readers: lines of plain text, nothing beside anything. */
export function LinearScreen({ lines }: { readonly lines: readonly string[] }) {
  return (
    <Box flexDirection="column">
      {lines.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity beyond their place
        <Text key={index}>{text}</Text>
      ))}
    </Box>
  );
}
