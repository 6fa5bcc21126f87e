/**
 * The whole app as one value. Screens are drawn from it, keys change it through `update`, and what reaches
 * outside (clipboard, files, the shell) leaves as effects; nothing here knows a terminal.
 */
import type { ActionId, Catalog, Entry } from '../../catalog/model.ts';
import type { Recipe } from '../../catalog/recipe.ts';
import type { Target } from '../../iam/policy-kind.ts';
import type { Cart, Defaults } from '../../policy/cart-model.ts';
import type { FormatId } from '../../policy/formats/formats.ts';
import type { Baseline } from './baseline.ts';
import type { Check } from './check.ts';
import { type EntryRef, refOf } from './entry-ref.ts';
import { type CartHistory, historyOf } from './history.ts';
import type { KnownFile } from './known-file.ts';
import { type Filter, type LineEditor, lineOf, noFilter } from './line-editor.ts';
import { type ListWindow, listStart } from './list-window.ts';
import type { Overlay } from './overlay.ts';
import { noProofs, type Proofs } from './proof.ts';

/** A size in cells. */
export interface WindowSize {
  readonly columns: number;
  readonly rows: number;
}

/** How this run shows things; fixed at the start. */
export interface Settings {
  /** Plain ASCII instead of lines and marks beyond it. */
  readonly ascii: boolean;
  /** Linear text without borders, positions in words. */
  readonly screenReader: boolean;
  /** Whether the terminal shows hyperlinks (OSC 8). */
  readonly hyperlinks: boolean;
  /** Keys that the configuration gives to commands, by the commands' names. */
  readonly rebound?: ReadonlyMap<string, readonly string[]>;
}

/** What Explore lists; ctrl-t goes round. */
export const listings = ['everything', 'action', 'condition-key', 'resource-type', 'recipe'] as const;

/** What Explore lists. */
export type Listing = (typeof listings)[number];

/** What is typed in Explore, and where its list stands. */
export interface ExploreState {
  readonly query: LineEditor;
  readonly list: ListWindow;
  /** The first row that is shown of the preview. */
  readonly previewTop: number;
  readonly listing: Listing;
  /** Newest first. */
  readonly recent: readonly string[];
  /** Which recent query the line shows; null when it is the user's own text. */
  readonly recalled: number | null;
}

/** One step of the way down through entries. */
export interface DetailState {
  readonly entry: EntryRef;
  /** `selected` counts links, `top` counts rows. */
  readonly list: ListWindow;
  readonly filter: Filter;
}

/** The panes of the cart that take the keys. */
export type CartPane = 'items' | 'findings' | 'policy';

/** What the pane beside the items shows: the policy, the policy in words, or what changed. */
export const besideViews = ['policy', 'words', 'changes'] as const;

/** One of the views beside the items. */
export type BesideView = (typeof besideViews)[number];

/** The columns of the cart's table, in their order. */
export const cartCells = ['action', 'level', 'scope', 'condition', 'why', 'statement'] as const;

/** A column of the cart's table. */
export type CartCell = (typeof cartCells)[number];

/** What the cart's rows stand under. */
export type GroupBy = 'statement' | 'service';

/** What the cart's screen shows of it. */
export interface CartViewState {
  readonly pane: CartPane;
  readonly items: ListWindow;
  readonly findings: ListWindow;
  readonly policy: ListWindow;
  /** What stands beside the items; `top` is the first row of what is not the policy. */
  readonly beside: { readonly shows: BesideView; readonly top: number };
  readonly filter: Filter;
  /** The column that the cursor is in; Enter edits that cell of the row. */
  readonly cell: CartCell;
  readonly groupBy: GroupBy;
  /** Ids of the rows that are marked, to be changed together. */
  readonly marked: readonly string[];
  /** The cart before its last change, which the policy's marks go by; null when nothing has changed yet. */
  readonly before: Cart | null;
}

/** A sentence in the status row. */
export interface Message {
  readonly text: string;
  readonly tone: 'ok' | 'hint' | 'warning' | 'error';
}

/** The screens. */
export type ScreenName = 'explore' | 'detail' | 'cart';

/** A cart that is not shown, with all that belongs to it. */
export interface SetAside {
  /** The action whose role it is the cart of; null for the caller's own. */
  readonly of: ActionId | null;
  readonly cart: CartHistory;
  readonly cartView: CartViewState;
  readonly target: Target;
  readonly format: FormatId;
  readonly file: string | null;
  readonly known: KnownFile | null;
  readonly baseline: Baseline;
}

/** A place that one has been at: the screen, the way down to it, and what Explore listed. */
export interface VisitedPlace {
  readonly screen: ScreenName;
  readonly details: readonly DetailState[];
  readonly query: string;
  readonly listing: Listing;
  readonly list: ListWindow;
}

/** The places to go back to, the next one last, and forward to, the next one first. */
export interface Jumps {
  readonly back: readonly VisitedPlace[];
  readonly forward: readonly VisitedPlace[];
}

/** All that the app knows. A value: every action gives a new one. */
export interface State {
  readonly catalog: Catalog;
  readonly recipes: readonly Recipe[];
  readonly size: WindowSize;
  readonly settings: Settings;
  readonly defaults: Defaults;
  readonly screen: ScreenName;
  readonly explore: ExploreState;
  /** The way down from Explore; the last one is shown. Empty when nothing is open. */
  readonly details: readonly DetailState[];
  readonly cart: CartHistory;
  readonly cartView: CartViewState;
  readonly target: Target;
  readonly format: FormatId;
  readonly overlay: Overlay | null;
  readonly message: Message | null;
  /** Whether the line for a first run is shown, until the cart has been opened. */
  readonly welcome: boolean;
  readonly jumps: Jumps;
  /** What was said so far, the newest last; only so many are kept. */
  readonly messages: readonly Message[];
  /** The policy file that is open, where there is one. */
  readonly file: string | null;
  /** What that file holds as far as this session knows. */
  readonly known: KnownFile | null;
  /** What the cart is compared with. */
  readonly baseline: Baseline;
  /** What was found in long policies, the newest last; short ones are checked at once. */
  readonly checks: readonly Check[];
  /** What the semantics has said of it. */
  readonly proofs: Proofs;
  /** The action whose role the cart is of; null when it is the caller's own. */
  readonly roleOf: ActionId | null;
  /** The other cart, of the caller while a role's is open; null when there is none. */
  readonly setAside: SetAside | null;
}

/** The Cart screen as it is opened first. */
export const newCartView: CartViewState = {
  pane: 'items',
  items: listStart,
  findings: listStart,
  policy: listStart,
  beside: { shows: 'policy', top: 0 },
  filter: noFilter,
  cell: 'action',
  groupBy: 'statement',
  marked: [],
  before: null,
};

/** What a session begins with. */
export interface Start {
  readonly catalog: Catalog;
  readonly recipes: readonly Recipe[];
  readonly size: WindowSize;
  readonly settings: Settings;
  readonly defaults: Defaults;
  readonly cart: Cart;
  readonly recent: readonly string[];
  readonly file: string | null;
  readonly message: Message | null;
  readonly target: Target;
  readonly format?: FormatId;
  readonly known?: KnownFile | null;
  /** What Explore searches for at first. */
  readonly query?: string;
  /** The entry that is open at first, above Explore. */
  readonly entry?: Entry | undefined;
  /** Whether it is this user's first session. */
  readonly firstRun?: boolean;
  /** The screen to begin with, unless it is the cart for a file and Explore without. */
  readonly screen?: ScreenName;
}

/** The state a session starts in: Explore with an empty query, or the cart when a file was opened. */
export function initialState(start: Start): State {
  return {
    catalog: start.catalog,
    recipes: start.recipes,
    size: start.size,
    settings: start.settings,
    defaults: start.defaults,
    screen:
      start.entry === undefined ? (start.screen ?? (start.file === null ? 'explore' : 'cart')) : 'detail',
    explore: {
      query: lineOf(start.query ?? ''),
      list: listStart,
      previewTop: 0,
      listing: 'everything',
      recent: start.recent,
      recalled: null,
    },
    details:
      start.entry === undefined ? [] : [{ entry: refOf(start.entry), list: listStart, filter: noFilter }],
    cart: historyOf(start.cart),
    cartView: newCartView,
    target: start.target,
    format: start.format ?? 'json',
    overlay: null,
    message: start.message,
    welcome: start.firstRun ?? false,
    jumps: { back: [], forward: [] },
    messages: start.message === null ? [] : [start.message],
    file: start.file,
    known: start.known ?? null,
    baseline: {
      kind: start.file === null ? 'started' : 'opened',
      work: { cart: start.cart, target: start.target, format: start.format ?? 'json' },
    },
    checks: [],
    proofs: noProofs,
    roleOf: null,
    setAside: null,
  };
}

/** The entry that Detail shows, if Detail has one. */
export function currentDetail(state: State): DetailState | undefined {
  return state.details.at(-1);
}
