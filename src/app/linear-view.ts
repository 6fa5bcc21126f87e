/**
 * The screens as linear text for screen readers: no columns, no borders, the position in words, and only what
 * the cursor is on, since every change is read out whole.
 */

import type { Entry } from '../catalog/model.ts';
import { itemsFor } from '../policy/cart/cart.ts';
import { neededWhen } from '../search/qualifiers.ts';
import { count } from '../text/count.ts';
import { besideTexts, besideTitle } from './cart/beside.ts';
import { cellWords } from './cart/columns.ts';
import { itemText } from './cart/item-row.ts';
import { checkingWords, findingWords, selectableRows, selectedFinding, selectedRow } from './cart/rows.ts';
import { rowLine } from './detail/preview.ts';
import { cursorRows, rowAtCursor, shownRows } from './detail/rows.ts';
import { highlighted, highlightedPattern, highlightedRecipe, resultCount } from './explore/results.ts';
import { keyLabel } from './keymap/key.ts';
import { keysNow } from './keymap.ts';
import { badge, descriptionWords, kindWords } from './lines/entry-labels.ts';
import { lineText, span } from './lines/spans.ts';
import { arrivalsLines } from './overlays/arrivals/view.ts';
import { askOffers } from './overlays/ask/offers.ts';
import { askParagraphs } from './overlays/ask/view.ts';
import { conditionChoices } from './overlays/condition/view.ts';
import { chosenCommand, commandsOf } from './overlays/palette/commands.ts';
import { recipeForm } from './overlays/recipe/view.ts';
import { scopeChoices, scopeFilling } from './overlays/scope/view.ts';
import { screenView } from './screen-view.ts';
import { findingsOf } from './state/checking.ts';
import type { Overlay } from './state/overlay.ts';
import { policyText } from './state/policy.ts';
import { currentDetail, type State } from './state/state.ts';
import { footerLine, messageLine, tallyLine, titleLine } from './status.ts';

/** Rows of what is not cut to a window. */
const endless = Number.MAX_SAFE_INTEGER;

const position = (selected: number, count: number): string =>
  count === 0 ? 'nothing listed' : `${Math.min(selected + 1, count)} of ${count}`;

const named = (state: State, entry: Entry): string => {
  const inCart = entry.kind === 'action' && itemsFor(state.cart.present, entry.id).length > 0;
  return `${entry.id}, ${kindWords(entry.kind)}, ${badge(entry).text}${inCart ? ', in the cart' : ''}`;
};

function exploreText(state: State): readonly string[] {
  const entry = highlighted(state);
  const pattern = highlightedPattern(state);
  const head = [
    `Query: ${state.explore.query.text || 'empty'}`,
    `Result ${position(state.explore.list.selected, resultCount(state))}`,
  ];
  if (pattern !== undefined)
    return [...head, `${pattern.pattern}, pattern, ${count(pattern.actions.length, 'action')}`];
  const recipe = highlightedRecipe(state);
  if (recipe !== undefined) return [...head, `${recipe.id}, recipe, ${recipe.for}`, recipe.about];
  if (entry === undefined) return head;
  const when =
    entry.kind === 'action' ? neededWhen(state.catalog, state.explore.query.text, entry) : undefined;
  const needed = when === undefined ? [] : [`Needs it ${when}`];
  return [...head, named(state, entry), ...needed, descriptionWords(entry)];
}

function detailText(state: State): readonly string[] {
  const detail = currentDetail(state);
  if (detail === undefined) return [];
  const rows = shownRows(state, detail);
  const at = rowAtCursor(rows, detail.list.selected);
  const places = cursorRows(rows);
  const where = `Place ${position(detail.list.selected, places.length)}`;
  if (at === undefined) return [where];
  if (at.kind === 'link') {
    const above = rows.slice(0, rows.indexOf(at)).findLast((row) => row.kind === 'heading');
    return [where, above?.kind === 'heading' ? above.text : '', named(state, at.entry), lineText(at.note)];
  }
  // From a place in a long text on it is read to the next place.
  const part = at.kind === 'title' ? rows : rows.slice(rows.indexOf(at), places[detail.list.selected + 1]);
  // Headings are read out with the text below them; those of links, with the links.
  const told = part.filter((row, index) => {
    const next = part[index + 1];
    return row.kind === 'title' || row.kind === 'text' || (row.kind === 'heading' && next?.kind === 'text');
  });
  return [where, ...told.map((row) => lineText(rowLine(state, row)))];
}

/** An editor or menu: its prompt, and of its choices the one that the cursor is on, with its place. */
function overlayText(state: State, overlay: Overlay): readonly string[] {
  if (overlay.kind === 'menu') {
    const { choices, selected, title } = overlay;
    return [title, `Choice ${position(selected, choices.length)}`, choices[selected]?.label ?? ''];
  }
  const prompt = lineText(screenView(state).second);
  const width = state.size.columns;
  switch (overlay.kind) {
    case 'scope': {
      const choices = scopeChoices(state, overlay);
      const chosen = choices[overlay.selected];
      return [
        prompt,
        ...(chosen === undefined ? [] : [lineText(chosen.heading)]),
        `Choice ${position(overlay.selected, choices.length)}`,
        ...(chosen === undefined ? [] : [lineText(chosen.shown)]),
        ...scopeFilling(state, overlay, width).map(lineText),
      ];
    }
    case 'condition': {
      const { above, choices, selected } = conditionChoices(state, overlay, width);
      const chosen = choices[selected];
      return [
        prompt,
        ...above.map(lineText),
        ...(chosen === undefined ? [] : [`Choice ${position(selected, choices.length)}`, lineText(chosen)]),
      ];
    }
    case 'messages': {
      const message = state.messages.at(-1 - overlay.selected);
      return [`Message ${position(overlay.selected, state.messages.length)}`, message?.text ?? ''];
    }
    case 'ask': {
      const offers = askOffers(state, overlay);
      const chosen = offers[overlay.selected];
      return [
        prompt,
        ...(chosen === undefined ? [] : [`Completion ${position(overlay.selected, offers.length)}`, chosen]),
        ...askParagraphs(state, overlay).map(({ text }) => text),
      ];
    }
    case 'palette': {
      const chosen = chosenCommand(state, overlay, keysNow(state));
      return [
        prompt,
        `Command ${position(overlay.selected, commandsOf(state, overlay, keysNow(state)).length)}`,
        ...(chosen === undefined
          ? []
          : [`${chosen.name}, key ${chosen.keys.map((key) => keyLabel(key, { ascii: true })).join(' or ')}`]),
      ];
    }
    case 'help':
      return [prompt, ...screenView(state).main.lines.map(lineText)];
    // Read out whole, however low the window is.
    case 'arrivals':
      return [prompt, ...arrivalsLines(state, overlay, { columns: width, rows: endless }).map(lineText)];
    case 'open-policy': {
      const pane = arrivalsLines(state, overlay.pane, { columns: width, rows: endless });
      return [prompt, ...pane.map(lineText)];
    }
    case 'recipe':
      return [prompt, ...recipeForm(state, overlay, { columns: width, rows: endless }).map(lineText)];
    default:
      return [prompt];
  }
}

function cartText(state: State): readonly string[] {
  const { pane } = state.cartView;
  if (pane === 'policy')
    return state.cartView.beside.shows === 'policy'
      ? ['Policy', ...policyText(state).trimEnd().split('\n')]
      : [besideTitle(state), ...besideTexts(state)];
  if (pane === 'findings') {
    const findings = findingsOf(state);
    if (findings === null) return [checkingWords(state)];
    const finding = selectedFinding(state);
    const where = `Finding ${position(state.cartView.findings.selected, findings.length)}`;
    return finding === undefined ? [where] : [where, `${finding.severity}: ${findingWords(finding)}`];
  }
  const where = `Item ${position(state.cartView.items.selected, selectableRows(state).length)}`;
  const row = selectedRow(state);
  if (row === undefined) return [where, 'The cart is empty.'];
  const shared = row.kind === 'item' ? [`Statement ${row.title}`, row.why] : [];
  const { marked, cell } = state.cartView;
  const column = cell === 'action' ? [] : [`Column ${cellWords(row.cells, cell)}`];
  const isMarked = marked.includes(row.id) ? ', marked' : '';
  return [where, `${itemText(row.cells)}${isMarked}`, ...column, ...shared];
}

/** What is read out now, a line each. */
export function linearLines(state: State): readonly string[] {
  const { overlay } = state;
  const view = screenView(state);
  const body =
    overlay === null
      ? { explore: exploreText, detail: detailText, cart: cartText }[state.screen](state)
      : overlayText(state, overlay);
  const filtered = /^filter:/.test(lineText(view.second));
  const filter = overlay === null && filtered ? [lineText(view.second)] : [];
  const lines = [
    lineText(titleLine(state)),
    ...filter,
    ...body,
    lineText(messageLine(state)),
    lineText(tallyLine(state)),
    `Keys: ${lineText(footerLine(state, 1_000))}`,
  ];
  return lines.map((text) => span(text.trim()).text).filter((text) => text !== '');
}
