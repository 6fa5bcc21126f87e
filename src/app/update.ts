/**
 * The app's one transition: a state and something that happened give the next state and the effects it asks for.
 * Keys go through the keymap; everything else is an answer of the outside.
 */
import { extendCatalog, withDirectory, withoutServices } from '../catalog/catalog.ts';
import type { Catalog } from '../catalog/model.ts';
import { grouped } from '../text/count.ts';
import { showsWords } from './cart/beside.ts';
import { takeEdited } from './cart/edit-text.ts';
import { followChange } from './cart/follow-change.ts';
import { takeCart, takeCarts } from './cart/kept.ts';
import { resultsOf } from './explore/results.ts';
import { openResult, withPreviewOf } from './explore/update.ts';
import { type Key, keyLabel, typedText } from './keymap/key.ts';
import { withKeys } from './keymap/key-names.ts';
import { bindingOf, contextOf, keymapOf } from './keymap.ts';
import { tooSmall } from './lines/layout.ts';
import { isMoreThanAName, openArrivals } from './overlays/arrivals/update.ts';
import { requestOf } from './overlays/ask/answer.ts';
import { takePolicy } from './overlays/open-policy/update.ts';
import { takeCompletions } from './overlays/path-line.ts';
import { askToOverwrite, promptAgain } from './overlays/save/update.ts';
import { point } from './pointer.ts';
import type { AppAction } from './state/action.ts';
import { afterSaving } from './state/baseline.ts';
import { afterHandingOut, askForCheck, notCheckedYet, takeFindings } from './state/checking.ts';
import { askForDecision, takeDecision } from './state/deciding.ts';
import { editedLine } from './state/edited-line.ts';
import { longestLine } from './state/line-editor.ts';
import { withPlaceKept } from './state/places.ts';
import { askForProofs, takeChanges, takeWords } from './state/proving.ts';
import { servicesInUse } from './state/services-in-use.ts';
import type { State } from './state/state.ts';
import { type Step, say, step } from './state/step.ts';

/** Text into the line that is edited; undefined where there is none. A line that is full says so. */
function type(state: State, text: string): Step | undefined {
  const typed = keymapOf(state)[contextOf(state)].typing?.run(state, text);
  if (typed === undefined || !editedLine(typed.state)?.full || typed.state.message !== null) return typed;
  const most = grouped(longestLine);
  const full = `The line is full: it takes ${most} characters, what is beyond is left out.`;
  return { ...typed, state: say(typed.state, full, 'warning').state };
}

function press(before: State, key: Key): Step {
  const state = before.message === null ? before : { ...before, message: null };
  const binding = bindingOf(state, key);
  if (binding !== undefined) {
    const reason = binding.disabled?.(state);
    return reason === undefined ? binding.run(state, key) : say(state, reason);
  }
  const text = typedText(key);
  const typed = text === undefined ? undefined : type(state, text);
  if (typed !== undefined) return typed;
  const helped = state.overlay?.kind === 'help' ? 'Esc closes the help' : '{explore.help} shows the keys';
  return say(state, `${keyLabel(key, state.settings)} does nothing here; ${helped}.`);
}

/** So many services that nothing needs are kept for who types on: a query lists a handful, and reading one again takes a few milliseconds. */
const mostIdleServices = 8;

/** The catalog with what was read from its files, and without the services that were listed long ago and no more. */
function withRead(
  state: State,
  { parts, directory }: Extract<AppAction, { kind: 'services-loaded' }>,
): Catalog {
  const extended = extendCatalog(state.catalog, parts);
  const catalog = directory === undefined ? extended : withDirectory(extended, directory);
  // Looked for once in so many services, as the state is read through for it.
  const times = ({ size }: Catalog['parts']): number => Math.floor(size / mostIdleServices);
  if (times(catalog.parts) < 2 || times(catalog.parts) === times(state.catalog.parts)) return catalog;
  const used = servicesInUse(state);
  if (used === undefined) return catalog;
  // What is listed beside what has been read now.
  const listed = new Set<string>(resultsOf(state).hits.map(({ entry }) => entry.service));
  const idle = [...catalog.parts.keys()].filter((prefix) =>
    [used, listed, parts].every((needed) => !needed.has(prefix)),
  );
  return withoutServices(catalog, new Set(idle.slice(0, -mostIdleServices)));
}

/** What the query needs of the catalog's files and the catalog has not read yet is asked for, once. */
function withFiles({ state, effects }: Step, before: State): Step {
  const { query, listing } = state.explore;
  const asked = query !== before.explore.query || listing !== before.explore.listing;
  if (state.screen !== 'explore' || query.text === '' || (!asked && state.catalog === before.catalog))
    return { state, effects };
  const { missingServices: services, needsDirectory: directory } = resultsOf(state);
  if (services.length === 0 && !directory) return { state, effects };
  return { state, effects: [...effects, { kind: 'load-services', services, directory }] };
}

/** The next state after something happened, with the effects it asks for. */
export function update(state: State, action: AppAction): Step {
  const { state: next, effects } = reduce(state, action);
  const kept = withPreviewOf(withPlaceKept(withMessageKept(next, state), state), state);
  // Whoever found the cart has learned what the line for a first run teaches.
  const learned = kept.welcome && kept.screen === 'cart' ? { ...kept, welcome: false } : kept;
  const checked = askForCheck({ state: followChange(learned, state), effects });
  const proved = askForProofs(checked, state, showsWords(learned) ? 'words too' : 'changes');
  return askForDecision(proved, requestOf(proved.state));
}

/** How many messages can be read again. */
const mostMessages = 100;

/** A new message with its keys named, and among those that can be read again; one that is said twice running stands there once. */
function withMessageKept(state: State, before: State): State {
  if (state.message === null || state.message === before.message) return state;
  const { text, tone } = state.message;
  const message = { text: withKeys(text, keymapOf(state), state.settings), tone };
  const { messages } = state;
  if (messages.at(-1)?.text === message.text) return { ...state, message };
  return { ...state, message, messages: [...messages.slice(1 - mostMessages), message] };
}

/** A pasted text into the line that is edited. */
function typePasted(state: State, text: string): Step {
  const pasted = type({ ...state, message: null }, text);
  return withFiles(
    pasted ?? say(state, 'There is nothing to paste into here; {cart.new-query} begins a new query.'),
    state,
  );
}

function reduce(state: State, action: AppAction): Step {
  switch (action.kind) {
    case 'key':
      // Nobody sees what a key would do.
      if (tooSmall(state.size) && !['ctrl-c', 'ctrl-z', 'ctrl-l'].includes(action.key)) return step(state);
      // What has been typed on is not looked for.
      return action.more === true ? press(state, action.key) : withFiles(press(state, action.key), state);
    case 'pointer':
      if (tooSmall(state.size)) return step(state);
      return withFiles(point({ ...state, message: null }, action.pointer), state);
    case 'paste': {
      if (tooSmall(state.size)) return step(state);
      // A denial, a call or an ARN is read; what nothing is recognised in comes back and is typed.
      const context = contextOf(state);
      if ((context === 'explore' || context === 'cart') && isMoreThanAName(action.text))
        return step(
          { ...state, message: null },
          {
            kind: 'recognise',
            text: action.text,
            from: 'paste',
          },
        );
      return typePasted(state, action.text);
    }
    case 'arrived': {
      const { text, from, arrivals, cut, parts } = action;
      const typed = from === 'query';
      // Who goes on typing has not waited for the answer.
      if (typed && (contextOf(state) !== 'explore' || state.explore.query.text !== text)) return step(state);
      if (arrivals.length === 0) return typed ? openResult(state) : typePasted(state, text);
      return step(
        openArrivals({ ...state, catalog: extendCatalog(state.catalog, parts) }, { text, arrivals, cut }),
      );
    }
    case 'resize': {
      const { columns, rows } = action.size;
      const same = state.size.columns === columns && state.size.rows === rows;
      return step(same ? state : { ...state, size: action.size });
    }
    case 'message':
      return step({ ...state, message: action.message });
    case 'services-loaded':
      return withFiles(step({ ...state, catalog: withRead(state, action) }), state);
    case 'paths-completed':
      return takeCompletions(state, action);
    case 'begun':
      return step(state);
    case 'checked':
      return takeFindings(state, action.question, action.findings);
    case 'compared':
      return step(takeChanges(state, action.id, action.comparison));
    case 'explained':
      return step(takeWords(state, action.id, action.explanations));
    case 'decided':
      return takeDecision(state, action.id, action.answer);
    case 'saved': {
      const { known, thenQuit } = action;
      const text = action.message.text.replace(/\.$/, `${notCheckedYet(state)}.`);
      const message = { ...action.message, text };
      const saved = afterSaving(afterHandingOut({ ...state, file: known.path, known, message }));
      return thenQuit === true ? step(saved, { kind: 'quit', code: 0 }) : step(saved);
    }
    case 'carts-listed':
      return takeCarts(state, action);
    case 'cart-read':
      return takeCart(state, action);
    case 'policy-opened':
      return takePolicy(state, action);
    case 'edited':
      return takeEdited(state, action);
    case 'save-refused':
      return step(askToOverwrite(state, action));
    case 'save-failed':
      return step({ ...promptAgain(state, action.request), message: action.message });
  }
}
