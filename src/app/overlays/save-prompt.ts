/** The prompt for the path of a policy file, and what follows from its answer. */
import { formatOf } from '../../policy/formats/formats.ts';
import { type Action, type SaveRequest, type Step, say, step } from '../action.ts';
import { policyText } from '../cart/policy-view.ts';
import type { Command } from '../keymap/command.ts';
import { editLine, type LineEdit, lineOf } from '../line-editor.ts';
import type { State } from '../state.ts';
import { lineEditOf } from '../update-shared.ts';
import type { SaveOverlay } from './overlay.ts';

/** The prompt with a path to begin with. */
export const savePrompt = (path: string): SaveOverlay => ({
  kind: 'save',
  path: lineOf(path),
  completions: [],
});

/** The path that the prompt begins with: the open file, with another ending once another format is in force. */
export function proposedPath({ file, known, format }: State): string {
  const extension = formatOf(format)?.extension ?? 'json';
  if (file === null) return `policy.${extension}`;
  if (known === null || known.format === format) return file;
  return `${file.replace(/(?<=[^/\\])\.[^./\\]*$/, '')}.${extension}`;
}

const withPath = (state: State, overlay: SaveOverlay, edit: LineEdit): Step =>
  step({ ...state, overlay: { ...overlay, path: editLine(overlay.path, edit), completions: [] } });

/** Puts typed or pasted text into the path. */
export const typeIntoSave = (state: State, overlay: SaveOverlay, text: string): Step =>
  withPath(state, overlay, { edit: 'insert', text });

/** Carries out a command on the prompt. */
export function runInSave(state: State, overlay: SaveOverlay, command: Command): Step {
  const edit = lineEditOf(command);
  if (edit !== undefined) return withPath(state, overlay, edit);
  if (command === 'complete') {
    const [first] = overlay.completions;
    if (first === undefined) return step(state, { effect: 'complete-path', text: overlay.path.text });
    const rest = [...overlay.completions.slice(1), first];
    return step({ ...state, overlay: { ...overlay, path: lineOf(first), completions: rest } });
  }
  if (command !== 'accept') return step(state);
  const path = overlay.path.text.trim();
  if (path === '') return say(state, 'Type the path of the file to write.');
  const request = { path, text: policyText(state), format: state.format };
  // Another format in the same file is another file to whoever reads it: that is asked.
  const known = state.known?.format === state.format ? state.known : null;
  return step({ ...state, overlay: null }, { effect: 'save', request, overwrite: false, known });
}

/** Asks before a file is replaced; a no goes back to the path. */
export function askToOverwrite(
  state: State,
  { request, path, changed }: Extract<Action, { readonly type: 'save-refused' }>,
): State {
  const found = changed ? `${path} was changed by another program.` : `${path} exists.`;
  return {
    ...state,
    overlay: {
      kind: 'confirm',
      question: `${found} Overwrite it?`,
      yes: { type: 'save-anyway', request },
      no: { type: 'save-failed', request, message: { text: `Not saved: ${found}`, tone: 'hint' } },
    },
  };
}

/** The prompt again with what was typed, unless something else was begun meanwhile; the reason at any rate. */
export function promptAgain(state: State, { path }: SaveRequest): State {
  return state.overlay === null && state.screen === 'cart' ? { ...state, overlay: savePrompt(path) } : state;
}
