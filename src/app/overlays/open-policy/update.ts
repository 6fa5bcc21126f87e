/**
 * Opens the policy that decided about a denial: the one in the cart where that is it, else one of a file that is asked
 * for. Either way the denied request stands as the question over the cart afterwards, so that one sees which statement
 * decides, and whether a change lets it through.
 */
import { extendCatalog } from '../../../catalog/catalog.ts';
import { policyFacts } from '../../../catalog/policy-facts.ts';
import { squeeze } from '../../../catalog/squeeze.ts';
import type { Target } from '../../../iam/policy-kind.ts';
import { decide } from '../../../iam/semantics/decide.ts';
import type { Arrival, ArrivalAction, DecidingPolicy } from '../../../intake/arrival.ts';
import { pageOfPolicy } from '../../../intake/policy-page.ts';
import { decidingPolicyName, isOfAws } from '../../../intake/verdict.ts';
import { cartIsEmpty } from '../../../policy/cart/cart.ts';
import type { AppAction } from '../../state/action.ts';
import { historyOf, record } from '../../state/history.ts';
import { emptyLine } from '../../state/line-editor.ts';
import { openCart } from '../../state/navigation.ts';
import type { ArrivalsOverlay, OpenPolicyOverlay } from '../../state/overlay.ts';
import { assemblyOf } from '../../state/policy.ts';
import { withCallersCart } from '../../state/set-aside.ts';
import type { State } from '../../state/state.ts';
import { type Step, say, step } from '../../state/step.ts';
import { selectedArrival } from '../arrivals/choices.ts';
import { withQuestion } from '../ask/open.ts';
import { typedPath } from '../path-line.ts';

/** What a cart is for when it holds a policy of a kind; kinds with a Principal are none that a cart is made for. */
const targetOf: Readonly<Partial<Record<DecidingPolicy, Target>>> = {
  'service-control': 'scp',
  session: 'session',
  'permissions-boundary': 'boundary',
};

/** The request that was denied. */
const deniedOf = ({ actions }: Arrival): ArrivalAction | undefined =>
  actions.find(({ wanted }) => wanted) ?? actions[0];

const nameOfFile = (file: string): string => (file.split(/[\\/]/u).at(-1) ?? '').replace(/\.[^.]*$/u, '');

/** Whether the cart's policy is the one that decided: by its name, or because it says the same of the request. */
function isInCart(state: State, arrival: Arrival): boolean {
  const { verdict } = arrival;
  const denied = deniedOf(arrival);
  if (verdict === undefined || denied === undefined || cartIsEmpty(state.cart.present)) return false;
  if (
    verdict.arn !== undefined &&
    state.file !== null &&
    squeeze(nameOfFile(state.file)) === squeeze(decidingPolicyName(verdict))
  )
    return true;
  const target = verdict.policy === undefined ? undefined : targetOf[verdict.policy];
  if (target !== undefined && target !== state.target) return false;
  // A policy that grants nothing denies what it does not name; that says nothing where its kind is not told.
  if (verdict.reason === 'nothing-allowed' && target === undefined) return false;
  const policies = assemblyOf(state).documents.map((document) => ({
    kind: 'identity' as const,
    document,
    file: '',
    principals: 'ignored' as const,
  }));
  const context = Object.fromEntries(denied.context.map(({ key, values }) => [key, values]));
  const request = { action: denied.id, resource: denied.resources[0], context, unnamed: 'unknown' } as const;
  const { decision, kind, outcomes } = decide(policies, request, policyFacts(state.catalog));
  if (verdict.reason === 'nothing-allowed') return decision === 'denied';
  const denies = outcomes.some(
    ({ statement, matches }) => statement.statement.Effect === 'Deny' && matches !== false,
  );
  return kind === 'explicit' || (decision === 'depends' && denies);
}

const quoted = (text: string): string => (/\s/u.test(text) ? `"${text}"` : text);

/** The cart with the denied request as the question over it: its action, its resource, and what is known of its keys. */
function withDenied(state: State, arrival: Arrival | undefined): State {
  const denied = arrival === undefined ? undefined : deniedOf(arrival);
  const cart = openCart({ ...state, overlay: null });
  if (denied === undefined) return cart;
  const { id, resources, context } = denied;
  const values = context.flatMap(({ key, values: own }) => own.map((value) => `${key}=${value}`));
  return withQuestion(cart, [id, ...resources.slice(0, 1), ...values].map(quoted).join(' '));
}

/** Goes to the policy that decided where it is in the cart, to its page where it is AWS's own, else asks for its file. */
export function openDecidingPolicy(state: State): Step {
  const { overlay } = state;
  const arrival = overlay?.kind === 'arrivals' ? selectedArrival(overlay) : undefined;
  if (overlay?.kind !== 'arrivals' || arrival === undefined) return step(state);
  if (isInCart(state, arrival)) return step(withDenied(state, arrival));
  // AWS's own policies are nobody's files: they are read on their page.
  const page = isOfAws(arrival.verdict?.arn) ? pageOfPolicy(arrival) : undefined;
  if (page !== undefined) return step(state, { kind: 'open-url', url: page });
  return step({
    ...state,
    overlay: { kind: 'open-policy', path: emptyLine, completions: [], pane: overlay },
  });
}

/** Why there is no policy to open. */
export function noDecidingPolicy({ overlay }: State): string | undefined {
  const arrival = overlay?.kind === 'arrivals' ? selectedArrival(overlay) : undefined;
  return arrival?.verdict === undefined ? 'The text does not tell which policy decided.' : undefined;
}

/** What is asked for, in front of the path: `File of NoStudioAtNight:`. */
export function openPolicyLabel({ pane }: OpenPolicyOverlay): string {
  const verdict = selectedArrival(pane)?.verdict;
  return `File of ${verdict === undefined ? 'the policy' : decidingPolicyName(verdict)}:`;
}

/** Back to the pane. */
export function backToArrivals(state: State): Step {
  return step(state.overlay?.kind === 'open-policy' ? { ...state, overlay: state.overlay.pane } : state);
}

/** Asks for the file that is typed; the prompt stays until it is read. */
export function readTypedPolicy(state: State): Step {
  return step(state, { kind: 'open-policy', path: typedPath(state) });
}

/** A cart in the place of the present one, which undo brings back; where nothing was in it the file is open as at start. */
function withWork(
  state: State,
  { cart, known }: Extract<AppAction, { readonly kind: 'policy-opened' }>,
  pane: ArrivalsOverlay,
): State {
  const policy = selectedArrival(pane)?.verdict?.policy;
  const target = (policy === undefined ? undefined : targetOf[policy]) ?? state.target;
  const format = known?.format ?? state.format;
  const work = { cart, target, format };
  // The file that was open is not the file of this policy: undo would put the other one into it.
  if (!cartIsEmpty(state.cart.present)) return { ...record(state, work), file: null, known: null };
  return {
    ...state,
    target,
    format,
    cart: historyOf(cart),
    file: known?.path ?? null,
    known,
    baseline: { kind: known === null ? 'started' : 'opened', work },
  };
}

/** Goes on with the policy of a file that was read, unless the prompt is gone. */
export function takePolicy(
  before: State,
  action: Extract<AppAction, { readonly kind: 'policy-opened' }>,
): Step {
  const { overlay } = before;
  if (overlay?.kind !== 'open-policy') return step(before);
  const arrival = selectedArrival(overlay.pane);
  const callers = withCallersCart(before);
  const state = { ...callers, catalog: extendCatalog(callers.catalog, action.parts) };
  const opened = withWork(state, action, overlay.pane);
  const asked = withDenied(opened, arrival);
  const back = opened.cart.past.length > 0 ? '; {cart.undo} brings back what was here' : '';
  return say(asked, `${action.path} is open${back}.`, 'ok');
}
