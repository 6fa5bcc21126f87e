/** Where this platform keeps a program's configuration and state. */
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import envPaths from 'env-paths';

/** Where configuration and state are kept, as absolute paths. */
export interface StoragePaths {
  /** The configuration file. */
  readonly config: string;
  /** The folder for saved carts and recent queries. */
  readonly state: string;
}

/**
 * Linux: XDG_CONFIG_HOME and XDG_STATE_HOME, or `~/.config` and `~/.local/state`. macOS: `~/Library/Preferences`
 * and `~/Library/Application Support`. Windows: `%AppData%` and `%LocalAppData%`.
 */
export function storagePaths(platform: NodeJS.Platform = process.platform): StoragePaths {
  const paths = envPaths('sm-explore', { suffix: '' });
  // env-paths knows the XDG state folder as the place for logs; elsewhere state belongs with the data.
  const hasStateHome = platform !== 'darwin' && platform !== 'win32';
  return {
    config: join(absolute(paths.config, '.config'), 'config.json'),
    state: hasStateHome ? absolute(paths.log, '.local/state') : paths.data,
  };
}

/** The XDG specification says that a relative folder in the environment is to be ignored. */
function absolute(path: string, inHome: string): string {
  return isAbsolute(path) ? path : join(homedir(), inHome, 'sm-explore');
}

/** A leading `~` as the home folder, as shells read it. Other users' homes (`~name`) are left as they are. */
export function expandHome(path: string, home: string = homedir()): string {
  return path === '~' || /^~[/\\]/.test(path) ? join(home, path.slice(1)) : path;
}
