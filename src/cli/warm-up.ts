/**
 * Makes ready what the first letters need, while nobody types: the index of SageMaker's names, and the names of every
 * service.
 *
 * It is done in slices of a few milliseconds, and between two of them the terminal is read: a key waits for one slice
 * at the most, and what it needs that is not ready yet it makes itself, as it would without all this.
 */
import type { Store } from '../app/store.ts';
import { loadDirectory } from '../catalog/load.ts';
import { corpusOf } from '../search/corpus.ts';
import { allActions } from '../search/services/action-index.ts';

/** How long a slice may go on, in milliseconds; the step that it is in is ended first. */
const longestSlice = 4;

/** What there is to do, in steps. */
function* work({ getState, dispatch }: Store): Generator<void, void> {
  corpusOf(getState().catalog, []).index();
  yield;
  if (getState().catalog.directory === undefined) {
    dispatch({ kind: 'services-loaded', parts: new Map(), directory: loadDirectory() });
    yield;
  }
  allActions(getState().catalog);
}

/** Begins with the next turn of the event loop; gives the function that ends it. */
export function warmUp(store: Store): () => void {
  const steps = work(store);
  const slice = (): void => {
    const end = performance.now() + longestSlice;
    do if (steps.next().done === true) return;
    while (performance.now() < end);
    next = setImmediate(slice);
  };
  let next = setImmediate(slice);
  return () => clearImmediate(next);
}
