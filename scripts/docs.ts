/** Puts the generated tables into docs/, each between its markers. A test holds the pages to them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { keyTable } from '../src/app/key-table.ts';
import { commandsInMarkdown } from '../src/cli/commands-in-markdown.ts';
import { ruleTable } from '../src/policy/findings/rule-list.ts';

/** Replaces what stands between `<!-- NAME -->` and `<!-- end of NAME -->`. */
function put(page: string, name: string, text: string): void {
  const path = fileURLToPath(new URL(`../docs/${page}`, import.meta.url));
  const before = readFileSync(path, 'utf8');
  const between = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(\\n<!-- end of ${name} -->)`);
  writeFileSync(
    path,
    before.replace(between, (_, open: string, close: string) => `${open}${text}${close}`),
  );
}

put('keys.md', 'keys', keyTable());
put('command-line.md', 'commands', commandsInMarkdown());
put('findings.md', 'rules', ruleTable());
