/** What the environment says about the terminal's character set. */

/**
 * Whether the environment's locale leaves only ASCII: the first of LC_ALL, LC_CTYPE and LANG that is set names
 * another character set than UTF-8. Without any of them a terminal of today is taken for a Unicode one.
 */
export function localeIsAscii(env: Readonly<Record<string, string | undefined>>): boolean {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || 'UTF-8';
  return !/utf-?8/i.test(locale);
}
