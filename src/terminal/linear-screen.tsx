import { Box, Text } from 'ink';
import { linearLines } from '../app/linear-view.ts';
import type { State } from '../app/state.ts';
import type { Store } from '../app/store.ts';
import { useMenuKeys } from './menu.tsx';

/** The keys of a menu whose choice is among the lines already. */
function MenuKeys(answers: Parameters<typeof useMenuKeys>[0]) {
  useMenuKeys(answers);
  return null;
}

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
        <MenuKeys
          key={`${overlay.purpose} ${overlay.title}`}
          menu={overlay}
          onMove={(index) => store.dispatch({ type: 'menu-moved', index })}
          onChoose={(value) => store.dispatch({ type: 'chosen', value })}
        />
      ) : null}
    </Box>
  );
}
