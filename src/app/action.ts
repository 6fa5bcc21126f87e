/** What can happen to the app, and what it asks of the outside. */
import type { CatalogPart } from '../catalog/model.ts';
import type { FormatId } from '../policy/formats/formats.ts';
import type { Key } from './keymap/key.ts';
import type { KnownFile, Message, State, WindowSize } from './state.ts';

export type Action =
  | { readonly type: 'key'; readonly key: Key }
  | { readonly type: 'paste'; readonly text: string }
  | { readonly type: 'resize'; readonly size: WindowSize }
  /** The highlight of a short menu went to another choice. */
  | { readonly type: 'menu-moved'; readonly index: number }
  /** A short menu was answered. */
  | { readonly type: 'chosen'; readonly value: string }
  | { readonly type: 'message'; readonly message: Message }
  /** Entries of further services have been read. */
  | { readonly type: 'services-loaded'; readonly parts: ReadonlyMap<string, CatalogPart> }
  /** Every action of the results goes into the cart, after the user said yes. */
  | { readonly type: 'add-all'; readonly actions: readonly string[] }
  /** Items leave the cart, after the user said yes or no to their dependents. */
  | { readonly type: 'remove-items'; readonly items: readonly string[] }
  | {
      readonly type: 'paths-completed';
      /** What was typed when it was asked. */
      readonly text: string;
      /** What is typed, continued as far as all paths agree. */
      readonly completed: string;
      readonly completions: readonly string[];
    }
  | { readonly type: 'saved'; readonly known: KnownFile; readonly message: Message }
  | {
      readonly type: 'save-refused';
      readonly request: SaveRequest;
      /** Where it would have been written. */
      readonly path: string;
      /** Whether it is the open file, changed by another program. */
      readonly changed: boolean;
    }
  | { readonly type: 'save-anyway'; readonly request: SaveRequest }
  /** Back to the prompt with what was typed there, and why nothing was written. */
  | { readonly type: 'save-failed'; readonly request: SaveRequest; readonly message: Message };

/** A policy on its way into a file. */
export interface SaveRequest {
  /** As it was typed. */
  readonly path: string;
  readonly text: string;
  readonly format: FormatId;
}

export type Effect =
  | { readonly effect: 'copy'; readonly text: string; readonly what: string }
  | { readonly effect: 'quit'; readonly code: number }
  | { readonly effect: 'suspend' }
  | { readonly effect: 'open-url'; readonly url: string }
  | { readonly effect: 'load-services'; readonly services: readonly string[] }
  | { readonly effect: 'complete-path'; readonly text: string }
  | {
      readonly effect: 'save';
      readonly request: SaveRequest;
      /** Whether to replace a file whatever it holds. */
      readonly overwrite: boolean;
      /** The file that may be replaced as long as it holds what is known of it. */
      readonly known: KnownFile | null;
    }
  | { readonly effect: 'remember-query'; readonly query: string };

/** A state and what it asks of the outside. */
export interface Step {
  readonly state: State;
  readonly effects: readonly Effect[];
}

/** A step without effects. */
export const step = (state: State, ...effects: readonly Effect[]): Step => ({ state, effects });

/** A step that leaves a sentence in the status row. */
export const say = (state: State, text: string, tone: Message['tone'] = 'hint'): Step =>
  step({ ...state, message: { text, tone } });
