/** What the configuration says of keys and colours, read against the keymap and the themes. */

import { type Rebound, readRebound } from '../app/keymap/rebind.ts';
import { keymap } from '../app/keymap.ts';
import type { ConfigOutcome } from '../storage/config.ts';
import { readTheme, type Theme, themes } from '../terminal/painter/themes.ts';
import { safeText } from '../text/escape.ts';

/** What the configuration says of keys and colours. */
export interface Appearance {
  /** Undefined when no command has other keys than at first. */
  readonly rebound: Rebound | undefined;
  readonly theme: Theme;
  /** A sentence for each thing that is wrong, in the order of the file. */
  readonly problems: readonly string[];
}

/**
 * Reads keys and theme of a configuration.
 * @param path of the configuration file, for the sentences
 */
export function readAppearance({ config }: ConfigOutcome, path: string | undefined): Appearance {
  const keys = config.keys === undefined ? undefined : readRebound(keymap, config.keys);
  const colours = config.theme === undefined ? undefined : readTheme(config.theme);
  const problems = [
    ...(keys?.problems ?? []).map(({ line, text }) => `line ${line}: ${text}`),
    ...(colours?.problem === undefined ? [] : [colours.problem]),
  ];
  return {
    rebound: keys?.rebound,
    theme: colours?.theme ?? themes.default,
    problems: problems.map((text) =>
      safeText(`The configuration ${path ?? ''}, ${text}${text.endsWith('?') ? '' : '.'}`),
    ),
  };
}
