/**
 * The commands that the palette lists: every row of the keymap that is more than moving a caret, those of the place
 * it was asked for first, then the cart's, which can be carried out from anywhere by going there, then those of the
 * other screens, which cannot.
 *
 * A query is words in any order. Each must stand in the command's name or in what the help says of it, or its
 * letters in the name in their order (`edsc` for `edit-scope`); the sum of how well they do is the rank.
 */
import { isSubsequence } from '../../../search/alignment.ts';
import { memo } from '../../../text/memo.ts';
import type { Binding, Context, Keymap, Keys } from '../../keymap/binding.ts';
import type { Key } from '../../keymap/key.ts';
import { withKeys } from '../../keymap/key-names.ts';
import { openCart } from '../../state/navigation.ts';
import type { PaletteOverlay } from '../../state/overlay.ts';
import type { ScreenName, State } from '../../state/state.ts';
import type { Step } from '../../state/step.ts';

/** A command as the palette lists it. */
export interface Command {
  /** Its place and its name in the keymap: `cart.edit-scope`. */
  readonly name: string;
  readonly keys: readonly Key[];
  readonly help: string;
  /** Why it can do nothing now, in a sentence; undefined when it can. */
  readonly why: string | undefined;
  readonly run: () => Step;
}

const screens: readonly ScreenName[] = ['cart', 'explore', 'detail'];
const only: Readonly<Record<ScreenName, string>> = {
  cart: '',
  explore: 'Only in Explore: {detail.new-query} or Esc leads there.',
  detail: 'Only in Detail: Enter on an entry opens it.',
};

/** What moves the caret of a line that the palette hides, and what opens the palette, are no commands of it. */
const isListed = ({ command, run: _ }: Binding): boolean =>
  !/^edit-(?:left|right|word|start|end|backspace|delete|kill)/.test(command) && command !== 'palette';

/** What the palette lies over. */
const below = (state: State, { over }: PaletteOverlay): State => ({ ...state, overlay: over, message: null });

function command(
  keymap: Keymap,
  context: Context,
  binding: Binding,
  { state, unavailable }: { readonly state: State; readonly unavailable?: string | undefined },
): Command {
  const { command: name, keys, help, disabled, run } = binding;
  const why = unavailable ?? disabled?.(state);
  return {
    name: `${context}.${name}`,
    keys,
    help,
    why: why === undefined ? undefined : withKeys(why, keymap, state.settings),
    run: () => run(state, keys[0] ?? ''),
  };
}

/** Every command, in the order of the tables but what only moves last; rows of one name are one. */
function allCommands(
  before: State,
  overlay: PaletteOverlay,
  { contextOf, keymap }: Keys,
): readonly Command[] {
  const state = below(before, overlay);
  const here = contextOf(state);
  const listed = (context: Context, at: State): readonly Binding[] =>
    keymap[context].bindings.filter((binding) => isListed(binding) && (binding.when?.(at) ?? true));
  const own = listed(here, state);
  const known = new Set(own.map(({ help }) => help));
  const cart = openCart(state);
  const others = overlay.over !== null ? [] : screens.filter((screen) => screen !== state.screen);
  const commands = onePerName([
    ...own.map((binding) => command(keymap, here, binding, { state })),
    ...others.flatMap((screen) => {
      const at = screen === 'cart' ? cart : state;
      return keymap[screen].bindings
        .filter((binding) => isListed(binding) && !known.has(binding.help))
        .filter(({ when }) => screen !== 'cart' || (when?.(cart) ?? true))
        .map((binding) =>
          command(keymap, screen, binding, {
            state: at,
            unavailable: screen === 'cart' ? undefined : only[screen],
          }),
        );
    }),
  ]);
  const moves = ({ name }: Command): boolean => name.includes('.move-');
  return [...commands.filter((each) => !moves(each)), ...commands.filter(moves)];
}

/** Rows that do the same are one, with the keys of all of them. */
function onePerName(commands: readonly Command[]): readonly Command[] {
  const byName = new Map<string, Command>();
  for (const each of commands) {
    const first = byName.get(each.name);
    byName.set(each.name, first === undefined ? each : { ...first, keys: [...first.keys, ...each.keys] });
  }
  return [...byName.values()];
}

/** How well a word finds a command, the less the better; undefined for not at all. */
function wordRank(word: string, { name, help }: Command): number | undefined {
  const [, short = ''] = name.split('.');
  if (short.startsWith(word)) return 0;
  if (short.split('-').some((part) => part.startsWith(word))) return 1;
  if (name.startsWith(word)) return 2;
  if (name.includes(word)) return 3;
  if (
    help
      .toLowerCase()
      .split(/[^a-z]+/u)
      .some((part) => part.startsWith(word))
  )
    return 4;
  if (help.toLowerCase().includes(word)) return 5;
  return isSubsequence(word, short) && short.startsWith(word.charAt(0)) ? 6 : undefined;
}

function ranked(
  state: State,
  overlay: PaletteOverlay,
  keymap: Keymap,
  contextOf: Keys['contextOf'],
): readonly Command[] {
  const words = overlay.line.text
    .toLowerCase()
    .split(/[\s.]+/u)
    .filter((word) => word !== '');
  const found = allCommands(state, overlay, { keymap, contextOf }).flatMap((each) => {
    const ranks = words.map((word) => wordRank(word, each));
    const rank = ranks.reduce<number | undefined>(
      (sum, of) => (sum === undefined || of === undefined ? undefined : sum + of),
      0,
    );
    return rank === undefined ? [] : [{ each, rank }];
  });
  return found.sort((a, b) => a.rank - b.rank).map(({ each }) => each);
}

/** Pane, strip and footer of one frame ask alike. */
const asked = memo(ranked, { limit: 4 });

/** The commands that the palette lists for what is typed into it, best first. */
export function commandsOf(
  state: State,
  overlay: PaletteOverlay,
  { keymap, contextOf }: Keys,
): readonly Command[] {
  return asked(state, overlay, keymap, contextOf);
}

/** The highlighted command; undefined when nothing is listed. */
export function chosenCommand(state: State, overlay: PaletteOverlay, keys: Keys): Command | undefined {
  const commands = commandsOf(state, overlay, keys);
  return commands[Math.min(overlay.selected, commands.length - 1)];
}
