/** Puts the table of the rules into docs/findings.md, between its markers. A test holds the page to it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ruleTable } from '../src/policy/findings/rule-list.ts';

const page = fileURLToPath(new URL('../docs/findings.md', import.meta.url));
const before = readFileSync(page, 'utf8');
const after = before.replace(
  /(<!-- rules -->\n)[\s\S]*?(\n<!-- end of rules -->)/,
  (_, open: string, close: string) => `${open}${ruleTable()}${close}`,
);
writeFileSync(page, after);
