import { Box, Text } from 'ink';
import { linearLines } from '../state/linear-view.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../state/store.ts';
import { Menu } from './menu.tsx';

/** The app for screen readers: lines of plain text, nothing beside anything. */
export function LinearScreen({ state, store }: { readonly state: State; readonly store: Store }) {
  const { overlay } = state;
  return (
    <Box flexDirection="column">
      {linearLines(state).map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity beyond their place
        <Text key={index}>{text}</Text>
      ))}
      {overlay?.kind === 'menu' ? (
        <Menu
          menu={overlay}
          height={overlay.choices.length + 2}
          ascii
          onMove={(index) => store.dispatch({ type: 'menu-moved', index })}
          onChoose={(value) => store.dispatch({ type: 'chosen', value })}
        />
      ) : null}
    </Box>
  );
}
