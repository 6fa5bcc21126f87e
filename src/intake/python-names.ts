/**
 * What the variables of a Python program are, as far as SageMaker's SDK is concerned: `est` by `est = PyTorch(…)`, `batch`
 * by `batch = est.transformer(…)`. Other libraries have an Estimator, a Pipeline and a Tuner too, so a class counts by
 * where it comes from, if the text says that: read of the imports and of the path before the class.
 */

import type { IntakeTables } from '../catalog/intake-data.ts';
import { argumentsAt } from './call.ts';

const imported =
  /^[ \t>.]*(?:from[ ]([\w.]{1,100})[ ]import[ ](?:\([^()]{0,2000}\)|[^\n(]{1,500})|import[ ]([\w.]{1,100})(?:[ ]as[ ](\w{1,60}))?)/gmu;
const made =
  /(?<![\w.])([A-Za-z_][\w.]{0,80})\s?(?::\s?[\w.]{1,80}\s?)?=\s?(?:([a-z_][\w.]{0,80})\.)?([A-Za-z_]\w{1,60})\(/gu;

const extended = /\bclass\s(\w{1,60})\(([\w.]{1,80})[,)]/gu;

/** The last name of a dotted path: that of the variable in `self.est`. */
export function lastName(path: string): string {
  return path.split('.').at(-1) ?? '';
}

/** What a name stands for: a group of the SDK's classes, or something of another library. */
export type Made = { readonly group: string } | 'foreign';

const isOurs = (module: string): boolean => module.split('.')[0] === 'sagemaker';

/** Names that the imports bring in, and whether they come from the SDK. */
export function importsOf(prose: string): ReadonlyMap<string, boolean> {
  const names = new Map<string, boolean>();
  for (const [whole, from, module, alias] of prose.matchAll(imported)) {
    if (module !== undefined) names.set(alias ?? module.split('.')[0] ?? '', isOurs(module));
    if (from === undefined) continue;
    const list = whole.slice(whole.indexOf(' import ') + 8).replace(/#[^\n]*/gu, '');
    for (const part of list.split(',')) {
      const words = part.match(/\w+/gu) ?? [];
      const name = words.at(-1);
      if (name !== undefined) names.set(name, isOurs(from));
    }
  }
  return names;
}

/** Tells the group of a class by its name and the path before it; undefined for one that is not the SDK's. */
export function classGroups(
  prose: string,
  { classes }: IntakeTables['python'],
  imports = importsOf(prose),
): (path: string | undefined, name: string) => string | undefined {
  const groupOf = (path: string | undefined, name: string): string | undefined => {
    const origin = path === undefined ? name : (path.split('.')[0] ?? '');
    const ours = imports.get(origin) ?? (path === undefined || origin === 'sagemaker');
    return ours && Object.hasOwn(classes, name) ? classes[name] : undefined;
  };
  // A class of the program's own is of the group of the one that it extends.
  const own = new Map<string, string>();
  for (const [, name = '', base = ''] of prose.matchAll(extended)) {
    const group = groupOf(undefined, lastName(base));
    if (group !== undefined) own.set(name, group);
  }
  return (path, name) => groupOf(path, name) ?? (path === undefined ? own.get(name) : undefined);
}

const behind = /\)\s?\.\s?([a-z]\w{2,60})\(/uy;

/** The method that is called on what a class makes, by where its bracket opens: `PyTorch(…).fit(`. */
export function usedAtOnce(
  prose: string,
  open: number,
): { readonly method: string; readonly end: number } | undefined {
  behind.lastIndex = open + 1 + argumentsAt(prose, open).length;
  const method = behind.exec(prose)?.[1];
  return method === undefined ? undefined : { method, end: behind.lastIndex };
}

/** What each variable was made from, where the text shows it; the last time counts. */
export function variablesOf(prose: string, python: IntakeTables['python']): ReadonlyMap<string, Made> {
  const imports = importsOf(prose);
  const groupOf = classGroups(prose, python, imports);
  const variables = new Map<string, Made>();
  for (const { index, 0: whole, 1: variable = '', 2: path, 3: name = '' } of prose.matchAll(made)) {
    const group = groupOf(path, name);
    if (group !== undefined) {
      const method = usedAtOnce(prose, index + whole.length - 1)?.method;
      const made = python.calls.find((row) => row.method === method && row.of === group)?.makes;
      variables.set(lastName(variable), { group: made ?? group });
    } else if (Object.hasOwn(python.classes, name)) variables.set(lastName(variable), 'foreign');
    else if (path === undefined) {
      // A class of the program's own, or of a library that is not the SDK; what a function makes is not known.
      if (/^[A-Z]/u.test(name) && imports.get(name) !== true) variables.set(lastName(variable), 'foreign');
    } else {
      const of = variables.get(lastName(path));
      const row = python.calls.find(
        ({ method, of: group }) => method === name && (typeof of !== 'object' || of.group === group),
      );
      if (of === 'foreign') variables.set(lastName(variable), 'foreign');
      else if (row?.makes !== undefined) variables.set(lastName(variable), { group: row.makes });
      else if (/^[A-Z]/u.test(name)) variables.set(lastName(variable), 'foreign');
    }
  }
  return variables;
}
