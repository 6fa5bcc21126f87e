/** What the sessions in a real terminal have in common. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openPane, type Pane } from '../support/tmux.ts';

/** A pane for the test that runs, closed when it ends, however it ends. */
export async function terminal(columns = 80, rows = 24): Promise<Pane> {
  const pane = await openPane(columns, rows);
  onTestFinished(() => pane.close());
  return pane;
}

/** Types a text, and waits for what it brings to the screen. */
export async function typed(pane: Pane, text: string, brings: string | RegExp): Promise<void> {
  pane.type(text);
  await pane.see(brings);
}

/** Presses a key, or several one after the other, and waits for what that brings to the screen. */
export async function pressed(
  pane: Pane,
  keys: string | readonly string[],
  brings: string | RegExp,
): Promise<void> {
  pane.keys(...[keys].flat());
  await pane.see(brings);
}

/** Finds an entry by a query, given as its row has it, and opens it. */
export async function openEntry(pane: Pane, query: string, row: string): Promise<void> {
  await typed(pane, query, `›   ${row}`);
  await pressed(pane, 'Enter', `› Explore › ${row.slice(2)}`);
}

/** Leaves a line on the shell's screen, which has to be there again behind the explorer; gives the screen. */
export async function sayBefore(pane: Pane): Promise<string> {
  pane.enter('echo before the explorer');
  return await pane.see(/^before the explorer\nshell\$/m);
}

/** From Explore to the cart with CreateTrainingJob and the PassRole that it always needs. */
export async function fillCart(pane: Pane): Promise<void> {
  await openEntry(pane, 'ctj', 'A CreateTrainingJob');
  pane.type('d');
  await pane.see('Into the cart: CreateTrainingJob, iam:PassRole.');
  pane.keys('BTab');
  await pane.see(/^sm-explore › Cart/m);
}

/** The explorer, started from the shell of a pane. */
export async function explorer(columns = 80, rows = 24): Promise<Pane> {
  const pane = await terminal(columns, rows);
  await pane.start();
  return pane;
}

/** The explorer in its cart, with what `fillCart` puts there. */
export async function cartWithTraining(columns = 80, rows = 24): Promise<Pane> {
  const pane = await explorer(columns, rows);
  await fillCart(pane);
  return pane;
}

/** Leaves by ctrl-c. */
export async function interrupt(pane: Pane): Promise<void> {
  pane.keys('C-c');
  await pane.shell();
}

/** Stops the program by ctrl-z. */
export async function suspend(pane: Pane): Promise<void> {
  pane.keys('C-z');
  await pane.see(/Stopped[\s\S]*shell\$\s*$/);
}

/** Waits until the shell says that the last program ended with the code. */
export async function exitCode(pane: Pane, code: number): Promise<void> {
  pane.enter('echo code $?');
  await pane.see(new RegExp(`^code ${code}$`, 'm'));
}

/** Types a path into the save prompt of the cart, and presses Enter. */
export async function saveTo(pane: Pane, path: string): Promise<void> {
  pane.type('s');
  await pane.see('Save to:');
  pane.keys('C-u');
  await pane.see(/^Save to:\s*$/m);
  pane.type(path);
  pane.keys('Enter');
}

/** A JSON file in the folder of the pane. */
export function readJson(pane: Pane, name: string): unknown {
  return JSON.parse(readFileSync(join(pane.home, name), 'utf8'));
}

/** The screen with the line breaks that the pane's width made taken out. */
export function unwrapped(screen: string): string {
  return screen.replaceAll('\n', '');
}
