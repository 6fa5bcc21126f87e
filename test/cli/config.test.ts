/** The configuration as somebody finds out what it does. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { testFolder } from '../storage/folder.ts';
import { smExplore } from './session.ts';

const folder = testFolder();

function configured(text: string): string {
  const path = join(folder(), 'config.json');
  writeFileSync(path, text);
  return path;
}

it('shows where it is and what it says', async () => {
  const configPath = configured('{"region": "eu-west-1", "theme": "dark"}');
  expect(await smExplore(['config'], { configPath })).toEqual({
    code: 0,
    out: `${configPath}\nregion  "eu-west-1"\ntheme   "dark"\n`,
    err: '',
  });
});

it('names what is wrong with keys, with the line, and the theme', async () => {
  const configPath = configured(
    '{\n  "keys": {\n    "cart.undo": "U",\n    "cart.remov": "D"\n  },\n  "theme": "grey"\n}',
  );
  const { code, err } = await smExplore(['config'], { configPath });
  expect(code).toBe(1);
  expect(err.split('\n')).toEqual([
    `The configuration ${configPath}, line 4: "cart.remov" is no command; did you mean "cart.remove"?`,
    expect.stringContaining('"theme" is "grey", but must be one of default, light'),
    '',
  ]);
});

it('lists the commands with the keys that they have', async () => {
  const configPath = configured('{"keys": {"cart.undo": ["U", "f5"]}}');
  const { out } = await smExplore(['config', '--keys'], { configPath });
  expect(out).toMatch(/^cart\.undo +U F5 +undo the last change of the cart$/m);
  expect(out).toMatch(/^explore\.copy +ctrl-y /m);
});

it('shows what a theme looks like, in colour on a terminal only', async () => {
  const terminal = { input: true, output: true };
  const inPipe = await smExplore(['config', '--theme']);
  expect(inPipe.out).toMatch(/^ {2}accent {3}the focus/);
  expect(inPipe.out).not.toContain('\u001b');
  expect((await smExplore(['config', '--theme'], { terminal })).out).toContain('\u001b[0;1;36maccent');
  expect((await smExplore(['config', '--theme=light'], { terminal })).out).toContain(
    '\u001b[0;1;38;5;24maccent',
  );
  const noColour = await smExplore(['config', '--theme'], { terminal, env: { NO_COLOR: '1' } });
  expect(noColour.out).not.toMatch(/\u001b\[0;[\d;]*3[1-6]m/u);
});
