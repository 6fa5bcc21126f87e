/**
 * Draws README's pictures: the real app, run in a terminal in memory, its cells written as SVG, once for dark
 * and once for light pages. The same app gives the same bytes.
 *
 * Every stretch of text is placed by its column and stretched to its cells' width, so that columns stay in line
 * whichever monospaced font a reader has. Rules between panes are drawn as lines: characters would leave a gap
 * between rows.
 *
 * Only the descriptions are not what the program shows: those of the reference belong into no file of the
 * repository, so the pictures have sentences of our own.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Defaults } from '../src/policy/cart-model.ts';
import type { Run } from '../test/support/screen.ts';

// Before anything that asks for colour is imported.
process.env['FORCE_COLOR'] = '1';
const { openSession, startWith } = await import('../test/support/screen.ts');

const cell = { width: 8.4, height: 18 } as const;
const padding = 14;
/** What the app draws between panes. */
const rule = '│';

interface Palette {
  readonly page: string;
  readonly edge: string;
  readonly text: string;
  readonly dim: string;
  /** The eight colours that terminals number 0 to 7. */
  readonly colours: readonly string[];
}

const palettes: Readonly<Record<'dark' | 'light', Palette>> = {
  dark: {
    page: '#14181f',
    edge: '#2b323c',
    text: '#d8dee6',
    dim: '#7d8896',
    colours: ['#14181f', '#ff7b72', '#7ee787', '#e3b341', '#79c0ff', '#d2a8ff', '#56d4dd', '#d8dee6'],
  },
  light: {
    page: '#fbfbf9',
    edge: '#d8dce1',
    text: '#24292f',
    dim: '#6e7781',
    colours: ['#24292f', '#b3261e', '#1a7f37', '#8a5a00', '#0550ae', '#8250df', '#0b6e75', '#57606a'],
  },
};

const names = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** One run of cells of the same look; `look` is as the painted frame writes it. */
function run(text: string, look: string, column: number, palette: Palette): string {
  const words = look.split(' ');
  const colour = words.map((word) => palette.colours[names.indexOf(word)]).find((each) => each !== undefined);
  const plain = words.includes('dim') ? palette.dim : (colour ?? palette.text);
  const fill = words.includes('inverse') ? palette.page : plain;
  const weight = words.includes('bold') ? ' font-weight="700"' : '';
  const line = words.includes('underline') ? ' text-decoration="underline"' : '';
  const x = (padding + column * cell.width).toFixed(1);
  const length = (text.length * cell.width).toFixed(1);
  return `<tspan x="${x}" textLength="${length}" lengthAdjust="spacingAndGlyphs" fill="${fill}"${weight}${line}>${escaped(text)}</tspan>`;
}

function row(runs: readonly Run[], index: number, palette: Palette): string {
  const parts: string[] = [];
  let column = 0;
  for (const { text, look } of runs) {
    for (const part of text.replaceAll(rule, ' ').matchAll(/\S+(?: \S+)*/g))
      parts.push(run(part[0], look, column + part.index, palette));
    column += text.length;
  }
  const y = padding + (index + 0.78) * cell.height;
  return parts.length === 0 ? '' : `<text y="${y.toFixed(1)}">${parts.join('')}</text>`;
}

/** Lines where cells hold a rule, one for every unbroken column of them. */
function rules(rows: readonly (readonly Run[])[], palette: Palette): string {
  const lines = rows.map((runs) => runs.map(({ text }) => text).join(''));
  const columns = new Set(lines.flatMap((line) => [...line.matchAll(/│/g)].map(({ index }) => index)));
  const parts = [...columns].flatMap((column) => {
    const marks = lines.map((line) => (line[column] === rule ? rule : ' ')).join('');
    return [...marks.matchAll(/│+/g)].map(({ 0: found, index }) => {
      const x = (padding + (column + 0.5) * cell.width).toFixed(1);
      return `M${x} ${padding + index * cell.height}v${found.length * cell.height}`;
    });
  });
  return parts.length === 0 ? '' : `<path d="${parts.join('')}" stroke="${palette.edge}"/>`;
}

/** What lies behind inverse cells: the bar of the selected row. */
function bars(rows: readonly (readonly Run[])[], palette: Palette): string {
  return rows
    .flatMap((runs, index) => {
      let column = 0;
      return runs.map(({ text, look }) => {
        const x = (padding + column * cell.width).toFixed(1);
        column += text.length;
        if (!look.split(' ').includes('inverse')) return '';
        const y = padding + index * cell.height;
        return `<rect x="${x}" y="${y}" width="${(text.length * cell.width).toFixed(1)}" height="${cell.height}" fill="${palette.text}"/>`;
      });
    })
    .join('');
}

function svg(
  rows: readonly (readonly Run[])[],
  { columns, title }: { readonly columns: number; readonly title: string },
  palette: Palette,
): string {
  const width = Math.ceil(columns * cell.width + 2 * padding);
  const height = Math.ceil(rows.length * cell.height + 2 * padding);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" xml:space="preserve">`,
    `<title>${title}</title>`,
    `<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="8" fill="${palette.page}" stroke="${palette.edge}"/>`,
    bars(rows, palette),
    rules(rows, palette),
    ...rows.map((runs, index) => row(runs, index, palette)),
    '</svg>\n',
  ]
    .filter((text) => text !== '')
    .join('\n');
}

const defaults: Defaults = {
  partition: 'aws',
  region: 'eu-west-1',
  account: '111122223333',
  roleArns: ['arn:aws:iam::111122223333:role/Training'],
};

interface Scene {
  readonly name: string;
  readonly title: string;
  readonly size: { readonly columns: number; readonly rows: number };
  readonly keys: readonly (readonly [what: 'type' | 'press', text: string])[];
}

/** The first minute of README, up to the cart. */
const firstMinute: Scene['keys'] = [
  ['type', 'ctj'],
  ['press', 'enter'],
  ['press', 'd'],
  ['press', 'shift-tab'],
];

const scenes: readonly Scene[] = [
  {
    name: 'explore',
    title: 'Explore: the query ctj finds CreateTrainingJob',
    size: { columns: 110, rows: 24 },
    keys: [['type', 'ctj']],
  },
  {
    name: 'detail',
    title: 'Detail: CreateTrainingJob with everything related to it',
    size: { columns: 110, rows: 30 },
    keys: [
      ['type', 'ctj'],
      ['press', 'enter'],
      ['press', 'down'],
      ['press', 'down'],
    ],
  },
  {
    name: 'cart',
    title: 'Cart: the items, the policy that they make, and its findings',
    size: { columns: 132, rows: 37 },
    keys: [
      ...firstMinute,
      ['press', 'n'],
      ['type', 'descrtj'],
      ['press', 'tab'],
      ['press', 'n'],
      ['press', 'ctrl-u'],
      ['type', 'stj'],
      ['press', 'tab'],
      ['press', 'shift-tab'],
    ],
  },
  {
    name: 'condition',
    title: 'The condition builder offers the keys that the action honours',
    size: { columns: 132, rows: 26 },
    keys: [...firstMinute, ['press', 'w'], ['type', 'vpc']],
  },
];

const folder = fileURLToPath(new URL('../docs/', import.meta.url));
mkdirSync(folder, { recursive: true });
for (const { name, title, size, keys } of scenes) {
  const session = await openSession(startWith({ defaults, size }));
  for (const [what, text] of keys) await session[what](text);
  const runs = await session.runs();
  await session.end();
  for (const [theme, palette] of Object.entries(palettes))
    writeFileSync(`${folder}${name}-${theme}.svg`, svg(runs, { columns: size.columns, title }, palette));
  console.log(`docs/${name}-dark.svg, docs/${name}-light.svg`);
}
