import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const contributing = readFileSync(root('CONTRIBUTING.md'), 'utf8');
const { scripts, dependencies, devDependencies, version } = JSON.parse(
  readFileSync(root('package.json'), 'utf8'),
);

describe('CONTRIBUTING', () => {
  it('names only files and folders that exist', () => {
    const named = [
      ...contributing.matchAll(/`((?:bin|catalog|scripts|src|test)\/[\w./-]*|[A-Z]+\.md|biome\.json)`/g),
    ].map(([, path]) => path ?? '');
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter((path) => !existsSync(root(path)))).toEqual([]);
  });

  it('names only scripts that exist', () => {
    const named = [...contributing.matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name ?? '');
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('says of every package why it is there, and of no other', () => {
    const table = contributing.slice(contributing.indexOf('| package | for | ships |'));
    const named = [...table.matchAll(/^\| ([^|]+) \|[^|]+\|[^|]+\|$/gm)]
      .map(([, cell]) => cell ?? '')
      .filter((cell) => cell !== 'package')
      .flatMap((cell) => cell.split(', '));
    expect(named.sort()).toEqual(Object.keys({ ...dependencies, ...devDependencies }).sort());
  });
});

describe('CHANGELOG', () => {
  it('begins with what is not released yet, or with the version of the package', () => {
    const [, first] = /^## (\S+)/m.exec(readFileSync(root('CHANGELOG.md'), 'utf8')) ?? [];
    expect(['Unreleased', version]).toContain(first);
  });
});
