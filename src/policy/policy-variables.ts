/** Policy variables in text: `${aws:username}`, with a default `${aws:PrincipalTag/team, 'none'}`, and `${*}`, `${?}`, `${$}`. */

/** The text with each variable replaced, so that what is left can be held against a form; its own text is free. */
export const withoutVariables = (text: string, instead = ''): string =>
  text.replace(/\$\{([^${}]*:[^${}]*|[*?$])\}/gu, instead);
