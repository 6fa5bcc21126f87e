/**
 * A binding is one row: its keys, what footer and help call it, why it cannot act, and what it does. The tables of
 * bindings stand beside their screens (`explore/keys.ts`, `overlays/menu/keys.ts` …); `../keymap.ts` joins them.
 * A binding whose `when` is false is passed over (the key may then mean something else, or is typed); one that is
 * `disabled` answers with its reason.
 */
import type { Overlay } from '../state/overlay.ts';
import type { ScreenName, State } from '../state/state.ts';
import type { Step } from '../state/step.ts';
import type { Key } from './key.ts';

/** A row of the keymap: keys, what they are called, why they cannot act, and what they do. */
export interface Binding {
  /** The stable name of what the keys do; two rows of a table with one name do the same. */
  readonly command: string;
  readonly keys: readonly Key[];
  /** Two or three words for the footer; without it the footer leaves the key out. */
  readonly label?: string | ((state: State) => string);
  /** Whether no footer may leave it out, however narrow: it is a way on or back. */
  readonly pinned?: true;
  /** What the help overlay and the key table say. */
  readonly help: string;
  readonly when?: (state: State) => boolean;
  /** Why the key can do nothing now, in a sentence; undefined when it can. */
  readonly disabled?: (state: State) => string | undefined;
  /** Called only while `when` holds and nothing is `disabled`; `key` is the one of `keys` that was pressed. */
  readonly run: (state: State, key: Key) => Step;
}

/** What keys do in one place, in the order of the help; the footer takes the labelled ones in the same order. */
export interface KeyTable {
  readonly bindings: readonly Binding[];
  /** What text does that is typed or pasted; without it there is nothing to type into. */
  readonly typing?: {
    /** For the footer: `to search`. */
    readonly label?: string;
    readonly run: (state: State, text: string) => Step;
  };
}

/** Where a key is pressed: a screen, a filter, or what lies over the screen. */
export type Context = ScreenName | 'detail-filter' | 'cart-filter' | 'help-filter' | Overlay['kind'];

/** The table of every context. */
export type Keymap = Readonly<Record<Context, KeyTable>>;

/** Where keys go in a state, and what they do there: for what tells of other tables than its own. */
export interface Keys {
  readonly contextOf: (state: State) => Context;
  readonly keymap: Keymap;
}
