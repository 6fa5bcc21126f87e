/** The prompt for the path of a policy file, and what follows from its answer. */
import { formatOf } from '../../../policy/formats/formats.ts';
import type { AppAction } from '../../state/action.ts';
import type { SaveRequest } from '../../state/known-file.ts';
import { type LineEditor, lineOf } from '../../state/line-editor.ts';
import type { SaveOverlay } from '../../state/overlay.ts';
import { policyText } from '../../state/policy.ts';
import type { State } from '../../state/state.ts';
import { type Step, step } from '../../state/step.ts';

/** What the prompt does to a state that it lies over. */
const onPrompt =
  (run: (state: State, overlay: SaveOverlay) => Step) =>
  (state: State): Step =>
    state.overlay?.kind === 'save' ? run(state, state.overlay) : step(state);

const withPath = (state: State, path: LineEditor): State => ({
  ...state,
  overlay: { kind: 'save', path, completions: [] },
});

/** The path that the prompt begins with: the open file, with another ending once another format is in force. */
function proposedPath({ file, known, format }: State): string {
  const extension = formatOf(format)?.extension ?? 'json';
  if (file === null) return `policy.${extension}`;
  if (known === null || known.format === format) return file;
  return `${file.replace(/(?<=[^/\\])\.[^./\\]*$/, '')}.${extension}`;
}

/** Asks where to save the policy. */
export function openSave(state: State): Step {
  return step(withPath(state, lineOf(proposedPath(state))));
}

/** Saves to the path that is typed. */
export const savePolicy = onPrompt((state, overlay) => {
  const request = { path: overlay.path.text.trim(), text: policyText(state), format: state.format };
  // Another format in the same file is another file to whoever reads it: that is asked.
  const known = state.known?.format === state.format ? state.known : null;
  return step({ ...state, overlay: null }, { kind: 'save', request, overwrite: false, known });
});

/** Asks before a file is replaced; a no goes back to the path. */
export function askToOverwrite(
  state: State,
  { request, path, changed, readOnly }: Extract<AppAction, { readonly kind: 'save-refused' }>,
): State {
  const found = changed
    ? `${path} was changed by another program.`
    : readOnly
      ? `${path} is read-only.`
      : `${path} exists.`;
  return {
    ...state,
    overlay: {
      kind: 'confirm',
      text: `${found} Overwrite it?`,
      question: { kind: 'overwrite', request, found },
    },
  };
}

/** The prompt again with what was typed, unless something else was begun meanwhile. */
export function promptAgain(state: State, { path }: SaveRequest): State {
  return state.overlay === null && state.screen === 'cart' ? withPath(state, lineOf(path)) : state;
}
