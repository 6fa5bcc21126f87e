/** A policy variable as a text holds it: `${aws:username}`, `${aws:PrincipalTag/team, 'none'}`. */
export interface PolicyVariable {
  /** From `$` to `}`, or to the end of the text when it is not closed. */
  readonly text: string;
  /** What stands between the braces before a default. */
  readonly name: string;
  /** Index of the `$` in the text. */
  readonly at: number;
  readonly flaw: 'unclosed' | 'empty' | 'space' | 'default-unquoted' | undefined;
}

/** All policy variables in the text. `${*}`, `${?}` and `${$}` stand for the character and are left out. */
export function policyVariables(text: string): readonly PolicyVariable[] {
  return [...text.matchAll(/\$\{([^}]*)(\}?)/g)].flatMap((match) => {
    const [whole, inside = '', brace] = match;
    if (brace === '}' && /^[*?$]$/.test(inside)) return [];
    const comma = inside.indexOf(',');
    const name = comma < 0 ? inside : inside.slice(0, comma);
    const fallback = comma < 0 ? undefined : inside.slice(comma + 1).trim();
    const flaw =
      brace === ''
        ? ('unclosed' as const)
        : name.trim() === ''
          ? ('empty' as const)
          : fallback !== undefined && !/^'.*'$/.test(fallback)
            ? ('default-unquoted' as const)
            : /\s/.test(name)
              ? ('space' as const)
              : undefined;
    return [{ text: whole, name, at: match.index, flaw }];
  });
}

/** The text with policy variables and escaped characters taken out. */
export const withoutVariables = (text: string): string => text.replace(/\$\{[^}]*\}/g, '');

/** The text with each policy variable replaced by `*`, for matching ARNs: a variable may stand for anything. */
export const variablesAsWildcards = (text: string): string =>
  text.replace(/\$\{([^}]*)\}/g, (_, inside: string) => (inside === '?' || inside === '$' ? inside : '*'));
