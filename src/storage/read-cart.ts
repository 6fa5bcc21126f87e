/**
 * Reads the file of a cart, one that a session left or one with a name. Whoever asks gets what the file holds or why it is
 * of no use; a pipe, a device, an endless file or one of a newer version is told of and never waited for.
 */
import { tooDeepAt } from '../iam/json-depth.ts';
import { mostNested } from '../iam/parse.ts';
import { safeText } from '../text/escape.ts';
import { isRecord } from '../text/is-record.ts';
import { isNewer, type SavedCart, savedCartOf } from './cart-json.ts';
import { codeOf, faultOf } from './fault.ts';
import { readSmallFile } from './read-file.ts';

/** Items and statements of a saved cart: more than every action of a service, and little enough to be shown in time. */
const MOST_ITEMS = 10_000;

/** Statements that came from policies, and their characters: twice what a file that is opened may have. */
const MOST_LOADED = 2_000;
const MOST_TEXT = 400_000;

/** Bytes of a saved cart: several times what a policy file of the largest size becomes. */
const LARGEST = 16 * 1_048_576;

/** How deep a saved cart nests: a statement as deep as a policy may be, and what stands around it. */
const DEEPEST = mostNested + 10;

/** What a file of a cart holds. */
type CartFound =
  | { readonly kind: 'cart'; readonly saved: SavedCart }
  /** `hasCart`: it is a cart's file by its form too, wherever it was found. */
  | { readonly kind: 'newer'; readonly hasCart: boolean }
  /** Another instance was quicker. */
  | { readonly kind: 'gone' }
  /** `reason` is a clause such as "it does not hold a cart". */
  | { readonly kind: 'unreadable'; readonly reason: string };

const unreadable = (reason: string): CartFound => ({ kind: 'unreadable', reason });

/** What the file holds; nothing is thrown. */
export function readCart(path: string): CartFound {
  try {
    return cartIn(readSmallFile(path, LARGEST)) ?? unreadable('it does not hold a cart');
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? { kind: 'gone' } : unreadable(faultOf(error));
  }
}

/** What a text holds that may be a saved cart; undefined where it is JSON of something else. */
export function cartIn(text: string): CartFound | undefined {
  if (tooDeepAt(text, DEEPEST) !== undefined) return unreadable('it is nested too deeply for a cart');
  let value: unknown;
  try {
    // Editors may have put a byte-order mark before it.
    value = JSON.parse(text.replace(/^\ufeff/u, ''));
  } catch {
    return unreadable('it is cut off or not JSON');
  }
  if (!isRecord(value)) return undefined;
  if (isNewer(value)) return { kind: 'newer', hasCart: isRecord(value['cart']) };
  const saved = savedCartOf(value);
  if (saved === undefined) return undefined;
  return isTooLarge(saved)
    ? unreadable('it holds more than any policy has room for')
    : { kind: 'cart', saved };
}

function isTooLarge({ cart: { items, loaded } }: SavedCart): boolean {
  if (items.length + loaded.length > MOST_ITEMS || loaded.length > MOST_LOADED) return true;
  let text = 0;
  for (const { statement } of loaded) text += JSON.stringify(statement).length;
  return text > MOST_TEXT;
}

/** One sentence about the cart of a newer version, safe for a terminal. */
export function newerSentence(path: string): string {
  return safeText(`${path} is a cart of a newer version of sm-explore and is left alone.`);
}
