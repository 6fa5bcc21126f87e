/** Whoever imports something reads at its definition what it is. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../src/', import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));

/** Says itself what it is: a rule by its `about`, a recogniser and a table of keys by their files, a weight by its group. */
const isTold = (line: string): boolean =>
  /: (?:Rule|Recogniser|KeyTable) = /.test(line) || /^export const \w+ = -?[\d.]+;$/.test(line);

it('every export has a comment that says what it is', () => {
  const silent = files.flatMap((name) => {
    const lines = readFileSync(join(root, name), 'utf8').split('\n');
    return lines.flatMap((line, at) => {
      if (!/^export (?:async )?(?:function|const|interface|type|class) ?\*? ?\w/.test(line)) return [];
      return (lines[at - 1] ?? '').endsWith('*/') || isTold(line) ? [] : [`${name}: ${line}`];
    });
  });
  expect(files.length).toBeGreaterThan(400);
  expect(silent).toEqual([]);
});
