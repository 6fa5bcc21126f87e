/**
 * Reads the service authorization reference as iam-floyd has it: another project's parse of the same pages of AWS,
 * so what both have alike, neither has misread.
 *
 * The package is code, a file for each service. Names, levels, ARNs and the comments that list what a key applies
 * to are read from its text, by the patterns that its generator writes; nothing of it is run. A method's name is its
 * action's with the first letter made a capital, so names are taken from strings where there are some.
 */

/**
 * What the copy says of one service.
 * @typedef {object} CopiedService
 * @property {string} prefix
 * @property {ReadonlyMap<string, readonly string[]>} actions levels by name, sorted
 * @property {ReadonlyMap<string, string>} resourceTypes ARN templates by name, each placeholder as `${}`
 * @property {ReadonlyMap<string, readonly string[]>} conditionKeys names of the actions whose own rows have the key,
 *   by id, sorted
 */

/** A `${…}` of a template, with at most one pair of braces inside. */
const placeholder = /\$\{(?:[^{}]|\{[^{}]*\})*\}/gu;

/**
 * An ARN template with the names of its placeholders left out, since they are spelt differently.
 * @param {string} arn
 */
export const bareArn = (arn) => arn.replace(placeholder, '${}');

/**
 * The id of a condition key with the name of what varies left out: `aws:RequestTag/${}`.
 * @param {string} id
 */
export const bareKey = (id) => id.replace(placeholder, '${}').replace(/\/(?:tag-key|<key>)$/u, '/${}');

/**
 * Reads a service's file; undefined for a file that is none.
 * @param {string} source the JavaScript text
 * @returns {CopiedService | undefined}
 */
export function readCopy(source) {
  const prefix = /this\.servicePrefix = '([^']+)';/u.exec(source)?.[1];
  if (prefix === undefined) return undefined;
  /** @type {Map<string, string[]>} */
  const actions = new Map();
  const levels = /this\.accessLevelList = \{(.*?)\n {8}\};/su.exec(source)?.[1] ?? '';
  for (const [, level = '', names = ''] of levels.matchAll(/'?([A-Z][A-Za-z ]*)'?: \[([^\]]*)\]/gu))
    for (const [, name = ''] of names.matchAll(/'([^']+)'/gu))
      actions.set(name, [...(actions.get(name) ?? []), level].sort());
  const byMethod = new Map([...actions.keys()].map((name) => [name.toLowerCase(), name]));
  /** @type {Map<string, string>} */
  const resourceTypes = new Map();
  /** @type {Map<string, readonly string[]>} */
  const conditionKeys = new Map();
  for (const [, comment = '', body = ''] of source.matchAll(
    /\/\*\*(.*?)\*\/\n {4}\w+\([^\n]*\{\n(.*?)\n {4}\}/gsu,
  )) {
    const type = /Adds a resource of type (\S+) to the statement/u.exec(comment)?.[1];
    const arn = /this\.on\(`(.*)`\)/su.exec(body)?.[1];
    if (type !== undefined && arn !== undefined) resourceTypes.set(type, bareArn(arn));
    const key = /this\.if\(`([^`]+)`/u.exec(body)?.[1];
    if (key === undefined) continue;
    const id = bareKey(key.includes(':') ? key : `${prefix}:${key}`);
    const applies = /Applies to actions:\n(.*?)\n\s*\*\s*\n/su.exec(comment)?.[1] ?? '';
    const names = [...applies.matchAll(/\.to(\w+)\(\)/gu)].map(
      ([, method = '']) => byMethod.get(method.toLowerCase()) ?? method,
    );
    conditionKeys.set(id, names.sort());
  }
  return { prefix, actions, resourceTypes, conditionKeys };
}
