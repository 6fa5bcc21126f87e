/** The help overlay: what the screen is for, its keys from the keymap, its marks and its words. */

import { columnMeanings, levelMeanings } from '../../../catalog/legend.ts';
import type { Binding, Keymap, KeyTable } from '../../keymap/binding.ts';
import { keyLabel } from '../../keymap/key.ts';
import { frameCells } from '../../lines/box.ts';
import { cartSign, severitySigns } from '../../lines/signs.ts';
import { type Line, line, span } from '../../lines/spans.ts';
import { cells } from '../../lines/text-width.ts';
import { wrapText } from '../../lines/wrap-text.ts';
import type { HelpOverlay, Overlay } from '../../state/overlay.ts';
import type { ScreenName, State } from '../../state/state.ts';

/** What the help was asked for: a screen, or the editor or prompt over it. */
type Place = ScreenName | Exclude<Overlay, HelpOverlay>['kind'];

const purpose: Record<Place, string> = {
  explore:
    'Explore searches the actions, resource types and condition keys of SageMaker. Type what you remember: initials (ctj), squeezed words (crtrainjob), words in any order, typos, or a pattern such as Describe*Job.',
  detail:
    'Detail shows what is known of one entry. Every entry named here is a link: move to it, follow it with Enter, come back with Esc.',
  cart: 'Cart holds the actions of your policy. The policy beside it changes with every key; a + marks the lines that the last change brought.',
  scope:
    'The scope of an item: the ARNs that it is limited to, by resource type. Enter on "+ add an ARN" asks for the parts of the ARN one by one, an empty part means *; or paste a whole ARN.',
  condition:
    'Conditions of an item: the key, then how it is compared, then the values. Only keys that the item honours are offered; an empty value finishes.',
  arrivals:
    'What was recognised in a text that was pasted or typed: who asked, what was refused or is called, on which resources, and what becomes of the policy. Chosen actions go into the cart with Enter; the policy that decided can be opened; Esc puts the text into the query instead.',
  'open-policy':
    'The policy of this file is opened in the cart, and the denied request is asked of it: the statement that decides is lit. It may be JSON, a template, Terraform or whatever else policies are read from. Tab completes the path; Esc goes back to what was recognised.',
  recipe:
    'The parameters of a recipe, each with an example; whatever stays empty is left out. Enter makes the policy of them, in the cart.',
  save: 'The policy is written to this file in the format that the cart shows. Tab completes the path; a file that exists is overwritten only after a yes.',
  ask: 'Ask whether the policy allows a request: an action, an ARN or a name, values of keys. The answer changes as you type; the statement that decides is lit in the policy. What you do not name is not known, so the answer may depend on it; KEY= says that a key is absent.',
  palette:
    'Every command of the keymap by its name, with its keys: those of the screen below first. Type parts of what it does or is called; a command that cannot act says why.',
  messages: 'What the status row has said in this session, the newest first.',
  prompt: 'A line of text: Enter takes it, Esc leaves everything as it was.',
  menu: 'A short menu: ↑ ↓ and Enter, or the digit of the choice.',
  confirm: 'A question: y or Enter for yes, n or Esc for no.',
};

const marks = (state: State): readonly (readonly [string, string])[] => [
  ['A K T R', 'action, condition key, resource type, recipe'],
  ['+', 'a line of the policy that the last change brought'],
  ['+3 -1', 'actions for which the cart gains and loses something, against the file or the last copy'],
  [
    Object.values(severitySigns(state)).join(' '),
    'findings: error (IAM rejects or never matches it), warning (grants more or other than it seems), hint',
  ],
  [cartSign(state), 'the action is in the cart'],
];

const words: readonly (readonly [string, string])[] = [
  ['entry', 'an action, a resource type or a condition key'],
  ['dependent', 'an action that must be allowed as well for another to work'],
  ['scope', 'the resources that an item of the cart is limited to'],
  ['honours', 'an action honours a key when a condition on the key has an effect on it'],
  ['finding', 'what a check has to say about the policy'],
];

const qualifiers: readonly (readonly [string, string])[] = [
  ['kind:', 'action, key, type, recipe'],
  ['is:', 'read, write, list, tagging, permissions, deprecated, permission-only, 2020, new, changed, gone'],
  ['needs: key: on:', 'needs:iam:PassRole, key:VpcSubnets, on:endpoint'],
  ['type: service:', 'type:arn, service:s3 (or begin with s3:)'],
  ['-', 'before any of these: not'],
];

/** A name and what is said of it, as rows. */
interface Entry {
  readonly words: string;
  readonly rows: readonly Line[];
}

/** Entries that belong together, with what they are called. */
interface Block {
  readonly title: string;
  readonly entries: readonly Entry[];
}

function block(
  title: string,
  rows: readonly (readonly [string, string])[],
  { left, width }: { readonly left: number; readonly width: number },
): Block {
  return {
    title,
    entries: rows.map(([name, text]) => ({
      words: `${name} ${text}`.toLowerCase(),
      rows: wrapText(text, Math.max(10, width - left - 2)).map((part, index) => [
        span((index === 0 ? name : '').padEnd(left), 'strong'),
        span('  '),
        span(part),
      ]),
    })),
  };
}

/** A block narrowed to the entries that hold every word; undefined when none does. */
function narrowed({ title, entries }: Block, words: readonly string[]): Block | undefined {
  const kept = entries.filter((entry) => words.every((word) => entry.words.includes(word)));
  return kept.length === 0 ? undefined : { title, entries: kept };
}

const bindingPair = ({ keys, help }: Binding, settings: State['settings']): readonly [string, string] => [
  keys.map((key) => keyLabel(key, settings)).join(' '),
  help,
];

/** Every row of the help for what lies below it, or those that hold every word of the filter. */
function helpRows(
  state: State,
  { place, filter }: { readonly place: Place; readonly filter: string },
  { bindings }: KeyTable,
): readonly Line[] {
  const width = Math.min(100, state.size.columns - 4);
  const { ascii } = state.settings;
  const own = bindings.map((binding) => bindingPair(binding, state.settings));
  const left = Math.max(...own.map(([keys]) => cells(keys)));
  const wide = (least: number) => ({ left: Math.max(left, least), width });
  const blocks: readonly Block[] = [
    block('Keys', own, wide(0)),
    ...(place === 'explore' ? [block('Narrowing the search', qualifiers, wide(0))] : []),
    block('Marks', marks(state), wide(0)),
    block('Words', words, wide(0)),
    block('Access levels', levelMeanings, wide('Permissions management'.length)),
    block('Columns of the reference', columnMeanings, wide('Dependent actions'.length)),
  ];
  const typed = filter
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  const shown = blocks.flatMap((each) => narrowed(each, typed) ?? []);
  const rows = shown.flatMap(({ title, entries }): readonly Line[] => [
    [],
    line(title, 'heading'),
    ...entries.flatMap((entry) => entry.rows),
  ]);
  if (typed.length > 0)
    return rows.length === 0
      ? [line('Nothing here holds that. Esc shows everything again.', 'hint')]
      : rows.slice(1);
  const text = ascii ? purpose[place].replace('↑ ↓', 'up, down') : purpose[place];
  const about = [text, `AWS's reference here is of ${state.catalog.meta.referenceDate}.`];
  return [...about.flatMap((each) => wrapText(each, width)).map((each) => line(each)), ...rows];
}

/** The help as it scrolls: all of its rows, the first one shown, the last that may be first, and how many fit. */
export interface HelpWindow {
  readonly lines: readonly Line[];
  readonly top: number;
  readonly last: number;
  readonly height: number;
}

/** What of the help is in the window; a window that has grown shows more, not a rest. */
export function helpWindow(state: State, { top, over, filter }: HelpOverlay, tables: Keymap): HelpWindow {
  const place = over?.kind ?? state.screen;
  const lines = helpRows(state, { place, filter: filter.line.text }, tables[place]);
  // Rows around the body, and the frame where there is one.
  const height = Math.max(1, state.size.rows - (state.size.rows < 14 ? 4 : 4 + frameCells.rows));
  const last = Math.max(0, lines.length - height);
  return { lines, top: Math.min(top, last), last, height };
}
