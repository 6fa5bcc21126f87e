import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { keyTable } from '../../src/app/key-table.ts';
import { commandsInMarkdown } from '../../src/cli/commands-in-markdown.ts';
import { formats } from '../../src/policy/formats/formats.ts';
import { smExplore } from '../cli/session.ts';

const root = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const readme = readFileSync(root('README.md'), 'utf8');
const pages = readdirSync(root('docs')).filter((name) => name.endsWith('.md'));
const page = (name: string): string => readFileSync(root(`docs/${name}`), 'utf8');
const documents = [readme, ...pages.map(page)].join('\n');

const folder = mkdtempSync(join(tmpdir(), 'sm-explore-readme-'));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }));

/** Commands of README and docs/ with what stands below them, a trailing backslash joining lines. */
const examples = [
  ...documents.matchAll(/^ {4}\$ ((?:.*\\\n)*.*)\n((?: {4}(?!\$).*\n|\n(?= {4}(?!\$)))*)/gm),
].map(([, command = '', shown = '']) => ({
  command: command.replace(/\\\n\s*/g, ''),
  shown: shown.replace(/^ {4}/gm, ''),
}));

/** Words of a command line as the documents write them: quotes only around whole words. */
const words = (command: string): string[] =>
  [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');

describe('README', () => {
  it('is read in a sitting, and leads to every page of docs/', () => {
    expect(readme.length).toBeLessThan(8_000);
    expect(pages.filter((name) => !readme.includes(`](docs/${name})`))).toEqual([]);
  });

  it('names only pictures and files that exist', () => {
    const named = [
      ...readme.matchAll(/(?:src|srcset)="([^"]+)"|\]\(((?:docs\/)?[A-Za-z-]+(?:\.md)?)\)/g),
    ].map(([, picture, file]) => picture ?? file ?? '');
    expect(named.filter((path) => path.endsWith('.svg')).sort()).toEqual(
      ['cart', 'condition', 'detail', 'explore'].flatMap((name) => [
        `docs/${name}-dark.svg`,
        `docs/${name}-light.svg`,
      ]),
    );
    expect(named.filter((path) => !existsSync(root(path)))).toEqual([]);
  });

  it('names every format', () => {
    const said = (/^Formats: .*$/m.exec(readme)?.[0] ?? '').replaceAll('`', '').toLowerCase();
    expect(
      formats
        .map(({ label }) => label.toLowerCase().replace(' policy', ''))
        .filter((name) => !said.includes(name)),
    ).toEqual([]);
  });

  it('names only scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync(root('package.json'), 'utf8'));
    const named = [...documents.matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name ?? '');
    expect(named).toContain('bench:search');
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('shows what its commands print', async () => {
    const commands = examples.filter(({ command }) => command.startsWith('sm-explore '));
    expect(new Set(commands.map(({ command }) => words(command)[1]))).toEqual(
      new Set(['search', 'show', 'recipe', 'policy', 'check']),
    );
    const file = join(folder, 'policy.json');
    const policy = examples.find(({ command }) => command === 'cat policy.json');
    writeFileSync(file, policy?.shown ?? '');
    for (const { command, shown } of commands) {
      const [, ...argv] = words(command);
      const { out, err } = await smExplore(argv.map((word) => (word === 'policy.json' ? file : word)));
      // What the policy's findings say is retold in a sentence below it.
      const all = argv[0] === 'policy' || argv[0] === 'search' ? out : out + err;
      expect(all.replaceAll(file, 'policy.json').trimEnd(), command).toBe(shown.trimEnd());
    }
  });
});

describe('docs/keys.md', () => {
  it('has the key table of the keymap', () => {
    expect(page('keys.md')).toContain(`<!-- keys -->\n${keyTable()}\n<!-- end of keys -->`);
  });
});

describe('docs/command-line.md', () => {
  it('has the commands of the command table', () => {
    expect(page('command-line.md')).toContain(
      `<!-- commands -->\n${commandsInMarkdown()}\n<!-- end of commands -->`,
    );
  });
});

describe('the pictures', () => {
  const pictures = ['cart', 'condition', 'detail', 'explore'].flatMap((name) =>
    ['dark', 'light'].map((theme) => `docs/${name}-${theme}.svg`),
  );

  it('stand alone, small, and without a sentence of the reference', () => {
    const { actions, conditionKeys }: Record<string, { id: string; description: string }[]> = JSON.parse(
      readFileSync(root('dist/catalog/core.json'), 'utf8'),
    );
    const sentences = [...(actions ?? []), ...(conditionKeys ?? [])]
      .filter(({ id }) => id.startsWith('sagemaker:'))
      .map(({ description }) => description.split(' ').slice(0, 4).join(' '))
      .filter((start) => start.split(' ').length === 4);
    expect(sentences.length).toBeGreaterThan(400);
    for (const picture of pictures) {
      const svg = readFileSync(root(picture), 'utf8');
      expect(svg.length).toBeLessThan(40_000);
      expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(/https?:|href|url\(|<script/);
      expect(sentences.filter((start) => svg.includes(start))).toEqual([]);
    }
  });
});
