import { describe, expect, it } from 'vitest';
import { sgrOf } from '../../../src/terminal/painter/looks.ts';
import { inkAccent, readTheme, themes } from '../../../src/terminal/painter/themes.ts';

describe('a theme', () => {
  it('gives every tone the colour of its role', () => {
    expect([sgrOf('error', themes.default), sgrOf('error', themes['high-contrast'])]).toEqual([
      '1;31',
      '1;91',
    ]);
    expect(sgrOf('focus', themes.light)).toBe('38;5;24');
    expect(sgrOf('error', themes.none)).toBe('1');
    expect(sgrOf('error', themes.dark, 'bar')).toBe('1;7');
  });

  it('of high contrast has nothing dim', () => {
    expect([sgrOf('dim', themes.default), sgrOf('dim', themes['high-contrast'])]).toEqual(['2', '']);
  });

  it('is written as a name, or as colours for roles over a theme', () => {
    expect(readTheme('dark')).toEqual({ theme: themes.dark });
    const { theme, problem } = readTheme({ base: 'high-contrast', accent: 'bright-blue', caution: 208 });
    expect(problem).toBeUndefined();
    expect([theme.colours.accent, theme.colours.caution, theme.colours.bad]).toEqual([
      '94',
      '38;5;208',
      '91',
    ]);
    expect(theme.dim).toBe(false);
  });

  it.each([
    ['solarized', /^"theme" is "solarized", but must be one of default, light/],
    [{ base: 'grey' }, /^"base" of "theme" must be one of/],
    [{ focus: 'blue' }, /^"theme" holds "focus", but its roles are accent, good/],
    [{ accent: 'mauve' }, /^"accent" of "theme" must be a colour such as/],
    [{ accent: 256 }, /^"accent" of "theme" must be a colour such as/],
  ])('that does not do is named: %j', (written, why) => {
    const { theme, problem } = readTheme(written);
    expect(problem).toMatch(why);
    expect(theme).toEqual(themes.default);
  });

  it('has its accent in the menus that ink draws', () => {
    expect(Object.values(themes).map(inkAccent)).toEqual([
      'cyan',
      'ansi256(24)',
      'ansi256(80)',
      'cyanBright',
      undefined,
    ]);
  });
});
