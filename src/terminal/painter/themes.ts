/**
 * Themes: which colour each of a handful of roles has. Tones (`looks.ts`) say what a text means and take the colour
 * of a role, so that a theme is six colours and not thirty. The default uses the terminal's own 16 colours on its own
 * background, which its user has chosen already; the others are for backgrounds where those are hard to read.
 */

/** What colours stand for, whatever they are. */
export const roles = {
  accent: 'the focus, headings and qualifiers',
  good: 'what is allowed, added or in the cart; List',
  caution: 'warnings and matches; Write',
  bad: 'errors; Permissions management',
  note: 'condition keys and placeholders',
  quiet: 'resource types, keys of JSON; Tagging',
} as const;

/** What a colour is for. */
export type Role = keyof typeof roles;

/** The 16 colours by their names, as parameters of SGR (ECMA-48, 8.3.117; bright ones as xterm has them). */
const named: ReadonlyMap<string, string> = new Map(
  ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'].flatMap((name, index) => [
    [name, String(30 + index)] as const,
    [`bright-${name}`, String(90 + index)] as const,
  ]),
);

/** The SGR parameters of each role's colour; empty for the terminal's own. */
export interface Theme {
  readonly colours: Readonly<Record<Role, string>>;
  /** Whether what matters less is dim; where contrast is all that matters it is not. */
  readonly dim: boolean;
}

/** A colour of xterm's palette of 256. */
const of256 = (index: number): string => `38;5;${index}`;

/** The themes by the names that the configuration knows. */
export const themes = {
  default: {
    colours: { accent: '36', good: '32', caution: '33', bad: '31', note: '35', quiet: '34' },
    dim: true,
  },
  light: {
    colours: {
      accent: of256(24),
      good: of256(22),
      caution: of256(94),
      bad: of256(124),
      note: of256(90),
      quiet: of256(18),
    },
    dim: true,
  },
  dark: {
    colours: {
      accent: of256(80),
      good: of256(114),
      caution: of256(221),
      bad: of256(210),
      note: of256(183),
      quiet: of256(117),
    },
    dim: true,
  },
  'high-contrast': {
    colours: { accent: '96', good: '92', caution: '93', bad: '91', note: '95', quiet: '97' },
    dim: false,
  },
  none: { colours: { accent: '', good: '', caution: '', bad: '', note: '', quiet: '' }, dim: true },
} as const satisfies Readonly<Record<string, Theme>>;

/** The themes by their names, as `--theme` takes them. */
export type ThemeName = keyof typeof themes;

const isThemeName = (name: string): name is ThemeName => Object.hasOwn(themes, name);
const isRole = (name: string): name is Role => Object.hasOwn(roles, name);

/** What the configuration says of the theme: a name, or a theme to begin from and colours for some roles. */
export type ThemeWritten = string | Readonly<Record<string, string | number>>;

function colourOf(value: string | number): string | undefined {
  if (typeof value === 'string') return named.get(value);
  return Number.isInteger(value) && value >= 0 && value <= 255 ? of256(value) : undefined;
}

/** The theme that is written, and what is wrong with it in a clause; what does not do is left out. */
export function readTheme(written: ThemeWritten): { readonly theme: Theme; readonly problem?: string } {
  const names = Object.keys(themes).join(', ');
  if (typeof written === 'string')
    return isThemeName(written)
      ? { theme: themes[written] }
      : { theme: themes.default, problem: `"theme" is "${written}", but must be one of ${names}` };
  const { base = 'default', ...rest } = written;
  const colours: Record<Role, string> = { ...themes.default.colours };
  let problem: string | undefined;
  let dim = true;
  if (typeof base === 'string' && isThemeName(base)) {
    Object.assign(colours, themes[base].colours);
    dim = themes[base].dim;
  } else problem = `"base" of "theme" must be one of ${names}`;
  for (const [role, value] of Object.entries(rest)) {
    const colour = colourOf(value);
    if (!isRole(role))
      problem ??= `"theme" holds "${role}", but its roles are ${Object.keys(roles).join(', ')}`;
    else if (colour === undefined)
      problem ??= `"${role}" of "theme" must be a colour such as "blue" or "bright-blue", or a number from 0 to 255`;
    else colours[role] = colour;
  }
  const theme = { colours, dim };
  return problem === undefined ? { theme } : { theme, problem };
}

/** A theme's accent as ink calls colours; undefined for the terminal's own. */
export function inkAccent({ colours: { accent } }: Theme): string | undefined {
  const [, index] = /^38;5;(\d+)$/u.exec(accent) ?? [];
  if (index !== undefined) return `ansi256(${index})`;
  const [name] = [...named].find(([, parameters]) => parameters === accent) ?? [];
  return name?.startsWith('bright-') === true ? `${name.slice('bright-'.length)}Bright` : name;
}
