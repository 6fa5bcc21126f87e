/**
 * The configuration file: a JSON object with the defaults that a user does not want to type each time.
 *
 * It is read before the first frame, so it is checked by hand instead of with a schema library, which would cost
 * more time than everything else here. A value that is wrong is left out and named; the others still count.
 */

import type { Target } from '../iam/policy-kind.ts';
import { targets } from '../iam/policy-kind.ts';
import { safeText } from '../text/escape.ts';
import { codeOf, faultOf } from './fault.ts';
import { readSmallFile } from './read-file.ts';

/** Bytes; a configuration is a few lines. */
const LARGEST = 1_048_576;

/** A command of the explorer and the keys that it shall have; what of both exists is for the keymap to say. */
interface KeysWritten {
  readonly command: string;
  readonly keys: readonly string[];
  /** Line of the file, from 1. */
  readonly line: number;
}

/** What the file may say; flags win over it, and it wins over the environment. */
interface Config {
  readonly partition?: string;
  readonly region?: string;
  readonly account?: string;
  readonly roleArns?: readonly string[];
  readonly target?: Target;
  readonly ascii?: boolean;
  /** Whether the explorer hears clicks and the wheel. */
  readonly mouse?: boolean;
  /** Other keys for commands of the explorer, as they are written. */
  readonly keys?: readonly KeysWritten[];
  /** The name of a theme, or colours for its roles, as they are written. */
  readonly theme?: string | Readonly<Record<string, string | number>>;
  /** Rules of `check` that are not to speak. */
  readonly ignoreRules?: readonly string[];
}

/** A configuration as far as it could be read. */
export interface ConfigOutcome {
  readonly config: Config;
  /** One sentence about the first thing that is wrong, safe for a terminal. */
  readonly problem?: string;
}

interface Setting {
  /** Completes "… must be". */
  readonly form: string;
  /** The configuration with this value in it, or undefined when the value does not do. */
  readonly put: (config: Config, value: unknown, written: string) => Config | undefined;
}

function setting<Name extends keyof Config>(
  name: Name,
  form: string,
  read: (value: unknown, written: string) => Config[Name] | undefined,
): readonly [Name, Setting] {
  const put: Setting['put'] = (config, value, written) => {
    const found = read(value, written);
    return found === undefined ? undefined : { ...config, [name]: found };
  };
  return [name, { form, put }];
}

const text =
  (form: RegExp) =>
  (value: unknown): string | undefined =>
    typeof value === 'string' && form.test(value) ? value : undefined;

const roleArn = text(/^arn:[a-z*][a-z0-9*-]*:iam::(\d{12}|\*):role\/\S+$/);

/** The line on which a name of the file stands, from 1; the first where it is written with escapes. */
function lineOf(name: string, written: string): number {
  const at = written.indexOf(JSON.stringify(name));
  return at < 0 ? 1 : written.slice(0, at).split('\n').length;
}

function keysWritten(value: unknown, written: string): readonly KeysWritten[] | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const all = Object.entries(value).map(([command, keys]: [string, unknown]) => ({
    command,
    keys: typeof keys === 'string' ? [keys] : keys,
    line: lineOf(command, written),
  }));
  const isWritten = (each: (typeof all)[number]): each is KeysWritten & (typeof all)[number] =>
    Array.isArray(each.keys) && each.keys.length > 0 && each.keys.every((key) => typeof key === 'string');
  return all.every(isWritten) ? all : undefined;
}

function themeWritten(value: unknown): Config['theme'] {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const isColour = (each: unknown): each is string | number =>
    typeof each === 'string' || typeof each === 'number';
  const colours = Object.entries(value).flatMap(([role, colour]: [string, unknown]) =>
    isColour(colour) ? [[role, colour] as const] : [],
  );
  return colours.length === Object.keys(value).length ? Object.fromEntries(colours) : undefined;
}

const settings: ReadonlyMap<string, Setting> = new Map<string, Setting>([
  setting('partition', 'a partition such as "aws", or "*"', text(/^(\*|aws(-[a-z]+)*)$/)),
  setting('region', 'a region such as "eu-west-1", or "*"', text(/^(\*|[a-z]{2,}(-[a-z]+)+-\d+)$/)),
  setting('account', 'an account of 12 digits in quotes, or "*"', text(/^(\*|\d{12})$/)),
  setting('roleArns', 'a list of role ARNs such as ["arn:aws:iam::111122223333:role/Training"]', (value) =>
    Array.isArray(value) && value.every((arn) => roleArn(arn) !== undefined) ? value.map(String) : undefined,
  ),
  setting('target', `one of ${targets.join(', ')}`, (value) => targets.find((target) => target === value)),
  setting('ignoreRules', 'a list of rules such as ["write-on-everything"]', (value) =>
    Array.isArray(value) && value.every((rule) => text(/^[a-z-]+$/)(rule) !== undefined)
      ? value.map(String)
      : undefined,
  ),
  setting('keys', 'an object such as {"cart.remove": "D", "explore.copy": ["ctrl-y", "f5"]}', keysWritten),
  setting(
    'theme',
    'a theme such as "dark", or colours such as {"base": "dark", "accent": "blue"}',
    themeWritten,
  ),
  setting('mouse', 'true or false', (value) => (typeof value === 'boolean' ? value : undefined)),
  setting('ascii', 'true or false', (value) => (typeof value === 'boolean' ? value : undefined)),
]);

/** Reads the configuration file. A missing file is an empty configuration; nothing is thrown. */
export function loadConfig(path: string): ConfigOutcome {
  let written: string;
  try {
    written = readSmallFile(path, LARGEST);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { config: {} };
    return { config: {}, problem: safeText(`The configuration ${path} cannot be read: ${faultOf(error)}.`) };
  }
  const { config, problem } = parseConfig(written);
  if (problem === undefined) return { config };
  return { config, problem: safeText(`The configuration ${path} ${problem}.`) };
}

/** As {@link loadConfig}, for text; `problem` is a clause that follows the file's name. */
function parseConfig(written: string): ConfigOutcome {
  let value: unknown;
  try {
    value = JSON.parse(written.replace(/^\ufeff/, ''));
  } catch (error) {
    return { config: {}, problem: `is not valid JSON: ${faultOf(error)}` };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { config: {}, problem: 'must be one JSON object' };
  }
  let config: Config = {};
  let problem: string | undefined;
  for (const [name, held] of Object.entries(value)) {
    const known = settings.get(name);
    const next = known?.put(config, held, written);
    if (next !== undefined) config = next;
    else if (known !== undefined) problem ??= `has a value that is left out: "${name}" must be ${known.form}`;
    else problem ??= `holds "${name}", but only ${[...settings.keys()].join(', ')} are known`;
  }
  return problem === undefined ? { config } : { config, problem };
}
