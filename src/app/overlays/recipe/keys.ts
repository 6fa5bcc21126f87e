/** The keys of a recipe's form. */
import type { KeyTable } from '../../keymap/binding.ts';
import { lineKeys, moving, overlayEndRows } from '../../keymap/common-keys.ts';
import { editLine, type LineEdit } from '../../state/line-editor.ts';
import type { RecipeOverlay } from '../../state/overlay.ts';
import { fillCart, formProblem } from '../../state/recipe-form.ts';
import type { State } from '../../state/state.ts';
import { type Step, step } from '../../state/step.ts';

/** What the form does to a state that it lies over. */
const onForm =
  (run: (state: State, form: RecipeOverlay) => Step) =>
  (state: State): Step =>
    state.overlay?.kind === 'recipe' ? run(state, state.overlay) : step(state);

const moveTo = (by: 1 | -1) =>
  onForm((state, form) => {
    const count = Math.max(1, form.lines.length);
    return step({ ...state, overlay: { ...form, selected: (form.selected + by + count) % count } });
  });

const move = moving((state, to) => moveTo(to === 'up' ? -1 : 1)(state));

const edit = (state: State, change: LineEdit): Step =>
  onForm((_, form) => {
    const lines = form.lines.map((line, at) => (at === form.selected ? editLine(line, change) : line));
    return step({ ...state, overlay: { ...form, lines } });
  })(state);

const hasFields = ({ overlay }: State): boolean => overlay?.kind === 'recipe' && overlay.lines.length > 0;

export const recipeKeys: KeyTable = {
  typing: { run: (state, text) => edit(state, { kind: 'insert', text }) },
  bindings: [
    {
      command: 'fill-cart',
      keys: ['enter'],
      label: 'fill the cart',
      help: 'make the policy of the recipe, in the cart',
      disabled: ({ overlay }) => (overlay?.kind === 'recipe' ? formProblem(overlay) : undefined),
      run: onForm(fillCart),
    },
    { ...move('down', ['down', 'tab', 'ctrl-n'], 'to the next parameter', 'next'), when: hasFields },
    { ...move('up', ['up', 'shift-tab', 'ctrl-p'], 'to the parameter before'), when: hasFields },
    ...lineKeys(edit, hasFields),
    ...overlayEndRows(),
  ],
};
