/**
 * The one place where a tone gets its look: the colour of a role in the theme, bold, dim, underline and inverse, as
 * the parameters of SGR (ECMA-48, 8.3.117). Without colour the rest stays, which NO_COLOR does not speak of.
 */
import type { Tone } from '../../app/lines/spans.ts';
import type { Role, Theme } from './themes.ts';

interface Look {
  readonly colour?: Role;
  readonly bold?: true;
  readonly dim?: true;
  readonly underline?: true;
}

const looks: Readonly<Record<Tone, Look>> = {
  plain: {},
  dim: { dim: true },
  strong: { bold: true },
  heading: { bold: true, colour: 'accent' },
  match: { bold: true, colour: 'caution' },
  link: { underline: true },
  placeholder: { colour: 'note' },
  qualifier: { colour: 'accent' },
  'bad-qualifier': { colour: 'bad', underline: true },
  action: { colour: 'good' },
  'condition-key': { colour: 'note' },
  'resource-type': { colour: 'quiet' },
  list: { colour: 'good' },
  read: { colour: 'accent' },
  write: { colour: 'caution' },
  tagging: { colour: 'quiet' },
  permissions: { colour: 'bad', bold: true },
  'in-cart': { colour: 'good', bold: true },
  error: { colour: 'bad', bold: true },
  warning: { colour: 'caution' },
  hint: { colour: 'accent' },
  ok: { colour: 'good' },
  added: { colour: 'good', bold: true },
  'json-key': { colour: 'quiet' },
  'json-string': { colour: 'good' },
  selected: { colour: 'accent', bold: true },
  focus: { colour: 'accent' },
};

/**
 * The SGR parameters of a tone, as in `1;36`; empty for the terminal's own look. In the bar of the selected row
 * everything is inverse and of one colour, so that it is one bar; what is bold or underlined stays so.
 */
export function sgrOf(tone: Tone, theme: Theme, place: 'plain' | 'bar' = 'plain'): string {
  const { bold, underline, ...look } = looks[tone];
  const colour = place === 'bar' ? undefined : look.colour;
  const dim = place === 'bar' ? undefined : look.dim;
  const inverse = place === 'bar' ? true : undefined;
  return [
    bold === true ? '1' : '',
    dim === true && theme.dim ? '2' : '',
    underline === true ? '4' : '',
    inverse === true ? '7' : '',
    colour === undefined ? '' : theme.colours[colour],
  ]
    .filter((part) => part !== '')
    .join(';');
}
