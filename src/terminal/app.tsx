import { Box, Text, useApp, useCursor, usePaste, useWindowSize } from 'ink';
import { useEffect, useSyncExternalStore } from 'react';
import { tooSmall, tooSmallLines } from '../app/lines/layout.ts';
import { screenView } from '../app/screen-view.ts';
import type { State, WindowSize } from '../app/state/state.ts';
import { lastRows, titleRow } from '../app/status.ts';
import type { Store } from '../app/store.ts';
import { LinearScreen } from './linear-screen.tsx';
import { Menu } from './menu.tsx';
import { Panes } from './panes.tsx';
import { PaintedLine } from './rows.tsx';
import { useKeys } from './use-keys.ts';

interface AppProps {
  readonly store: Store;
  /** Hands over ink's way to give the terminal away, for ctrl-z. */
  readonly onReady?: (app: ReturnType<typeof useApp>) => void;
}

/** The whole app: keys in, frames out. */
export function App({ store, onReady }: AppProps) {
  const state = useSyncExternalStore(store.subscribe, store.getState);
  const app = useApp();
  const size = useWindowSize();
  const { columns, rows } = size;

  useEffect(() => onReady?.(app), [app, onReady]);
  useEffect(() => {
    store.dispatch({ kind: 'resize', size: { columns, rows } });
  }, [columns, rows, store]);
  useKeys((key) => store.dispatch({ kind: 'key', key }));
  usePaste((text) => store.dispatch({ kind: 'paste', text }));

  // The window's real size, not the state's: between a resize and its action the frame must already fit.
  const fitted = state.size.columns === columns && state.size.rows === rows ? state : { ...state, size };
  if (tooSmall(size)) return <TooSmall columns={columns} rows={rows} />;
  if (state.settings.screenReader) return <LinearScreen state={fitted} />;
  return <Frame state={fitted} />;
}

function TooSmall({ columns, rows }: WindowSize) {
  return <Text>{tooSmallLines({ columns, rows }).join('\n')}</Text>;
}

function Frame({ state }: { readonly state: State }) {
  const { setCursorPosition } = useCursor();
  const { columns } = state.size;
  const mark = state.settings.ascii ? '~' : '…';
  const view = screenView(state);
  const { overlay } = state;
  const bodyRows = state.size.rows - 4;
  setCursorPosition(view.caret === null ? undefined : { x: Math.min(view.caret, columns - 1), y: 1 });
  const [status, footer] = lastRows(state, columns);
  return (
    <Box flexDirection="column" width={columns} height={state.size.rows}>
      <PaintedLine line={titleRow(state, columns)} width={columns} mark={mark} />
      <PaintedLine line={view.second} width={columns} mark={mark} />
      <Box height={bodyRows}>
        {overlay?.kind === 'menu' ? (
          <Menu menu={overlay} height={bodyRows} ascii={state.settings.ascii} />
        ) : (
          <Panes division={view.division} main={view.main} second={view.other} settings={state.settings} />
        )}
      </Box>
      <PaintedLine line={status} width={columns} mark={mark} />
      <PaintedLine line={footer} width={columns} mark={mark} />
    </Box>
  );
}
