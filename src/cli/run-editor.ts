/** A text in the user's own editor, in a file of its own that goes afterwards. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parsePolicy } from '../iam/parse.ts';
import { servicesIn } from '../policy/findings/check.ts';
import { faultOf } from '../storage/fault.ts';
import { LARGEST_POLICY_FILE } from '../storage/policy-file.ts';
import { readSmallFile } from '../storage/read-file.ts';

type Edited =
  /** `services` are those that the policy speaks of. */
  | { readonly kind: 'edited'; readonly text: string; readonly services: readonly string[] }
  /** Why there is nothing to take, in a sentence. */
  | { readonly kind: 'failed'; readonly message: string };

/** Signals that a terminal sends to everybody in front: while the editor runs they are for the editor. */
const forEditor = ['SIGINT', 'SIGQUIT', 'SIGTSTP'] as const;

/** Runs while such signals are left to the editor; SIGINT and SIGQUIT would else end a program that does not listen. */
async function aside<T>(during: () => Promise<T>): Promise<T> {
  const listeners = forEditor.map((signal) => [signal, process.listeners(signal)] as const);
  const ignore = (): void => {};
  for (const signal of forEditor) process.removeAllListeners(signal);
  process.on('SIGINT', ignore).on('SIGQUIT', ignore);
  try {
    return await during();
  } finally {
    process.off('SIGINT', ignore).off('SIGQUIT', ignore);
    for (const [signal, all] of listeners) for (const listener of all) process.on(signal, listener);
  }
}

/** The editor that the user set, as a command line; vi where none is. */
function editorOf(env: NodeJS.ProcessEnv): string {
  const set = [env['VISUAL'], env['EDITOR']].find((each) => each !== undefined && each.trim() !== '');
  return set ?? (process.platform === 'win32' ? 'notepad' : 'vi');
}

/** Runs the editor on a file, in the terminal; its exit code, or null when it was ended by a signal. */
function run(editor: string, path: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    // A command line with options, as git and others take it; the path is never part of it. The shell between outlives
    // what is pressed for the editor: a trap of its own is not handed down, as an ignored signal would be.
    const child =
      process.platform === 'win32'
        ? spawn(`${editor} "${path}"`, { stdio: 'inherit', shell: true })
        : spawn('sh', ['-c', `trap : INT QUIT; ${editor} "$1"`, 'sh', path], { stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code));
  });
}

/** Opens a text in the editor and gives what was saved there. The terminal must be given away. Never rejects. */
export async function editText(text: string, env: NodeJS.ProcessEnv): Promise<Edited> {
  const editor = editorOf(env);
  let folder: string | undefined;
  try {
    folder = await mkdtemp(join(tmpdir(), 'sm-explore-'));
    const path = join(folder, 'policy.json');
    await writeFile(path, text, { mode: 0o600 });
    const code = await aside(() => run(editor, path));
    if (code === 127)
      return { kind: 'failed', message: `There is no editor ${editor}; set VISUAL or EDITOR.` };
    if (code !== 0)
      return { kind: 'failed', message: `${editor} ended with code ${code ?? 'none'}: nothing is changed.` };
    // An editor may leave anything there: a pipe would be waited for.
    const edited = readSmallFile(path, LARGEST_POLICY_FILE);
    const { document } = parsePolicy(edited);
    return { kind: 'edited', text: edited, services: document === undefined ? [] : servicesIn(document) };
  } catch (error) {
    return { kind: 'failed', message: `The policy could not be edited: ${faultOf(error)}.` };
  } finally {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}
