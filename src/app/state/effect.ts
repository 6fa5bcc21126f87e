/** What the app asks of the outside: clipboard, files, browser, shell. `src/cli/effects.ts` carries it out. */
import type { PolicyDocument } from '../../iam/document.ts';
import type { Assembly } from '../../policy/cart-model.ts';
import type { CartsRequest } from './carts-request.ts';
import type { CheckQuestion } from './check.ts';
import type { KnownFile, SaveRequest } from './known-file.ts';
import type { DecisionQuestion } from './proof.ts';

/** What the update asks of the outside; `src/cli/effects.ts` carries it out. */
export type AppEffect =
  /** `what` names the text in the sentence that says how it was copied. */
  | { readonly kind: 'copy'; readonly text: string; readonly what: string }
  /** `code` is the exit code of the process. */
  | { readonly kind: 'quit'; readonly code: number }
  | { readonly kind: 'suspend' }
  /** Draw everything anew: something else wrote on the terminal. */
  | { readonly kind: 'redraw' }
  | { readonly kind: 'open-url'; readonly url: string }
  /** Reads files of the catalog: services, and the directory of all actions. */
  | { readonly kind: 'load-services'; readonly services: readonly string[]; readonly directory: boolean }
  /** A pasted text that is more than a name. */
  | { readonly kind: 'recognise'; readonly text: string; readonly from: 'paste' | 'query' }
  /** Opens a text in the user's editor; what comes back is an `edited` action. */
  | { readonly kind: 'edit-text'; readonly text: string }
  | { readonly kind: 'complete-path'; readonly text: string }
  /** Reads the file of a policy, to go on with it in the cart. */
  | { readonly kind: 'open-policy'; readonly path: string }
  | {
      readonly kind: 'save';
      readonly request: SaveRequest;
      /** Whether to replace a file whatever it holds. */
      readonly overwrite: boolean;
      /** The file that may be replaced as long as it holds what is known of it. */
      readonly known: KnownFile | null;
    }
  /** Checks a long policy, while no key comes. */
  | { readonly kind: 'check'; readonly question: CheckQuestion; readonly assembly: Assembly }
  /** Works out what the second policies allow and the first do not, and the other way round, while no key comes. */
  | {
      readonly kind: 'compare';
      readonly id: string;
      readonly before: readonly PolicyDocument[];
      readonly after: readonly PolicyDocument[];
    }
  /** Puts policies into words, while no key comes. */
  | { readonly kind: 'explain'; readonly id: string; readonly documents: readonly PolicyDocument[] }
  /** Decides about a request, while no key comes. */
  | { readonly kind: 'decide'; readonly id: string; readonly question: DecisionQuestion }
  | { readonly kind: 'kept-carts'; readonly request: CartsRequest }
  | { readonly kind: 'remember-query'; readonly query: string };
