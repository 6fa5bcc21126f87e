/**
 * A YAML writer for plain JSON values, in the part of YAML that versions 1.1 and 1.2 read alike.
 *
 * CloudFormation's readers follow YAML 1.1, where `2012-10-17` is a date, `on` a boolean and `190:20:30` a
 * number. A string is therefore left unquoted only when it begins with a letter, holds nothing but letters,
 * digits and a few signs, and is not one of YAML's words; everything else is quoted. That is less than a
 * library can do, and it keeps a library of 100 kB out of the program; the tests read it back with one.
 */

/** Words that YAML 1.1 reads as something other than text. */
const WORDS: ReadonlySet<string> = new Set(['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null']);

/**
 * YAML of a JSON value, ending in a line feed.
 * @throws Error on a value that is not JSON
 */
export function yamlOf(value: unknown): string {
  return `${block(value, '').replace(/^\n/, '').trimStart()}\n`;
}

/** The value as it follows a `key:` or `-`: ` text`, or a line feed and an indented block. */
function block(value: unknown, indent: string): string {
  if (Array.isArray(value)) {
    if (value.length === 0) return ' []';
    return value.map((item) => `\n${indent}-${underDash(block(item, `${indent}  `))}`).join('');
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    if (entries.length === 0) return ' {}';
    return entries.map(([key, held]) => `\n${indent}${text(key)}:${block(held, `${indent}  `)}`).join('');
  }
  return ` ${scalar(value)}`;
}

/** A mapping or list inside a list begins on the dash's own line. */
function underDash(written: string): string {
  return written.startsWith('\n') ? ` ${written.trimStart()}` : written;
}

function scalar(value: unknown): string {
  if (typeof value === 'string') return text(value);
  if (typeof value === 'boolean' || value === null) return String(value);
  // 1e+21 is a number in JSON and text in YAML 1.1; IAM compares the text anyhow.
  if (typeof value === 'number')
    return /^-?\d+(\.\d+)?$/.test(String(value)) ? String(value) : text(String(value));
  throw new TypeError(`YAML of a ${typeof value} was asked for`);
}

function text(value: string): string {
  const plain =
    /^[A-Za-z](?:[\w/*.:+-]*[\w/*-])?$/.test(value) &&
    // Some readers take a bare exponent for a number.
    !/^e[-+]?\d+$/i.test(value) &&
    !WORDS.has(value.toLowerCase());
  if (plain) return value;
  if (/^[\u0020-\u007e]*$/.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
