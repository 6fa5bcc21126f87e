import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadRecentQueries, rememberQuery } from '../../src/storage/recent-queries.ts';
import { testFolder } from './folder.ts';

const folder = testFolder();

describe('recent queries', () => {
  it('are kept newest first, each once', async () => {
    for (const query of ['ctj', 'kind:key vpc', 'ctj', ' ', 'x'.repeat(301), 'a\u001b[2Jb']) {
      await rememberQuery(folder(), query);
    }
    expect(loadRecentQueries(folder())).toEqual(['a [2Jb', 'ctj', 'kind:key vpc']);
  });

  it.skipIf(process.platform === 'win32')('are readable by their owner alone', async () => {
    await rememberQuery(folder(), 'ctj');
    expect(statSync(join(folder(), 'recent-queries.json')).mode & 0o777).toBe(0o600);
  });

  it('are at most fifty', async () => {
    for (let count = 0; count < 60; count += 1) await rememberQuery(folder(), `q${count}`);
    expect(loadRecentQueries(folder())).toEqual(Array.from({ length: 50 }, (_, index) => `q${59 - index}`));
  });

  it('are all kept when several instances add one in the same moment', async () => {
    const queries = Array.from({ length: 12 }, (_, index) => `q${index}`);
    await Promise.all(queries.map((query) => rememberQuery(folder(), query)));
    expect([...loadRecentQueries(folder())].sort()).toEqual([...queries].sort());
    expect(readdirSync(folder())).toEqual(['recent-queries.json']);
  });

  it('do not wait for an instance that was killed meanwhile', async () => {
    const held = join(folder(), 'recent-queries.json.lock');
    mkdirSync(held);
    utimesSync(held, new Date(0), new Date(0));
    await rememberQuery(folder(), 'ctj');
    expect(loadRecentQueries(folder())).toEqual(['ctj']);
  });

  it('start anew when the file is no list', async () => {
    expect(loadRecentQueries(folder())).toEqual([]);
    const path = join(folder(), 'recent-queries.json');
    for (const text of ['{', '{}', '[1, "\\u001b", "ok", "ok"]']) {
      writeFileSync(path, text);
      expect(loadRecentQueries(folder())).toEqual(text.includes('ok') ? ['ok'] : []);
    }
    writeFileSync(path, '{');
    await rememberQuery(folder(), 'new');
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(['new']);
  });

  it('do not matter so much that a failure would be said', async () => {
    writeFileSync(join(folder(), 'file'), '');
    await expect(rememberQuery(join(folder(), 'file'), 'q')).resolves.toBeUndefined();
  });
});
