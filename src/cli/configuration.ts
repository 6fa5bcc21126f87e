/** The user's configuration file, as the command line needs it. */
import { type ConfigOutcome, loadConfig } from '../storage/config.ts';
import type { Console } from './console.ts';

/** What the configuration says; nothing when there is none. What is wrong with it is in `problem`. */
export function readConfiguration({ configPath }: Pick<Console, 'configPath'>): ConfigOutcome {
  const path = configPath();
  return path === undefined ? { config: {} } : loadConfig(path);
}
