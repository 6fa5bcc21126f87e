/** Puts the keymap's table into docs/keys.md, between its markers. A test holds the page to it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { keyTable } from '../src/app/key-table.ts';

const page = fileURLToPath(new URL('../docs/keys.md', import.meta.url));
const before = readFileSync(page, 'utf8');
const after = before.replace(
  /(<!-- keys -->\n)[\s\S]*?(\n<!-- end of keys -->)/,
  (_, open: string, close: string) => `${open}${keyTable()}${close}`,
);
writeFileSync(page, after);
