/** Follows the size of the terminal's window: before ink is there and after. */
import type { Store } from '../app/store.ts';
import type { Screen } from './screen.ts';

/**
 * Tells the state of every new size and has all of the frame drawn anew; gives the function that ends that. At once, as a
 * key that comes right behind a frame in the new size is meant for that frame. A size that the state does not have yet
 * counts as new. Drawn anew it is for every signal: a window that became small and large again before the program
 * looked has the size that it had, for which node emits nothing, and lacks what the terminal cut off meanwhile.
 */
export function followWindow(
  stdout: NodeJS.WriteStream,
  { dispatch, getState }: Store,
  screen: Screen | null,
): () => void {
  const resized = (): void => {
    const { columns, rows } = stdout;
    if (columns > 0 && rows > 0) dispatch({ kind: 'resize', size: { columns, rows } });
    screen?.redraw();
  };
  const { columns, rows } = getState().size;
  if (columns !== stdout.columns || rows !== stdout.rows) resized();
  stdout.on('resize', resized);
  process.on('SIGWINCH', resized);
  return () => {
    stdout.off('resize', resized);
    process.off('SIGWINCH', resized);
  };
}
