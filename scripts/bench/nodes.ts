/**
 * The same figures under several versions of Node, and whether the program works there at all: a query, an
 * entry, the cart and out again. The npm package `node` brings the binaries, fetched below `.heavy/`.
 * `npm run bench:nodes -- [VERSION…]`.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keyRows, measureKeys } from './keys.ts';
import { here, openBench, timeOf } from './session.ts';
import { measureStart } from './start.ts';
import { median, milliseconds, printTable } from './statistics.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** A version of node by its major number: the path of its binary, fetched when it is not there yet. */
export function nodeOf(version: string): string {
  const folder = join(root, '.heavy/nodes', version);
  const binary = join(folder, 'node_modules/node/bin/node');
  if (!existsSync(binary)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"private":true}\n');
    execFileSync('npm', ['install', '--no-audit', '--no-fund', `node@${version}`], {
      cwd: folder,
      stdio: 'inherit',
    });
  }
  return binary;
}

/** Whether three letters, Enter, `a` and the cart lead to a policy under this node. */
export async function works(node: string): Promise<boolean> {
  const session = await openBench({ columns: 80, rows: 24, subject: { ...here, node }, args: ['--fresh'] });
  for (const keys of ['ctj', '\r', 'a', '\u001b[Z']) await session.send(keys);
  const shows = session.shown().includes('training-job/');
  await session.end();
  return shows;
}

if (process.argv[1]?.endsWith('nodes.ts')) {
  const asked = process.argv.slice(2);
  const versions = asked.length > 0 ? asked : ['20', '22', '24', '26'];
  const table: string[][] = [['node', 'works', 'node -p 0', 'first frame ÷ node', 'key 24×80', '95 %']];
  for (const version of versions) {
    const node = nodeOf(version);
    const subject = { ...here, node };
    const runs = await works(node);
    const { firstFrame, node: floor } = await measureStart(subject, 7);
    const parts = await measureKeys(subject, { columns: 80, rows: 24 });
    const [, key = '', slow = ''] = keyRows('', [parts], median(floor))[0] ?? [];
    table.push([
      execFileSync(node, ['--version'], { encoding: 'utf8' }).trim(),
      runs ? 'yes' : 'NO',
      milliseconds(median(floor)),
      (median(firstFrame) / median(floor)).toFixed(2),
      key,
      slow,
    ]);
  }
  const old = await timeOf(process.execPath, ['-p', '0']);
  printTable(table);
  console.log(`measured by node ${process.version}, whose start took ${milliseconds(old)}`);
}
