/** Opens a page in the user's browser. */
import { spawn } from 'node:child_process';

/** The program that opens a page on a platform, and its arguments. */
function opener(platform: NodeJS.Platform, url: string): readonly [string, readonly string[]] {
  if (platform === 'darwin') return ['open', [url]];
  if (platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', url]];
  return ['xdg-open', [url]];
}

/**
 * Whether a browser can be expected: over SSH, or without a display, the page would open on the wrong machine
 * or in a text browser that takes the terminal.
 */
const hasBrowser = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean =>
  platform === 'darwin' || platform === 'win32'
    ? env['SSH_CONNECTION'] === undefined
    : Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']);

/** Opens a page; gives whether a program took it. Never rejects. */
export function openUrl(
  url: string,
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): Promise<boolean> {
  if (!hasBrowser(platform, env)) return Promise.resolve(false);
  const [command, args] = opener(platform, url);
  const started = new Promise<boolean>((resolve) => {
    const child = spawn(command, args, { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
  // Node throws some reasons why nothing starts (a link in a circle) and tells of others.
  return started.catch(() => false);
}
