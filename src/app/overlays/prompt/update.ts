/** The prompt for a line of text, and what its answer does. */
import { homeService } from '../../../catalog/home-service.ts';
import { prefixOf } from '../../../catalog/ids.ts';
import { nearestEntries, resolveEntry } from '../../../catalog/resolve.ts';
import { typedPattern } from '../../../catalog/typed-pattern.ts';
import { isSid } from '../../../iam/identifier.ts';
import { hasWildcard } from '../../../iam/pattern.ts';
import { updateItem } from '../../../policy/cart/cart.ts';
import type { Scope } from '../../../policy/cart-model.ts';
import { changeCart } from '../../state/change-cart.ts';
import { editLine, type LineEdit, lineOf } from '../../state/line-editor.ts';
import type { PromptOverlay, PromptPurpose } from '../../state/overlay.ts';
import { withCallersCart } from '../../state/set-aside.ts';
import type { State } from '../../state/state.ts';
import { type Step, step } from '../../state/step.ts';

/** Lays a prompt over the screen, with a text to begin with. */
export function openPrompt(
  state: State,
  purpose: PromptPurpose,
  { label, text }: { readonly label: string; readonly text: string },
): Step {
  return step({ ...state, overlay: { kind: 'prompt', purpose, label, line: lineOf(text) } });
}

/** The text as an action's id: of the home service where no other is named. */
const asAction = (text: string): string =>
  text.includes(':') || text === '*' ? text : `${homeService}:${text}`;

function actionProblem({ catalog }: State, text: string): string | undefined {
  if (text === '') return 'Type an action, or a pattern such as sagemaker:List*.';
  const id = asAction(text);
  if (catalog.action(id) !== undefined) return undefined;
  // Actions of a service that is not loaded are read when they are taken.
  if (prefixOf(id) !== homeService) return undefined;
  if (hasWildcard(id)) {
    const meant = typedPattern(catalog, text);
    return typeof meant === 'string' ? meant : undefined;
  }
  const [near] = nearestEntries(catalog, id, 1, 'action');
  return `There is no action ${id}${near === undefined ? '' : `; the nearest is ${near}`}.`;
}

/** Why the answer would be refused, in a sentence; undefined when it would be taken. */
export function promptProblem(state: State, { purpose, line }: PromptOverlay): string | undefined {
  const text = line.text.trim();
  switch (purpose.kind) {
    case 'action':
      return actionProblem(state, text);
    case 'cart-name':
      return text === '' ? 'Type a name.' : undefined;
    case 'sid':
      return text === '' || isSid(text) ? undefined : 'A Sid has letters and digits only.';
  }
}

/** Why Enter cannot take the answer. */
export function answerProblem(state: State): string | undefined {
  return state.overlay?.kind === 'prompt' ? promptProblem(state, state.overlay) : undefined;
}

/** The scope of an item whose action becomes another: the ARNs that the other one takes, too. */
function scopeFor({ catalog }: State, scope: Scope, action: string): Scope {
  const types = new Set<string>(catalog.action(action)?.resourceTypes.map(({ id }) => id));
  if (scope.kind !== 'arns')
    return scope.kind === 'verbatim' && types.size === 0 ? scope : { kind: 'default' };
  const byType = Object.fromEntries(Object.entries(scope.byType).filter(([type]) => types.has(type)));
  return Object.keys(byType).length === 0 ? { kind: 'default' } : { kind: 'arns', byType };
}

/** The id of what was typed, spelt as the reference spells it where it is known. */
function idOf({ catalog }: State, text: string): string {
  if (!hasWildcard(text)) return resolveEntry(catalog, asAction(text), 'action')?.id ?? asAction(text);
  const meant = typedPattern(catalog, text);
  return typeof meant === 'string' ? asAction(text) : meant.pattern;
}

function replaceAction(state: State, itemId: string, text: string): Step {
  const cart = state.cart.present;
  const item = cart.items.find(({ id }) => id === itemId);
  if (item === undefined) return step(state);
  const action = idOf(state, text);
  const scope = scopeFor(state, item.scope, action);
  const changed = changeCart(
    state,
    updateItem(cart, itemId, { action, scope, dependentOf: [] }),
    `${item.action} is now ${action}.`,
  );
  const services = [prefixOf(action)].filter((prefix) => prefix !== '' && !hasWildcard(prefix));
  return step(changed.state, { kind: 'load-services', services, directory: false });
}

function nameStatement(state: State, itemIds: readonly string[], sid: string): Step {
  const cart = state.cart.present;
  const items = cart.items.map(({ sid: before, ...item }) => {
    const name = itemIds.includes(item.id) ? (sid === '' ? undefined : sid) : before;
    return name === undefined ? item : { ...item, sid: name };
  });
  const said =
    sid === '' ? 'The statement is named and shared as the items need.' : `The statement is ${sid}.`;
  return changeCart(state, { ...cart, items }, said);
}

function nameCart(state: State, name: string | null, to: string): Step {
  if (name !== null) return step(state, { kind: 'kept-carts', request: { kind: 'rename', name, to } });
  const { cart, target, format } = withCallersCart(state);
  const work = { cart: cart.present, target, format };
  return step(state, { kind: 'kept-carts', request: { kind: 'keep', to, work } });
}

/** Takes the answer. */
export function answer(before: State): Step {
  const { overlay } = before;
  if (overlay?.kind !== 'prompt') return step(before);
  const state = { ...before, overlay: null };
  const text = overlay.line.text.trim();
  switch (overlay.purpose.kind) {
    case 'action':
      return replaceAction(state, overlay.purpose.itemId, text);
    case 'cart-name':
      return nameCart(state, overlay.purpose.name, text);
    case 'sid':
      return nameStatement(state, overlay.purpose.itemIds, text);
  }
}

/** Edits the line. */
export function editPrompt(state: State, edit: LineEdit): Step {
  const { overlay } = state;
  if (overlay?.kind !== 'prompt') return step(state);
  return step({ ...state, overlay: { ...overlay, line: editLine(overlay.line, edit) } });
}
