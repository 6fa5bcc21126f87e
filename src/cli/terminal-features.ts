/** What the terminal shows, as far as its environment tells. */

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Whether colours are shown: not under NO_COLOR (no-color.org: set and not empty), not on a dumb terminal. Bold,
 * dim and underline stay, which that wish does not speak of.
 */
export function showsColour(env: Env): boolean {
  return !(env['NO_COLOR'] || env['TERM'] === 'dumb' || env['FORCE_COLOR'] === '0');
}

/**
 * Whether the terminal shows hyperlinks (OSC 8). There is no way to ask, so only terminals known to have them
 * get them, and none inside tmux or screen, which drop or garble them unless told otherwise.
 */
export function hasHyperlinks(env: Env): boolean {
  if (env['TMUX'] !== undefined || env['STY'] !== undefined || env['NO_COLOR']) return false;
  if (env['WT_SESSION'] !== undefined || env['KITTY_WINDOW_ID'] !== undefined) return true;
  if (Number(env['VTE_VERSION'] ?? 0) >= 5_000) return true;
  return ['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'Hyper'].includes(env['TERM_PROGRAM'] ?? '');
}
