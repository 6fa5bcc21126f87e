import { renderToString } from 'ink';
import { Menu } from './menu.tsx';
import type { DrawMenu } from './screen.ts';

/** A menu as rows, laid out and coloured by ink. */
export const menuRows: DrawMenu = ({ overlay, height }, columns, look) =>
  renderToString(<Menu menu={overlay} height={height} {...look} />, { columns }).split('\n');
