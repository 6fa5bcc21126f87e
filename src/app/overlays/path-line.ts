/** The path that a prompt asks for: how it is edited and completed, whatever becomes of it. */
import type { KeyTable } from '../keymap/binding.ts';
import { acceptRow, lineKeys, overlayEndRows } from '../keymap/common-keys.ts';
import type { AppAction } from '../state/action.ts';
import { editLine, type LineEdit, type LineEditor, lineOf } from '../state/line-editor.ts';
import type { OpenPolicyOverlay, SaveOverlay } from '../state/overlay.ts';
import type { State } from '../state/state.ts';
import { type Step, say, step } from '../state/step.ts';

const promptOf = ({ overlay }: State): SaveOverlay | OpenPolicyOverlay | undefined =>
  overlay?.kind === 'save' || overlay?.kind === 'open-policy' ? overlay : undefined;

const withPath = (state: State, path: LineEditor, completions: readonly string[] = []): State => {
  const prompt = promptOf(state);
  return prompt === undefined ? state : { ...state, overlay: { ...prompt, path, completions } };
};

/** Edits the path. */
function editPath(state: State, edit: LineEdit): Step {
  const prompt = promptOf(state);
  return step(prompt === undefined ? state : withPath(state, editLine(prompt.path, edit)));
}

/** Takes the next completion, or asks for them. */
function completePathLine(state: State): Step {
  const prompt = promptOf(state);
  if (prompt === undefined) return step(state);
  const [first, ...rest] = prompt.completions;
  return first === undefined
    ? step(state, { kind: 'complete-path', text: prompt.path.text })
    : step(withPath(state, lineOf(first), [...rest, first]));
}

/** The path continued as far as all completions agree, unless it was edited meanwhile. */
export function takeCompletions(
  state: State,
  { text, completed, completions }: Extract<AppAction, { readonly kind: 'paths-completed' }>,
): Step {
  if (promptOf(state)?.path.text !== text) return step(state);
  const next = withPath(state, lineOf(completed), completions.length > 1 ? completions : []);
  return completions.length === 0 ? say(next, 'No path continues this.') : step(next);
}

/** The path that is typed; empty where none is. */
export function typedPath(state: State): string {
  return promptOf(state)?.path.text.trim() ?? '';
}

/** The keys of a prompt for a path: what takes it, what is said while there is none, and where Esc leads. */
export function pathKeys(prompt: {
  readonly take: (state: State) => Step;
  readonly label?: string;
  readonly empty: string;
  readonly back?: (state: State) => Step;
}): KeyTable {
  const noPath = (state: State): string | undefined => (typedPath(state) === '' ? prompt.empty : undefined);
  return {
    typing: { run: (state, text) => editPath(state, { kind: 'insert', text }) },
    bindings: [
      acceptRow(prompt.take, noPath, prompt.label),
      {
        command: 'complete',
        keys: ['tab'],
        label: 'complete',
        help: 'complete the path',
        run: completePathLine,
      },
      ...lineKeys(editPath),
      ...overlayEndRows(prompt.back),
    ],
  };
}
