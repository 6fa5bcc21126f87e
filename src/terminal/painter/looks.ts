/**
 * The one place where a tone gets its look: the terminal's own 16 colours, bold, dim, underline and inverse, as
 * the parameters of SGR (ECMA-48, 8.3.117). Without colour the rest stays, which NO_COLOR does not speak of.
 */
import type { Tone } from '../../app/lines/spans.ts';

type Colour = 'red' | 'green' | 'yellow' | 'blue' | 'magenta' | 'cyan';

interface Look {
  readonly colour?: Colour;
  readonly bold?: true;
  readonly dim?: true;
  readonly underline?: true;
}

const foreground: Readonly<Record<Colour, number>> = {
  red: 31,
  green: 32,
  yellow: 33,
  blue: 34,
  magenta: 35,
  cyan: 36,
};

const looks: Readonly<Record<Tone, Look>> = {
  plain: {},
  dim: { dim: true },
  strong: { bold: true },
  heading: { bold: true, colour: 'cyan' },
  match: { bold: true, colour: 'yellow' },
  link: { underline: true },
  placeholder: { colour: 'magenta' },
  qualifier: { colour: 'cyan' },
  'bad-qualifier': { colour: 'red', underline: true },
  action: { colour: 'green' },
  'condition-key': { colour: 'magenta' },
  'resource-type': { colour: 'blue' },
  list: { colour: 'green' },
  read: { colour: 'cyan' },
  write: { colour: 'yellow' },
  tagging: { colour: 'blue' },
  permissions: { colour: 'red', bold: true },
  'in-cart': { colour: 'green', bold: true },
  error: { colour: 'red', bold: true },
  warning: { colour: 'yellow' },
  hint: { colour: 'cyan' },
  ok: { colour: 'green' },
  added: { colour: 'green', bold: true },
  'json-key': { colour: 'blue' },
  'json-string': { colour: 'green' },
  selected: { colour: 'cyan', bold: true },
  focus: { colour: 'cyan' },
};

/** What a terminal shows of colour: all of it, or the rest of a look without it. */
export type ColourMode = 'colour' | 'no-colour';

/**
 * The SGR parameters of a tone, as in `1;36`; empty for the terminal's own look. In the bar of the selected row
 * everything is inverse and of one colour, so that it is one bar; what is bold or underlined stays so.
 */
export function sgrOf(tone: Tone, mode: ColourMode, place: 'plain' | 'bar' = 'plain'): string {
  const { bold, underline, ...look } = looks[tone];
  const colour = place === 'bar' ? undefined : look.colour;
  const dim = place === 'bar' ? undefined : look.dim;
  const inverse = place === 'bar' ? true : undefined;
  return [
    bold === true ? '1' : '',
    dim === true ? '2' : '',
    underline === true ? '4' : '',
    inverse === true ? '7' : '',
    colour !== undefined && mode === 'colour' ? String(foreground[colour]) : '',
  ]
    .filter((part) => part !== '')
    .join(';');
}
