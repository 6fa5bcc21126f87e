/** The one place where a tone gets its look: the terminal's own 16 colours, bold, dim and inverse. */
import type { TextProps } from 'ink';
import type { Tone } from '../app/lines/spans.ts';

type Look = Pick<TextProps, 'color' | 'bold' | 'dimColor' | 'inverse' | 'underline'>;

export const looks: Readonly<Record<Tone, Look>> = {
  plain: {},
  dim: { dimColor: true },
  strong: { bold: true },
  heading: { bold: true, color: 'cyan' },
  match: { bold: true, color: 'yellow' },
  link: { underline: true },
  placeholder: { color: 'magenta' },
  qualifier: { color: 'cyan' },
  'bad-qualifier': { color: 'red', underline: true },
  action: { color: 'green' },
  'condition-key': { color: 'magenta' },
  'resource-type': { color: 'blue' },
  list: { color: 'green' },
  read: { color: 'cyan' },
  write: { color: 'yellow' },
  tagging: { color: 'blue' },
  permissions: { color: 'red', bold: true },
  'in-cart': { color: 'green', bold: true },
  error: { color: 'red', bold: true },
  warning: { color: 'yellow' },
  hint: { color: 'cyan' },
  ok: { color: 'green' },
  added: { color: 'green', bold: true },
  'json-key': { color: 'blue' },
  'json-string': { color: 'green' },
  selected: { color: 'cyan', bold: true },
};
