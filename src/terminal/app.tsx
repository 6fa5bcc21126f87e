import { Box, Text, useApp, usePaste, useWindowSize } from 'ink';
import { useEffect, useSyncExternalStore } from 'react';
import type { State } from '../app/state/state.ts';
import type { Store } from '../app/store.ts';
import { useKeys } from './use-keys.ts';

interface AppProps {
  readonly store: Store;
  readonly readAloud: (state: State) => readonly string[];
  /** Hands over ink's way to give the terminal away, for ctrl-z. */
  readonly onReady?: (app: ReturnType<typeof useApp>) => void;
  /** Called when the app goes, for whatever reason, before ink lets go of the terminal. */
  readonly onGone?: () => void;
}

/** What ink does for the app: keys and pastes come in. Frames are drawn by `screen.ts`. */
export function App({ store, readAloud, onReady, onGone }: AppProps) {
  const app = useApp();
  useEffect(() => onReady?.(app), [app, onReady]);
  useEffect(() => onGone, [onGone]);
  useKeys((key, more) => store.dispatch({ kind: 'key', key, more }));
  usePaste((text) => store.dispatch({ kind: 'paste', text }));
  return store.getState().settings.screenReader ? <ReadAloud store={store} readAloud={readAloud} /> : null;
}

/** The app for screen readers, which ink draws: lines of plain text that follow each other, on the terminal's own screen. */
function ReadAloud({ store, readAloud }: Pick<AppProps, 'store' | 'readAloud'>) {
  const state = useSyncExternalStore(store.subscribe, store.getState);
  const { columns, rows } = useWindowSize();
  const fitted: State = { ...state, size: { columns, rows } };
  return (
    <Box flexDirection="column">
      {readAloud(fitted).map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity beyond their place
        <Text key={index}>{text}</Text>
      ))}
    </Box>
  );
}
