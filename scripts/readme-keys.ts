/** Puts the keymap's table into README, between its markers. A test holds README to it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { keyTable } from '../src/app/keymap/key-table.ts';

const readme = fileURLToPath(new URL('../README.md', import.meta.url));
const before = readFileSync(readme, 'utf8');
const after = before.replace(
  /(<!-- keys -->\n)[\s\S]*?(\n<!-- end of keys -->)/,
  (_, open: string, close: string) => `${open}${keyTable()}${close}`,
);
writeFileSync(readme, after);
