/**
 * Policy variables in text: `${aws:username}`, with a default `${aws:PrincipalTag/team, 'none'}`, and the escapes
 * `${*}`, `${?}`, `${$}`, which stand for the character.
 */

/** A policy variable as a text holds it. */
export interface PolicyVariable {
  /** From `$` to `}`, or to the end of the text when it is not closed. */
  readonly text: string;
  /** What stands between the braces before a default. */
  readonly name: string;
  /** What stands for it when the request has no such key; undefined when it has no default, or a broken one. */
  readonly fallback: string | undefined;
  /** Index of the `$` in the text. */
  readonly at: number;
  readonly flaw: 'unclosed' | 'empty' | 'space' | 'default-unquoted' | undefined;
}

/** What is wrong with a variable that is closed. */
function flawOf(name: string, fallback: string | undefined): PolicyVariable['flaw'] {
  if (name.trim() === '') return 'empty';
  if (fallback !== undefined && !/^'.*'$/s.test(fallback)) return 'default-unquoted';
  return /\s/.test(name) ? 'space' : undefined;
}

/** All policy variables in the text, in order; escapes are left out. */
export function policyVariables(text: string): readonly PolicyVariable[] {
  const found: PolicyVariable[] = [];
  for (let at = text.indexOf('${'); at >= 0; ) {
    const end = text.indexOf('}', at + 2);
    const closed = end >= 0;
    const inside = text.slice(at + 2, closed ? end : text.length);
    if (!closed || !/^[*?$]$/.test(inside)) {
      const comma = inside.indexOf(',');
      const name = comma < 0 ? inside : inside.slice(0, comma);
      const given = comma < 0 ? undefined : inside.slice(comma + 1).trim();
      const flaw = closed ? flawOf(name, given) : 'unclosed';
      const fallback = flaw === undefined ? given?.slice(1, -1) : undefined;
      found.push({ text: text.slice(at, closed ? end + 1 : text.length), name, fallback, at, flaw });
    }
    at = closed ? text.indexOf('${', end + 1) : -1;
  }
  return found;
}

/** A variable that lacks its opening: `$aws:username}`, `{aws:username}`, `$aws:username`. */
export interface UnopenedVariable {
  readonly text: string;
  readonly name: string;
}

/** Texts that would be a variable with `${` in front and `}` behind; whether they name a key is for others to say. */
export function unopenedVariables(text: string): readonly UnopenedVariable[] {
  const rest = text.replace(/\$\{[^}]*\}/g, ' ');
  const forms =
    /\$([a-z][a-z0-9-]*:[A-Za-z][A-Za-z0-9/_.-]*)\}?|(?<!\$)\{([a-z][a-z0-9-]*:[A-Za-z][A-Za-z0-9/_.-]*)\}/g;
  return [...rest.matchAll(forms)].map(([whole, bare, braced]) => ({
    text: whole,
    name: bare ?? braced ?? '',
  }));
}

/**
 * The text with each variable that IAM could read, and each escape, replaced, so that what is left can be held against
 * a form: a `${` that is still there is a placeholder or broken.
 */
export function withoutVariables(text: string, instead = ''): string {
  return text.replace(/\$\{([^${}]*:[^${}]*|[*?$])\}/gu, instead);
}

/** The text with `*` for each `${…}`, well formed or not, and characters for escapes, as far as those are not `*`. */
export function variablesAsWildcards(text: string): string {
  return text.replace(/\$\{([^}]*)\}/g, (_, inside: string) =>
    inside === '?' || inside === '$' ? inside : '*',
  );
}
