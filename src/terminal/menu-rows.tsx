import { renderToString } from 'ink';
import { Menu } from './menu.tsx';
import type { DrawMenu } from './screen.ts';

/** A menu as rows, laid out and coloured by ink. */
export const menuRows: DrawMenu = ({ overlay, height }, columns, ascii) =>
  renderToString(<Menu menu={overlay} height={height} ascii={ascii} />, { columns }).split('\n');
