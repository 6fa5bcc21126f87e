/** What is listed in Explore, to be copied whole: as names or as a table. */

import { count } from '../../text/count.ts';
import { badge, descriptionWords } from '../lines/entry-labels.ts';
import { openMenu } from '../overlays/menu/open.ts';
import type { State } from '../state/state.ts';
import type { Step } from '../state/step.ts';
import { recipesOf, resultsOf } from './results.ts';

/** A result as cells: its id, its kind, its level or type, and what is said of it. */
type Row = readonly [string, string, string, string];

const heads: Row = ['name', 'kind', 'level or type', 'description'];

function rowsOf(state: State): readonly Row[] {
  const recipes = recipesOf(state);
  if (recipes !== undefined)
    return recipes.map(({ id, for: target, title }) => [id, 'recipe', target, title] as const);
  return resultsOf(state).hits.map(
    ({ entry }) => [entry.id, entry.kind, badge(entry).text, descriptionWords(entry)] as const,
  );
}

const tabbed = (rows: readonly Row[]): string =>
  rows.map((row) => `${row.map((cell) => cell.replace(/[\t\n]/gu, ' ')).join('\t')}\n`).join('');

const markdown = (rows: readonly Row[]): string => {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |\n`;
  return line(heads) + line(heads.map(() => '---')) + rows.map(line).join('');
};

/** Asks how to copy what is listed. */
export function chooseResultsCopy(state: State): Step {
  const rows = rowsOf(state);
  const names = rows.map(([name]) => name);
  const texts: readonly (readonly [string, string])[] = [
    ['Names, a line each', `${names.join('\n')}\n`],
    ['Names as a JSON list, as an Action element has it', `${JSON.stringify(names, null, 2)}\n`],
    ['Markdown table', markdown(rows)],
    ['Table with tabs, for a spreadsheet', tabbed([heads, ...rows])],
  ];
  const what = count(rows.length, 'result');
  return openMenu(state, {
    purpose: { kind: 'copy-text', what },
    title: `Copy ${what}`,
    choices: texts.map(([label, value]) => ({ label, value })),
  });
}
