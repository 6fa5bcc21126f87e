/** The policy in the user's own editor: the text that goes there, and what becomes of it when it comes back. */
import { extendCatalog } from '../../catalog/catalog.ts';
import { parsePolicy } from '../../iam/parse.ts';
import { cartWithDocument, wholeDocument } from '../../policy/cart/edited-cart.ts';
import { prettyJson } from '../../policy/formats/json.ts';
import type { AppAction } from '../state/action.ts';
import { changeCart } from '../state/change-cart.ts';
import { assemblyOf } from '../state/policy.ts';
import type { State } from '../state/state.ts';
import { type Step, say, step } from '../state/step.ts';

/** Opens the policy in the editor: as JSON, whatever format is shown, for that is read back without loss. */
export function openEditor(state: State): Step {
  return step(state, { kind: 'edit-text', text: prettyJson(wholeDocument(assemblyOf(state))) });
}

/** Takes the text that comes back; one that is no policy is said where it is wrong, and can be edited again. */
export function takeEdited(before: State, { text, parts }: Extract<AppAction, { kind: 'edited' }>): Step {
  const { document, problems } = parsePolicy(text);
  if (document === undefined) {
    const [first] = problems;
    const place = first ? `line ${first.position.line}, column ${first.position.column}: ` : '';
    const reason = first?.message ?? 'It is no policy.';
    return step({
      ...before,
      overlay: {
        kind: 'confirm',
        text: `${place}${reason} Edit it again?`,
        question: { kind: 'edit-again', text },
      },
    });
  }
  const state = { ...before, catalog: extendCatalog(before.catalog, parts) };
  const { catalog, defaults, target } = state;
  const cart = state.cart.present;
  const edited = cartWithDocument(cart, document, assemblyOf(before), catalog, { ...defaults, target });
  if (edited === cart) return say(before, 'Nothing was changed in the editor.');
  return changeCart(state, edited, 'The policy is as you edited it; u takes that back.');
}
