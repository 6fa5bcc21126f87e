/**
 * Whether the terminal shows hyperlinks (OSC 8). There is no way to ask, so only terminals known to have them
 * get them, and none inside tmux or screen, which drop or garble them unless told otherwise.
 */
export function hasHyperlinks(env: Readonly<Record<string, string | undefined>>): boolean {
  if (env['TMUX'] !== undefined || env['STY'] !== undefined || env['NO_COLOR']) return false;
  if (env['WT_SESSION'] !== undefined || env['KITTY_WINDOW_ID'] !== undefined) return true;
  if (Number(env['VTE_VERSION'] ?? 0) >= 5_000) return true;
  return ['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'Hyper'].includes(env['TERM_PROGRAM'] ?? '');
}
