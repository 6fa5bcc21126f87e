/** What the app is told: keys, and answers of the outside. */
import type { ActionDirectory, CatalogPart } from '../../catalog/model.ts';
import type { Comparison } from '../../iam/semantics/compare.ts';
import type { DocumentExplanation } from '../../iam/semantics/explain.ts';
import type { Arrival } from '../../intake/arrival.ts';
import type { Cart } from '../../policy/cart-model.ts';
import type { Finding } from '../../policy/finding.ts';
import type { CartEntry } from './carts-request.ts';
import type { CheckQuestion } from './check.ts';
import type { Work } from './history.ts';
import type { KnownFile, SaveRequest } from './known-file.ts';
import type { Decided } from './proof.ts';
import type { Message, WindowSize } from './state.ts';

/** What the mouse did, and in which cell of the window, both from 0. */
export interface Pointer {
  readonly what: 'press' | 'wheel-up' | 'wheel-down';
  readonly row: number;
  readonly column: number;
}

/** A key, or an answer of the outside, as the update takes it. */
export type AppAction =
  /** A pasted or typed text has been read; `parts` are the entries of the services that it speaks of. */
  | {
      readonly kind: 'arrived';
      readonly text: string;
      /** Whether the text was pasted, or is the query, which stays there. */
      readonly from: 'paste' | 'query';
      readonly arrivals: readonly Arrival[];
      readonly cut: boolean;
      readonly parts: ReadonlyMap<string, CatalogPart>;
    }
  /** A key by its name in the keymap; `more` says that another one is there already, which types a character as well. */
  | { readonly kind: 'key'; readonly key: string; readonly more?: boolean }
  | { readonly kind: 'carts-listed'; readonly carts: readonly CartEntry[] }
  /** A kept cart was read, with the entries of the services that it speaks of. */
  | {
      readonly kind: 'cart-read';
      readonly name: string;
      readonly purpose: 'open' | 'compare';
      readonly work: Work;
      readonly parts: ReadonlyMap<string, CatalogPart>;
    }
  /** The file of a policy was read, with the entries of the services that it speaks of. */
  | {
      readonly kind: 'policy-opened';
      /** As it was typed. */
      readonly path: string;
      readonly cart: Cart;
      /** What the file holds, where the cart is all of it; null for a policy inside of another text. */
      readonly known: KnownFile | null;
      readonly parts: ReadonlyMap<string, CatalogPart>;
    }
  | { readonly kind: 'paste'; readonly text: string }
  | { readonly kind: 'pointer'; readonly pointer: Pointer }
  /** The first frame stands: what it lacks may be worked out. */
  | { readonly kind: 'begun' }
  | { readonly kind: 'resize'; readonly size: WindowSize }
  | { readonly kind: 'message'; readonly message: Message }
  /** Entries of further services have been read. */
  | {
      readonly kind: 'services-loaded';
      readonly parts: ReadonlyMap<string, CatalogPart>;
      readonly directory: ActionDirectory | undefined;
    }
  | {
      readonly kind: 'paths-completed';
      /** What was typed when it was asked. */
      readonly text: string;
      /** What is typed, continued as far as all paths agree. */
      readonly completed: string;
      readonly completions: readonly string[];
    }
  | { readonly kind: 'checked'; readonly question: CheckQuestion; readonly findings: readonly Finding[] }
  /** What was asked for by that name is worked out. */
  | { readonly kind: 'compared'; readonly id: string; readonly comparison: Comparison }
  | { readonly kind: 'explained'; readonly id: string; readonly explanations: readonly DocumentExplanation[] }
  | { readonly kind: 'decided'; readonly id: string; readonly answer: Decided }
  | {
      readonly kind: 'saved';
      readonly known: KnownFile;
      readonly message: Message;
      /** Whether the program is to be left now. */
      readonly thenQuit?: true;
    }
  /** The text that comes back from the editor, with the entries of the services that it speaks of. */
  | { readonly kind: 'edited'; readonly text: string; readonly parts: ReadonlyMap<string, CatalogPart> }
  | {
      readonly kind: 'save-refused';
      readonly request: SaveRequest;
      /** Where it would have been written. */
      readonly path: string;
      /** Whether it is the open file, changed by another program. */
      readonly changed: boolean;
      /** Whether it is protected from being written. */
      readonly readOnly: boolean;
    }
  /** Back to the prompt with what was typed there, and why nothing was written. */
  | { readonly kind: 'save-failed'; readonly request: SaveRequest; readonly message: Message };
