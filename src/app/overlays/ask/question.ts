/**
 * What is typed into "ask", read as a request: an action, a resource, values of keys, in the order in which they come to
 * mind. Words such as "on" and "with" may stand between. What is not named is not known, so that the answer may be "it
 * depends"; a key without a value (`aws:MultiFactorAuthPresent=`) is absent.
 */
import type { Action, Catalog, ResourceType } from '../../../catalog/model.ts';
import { honouredKeys } from '../../../catalog/relations.ts';
import { resolveEntry } from '../../../catalog/resolve.ts';
import type { PolicyRequest } from '../../../iam/semantics/decide.ts';
import { fillTemplate, templateParts } from '../../../policy/arn-template.ts';
import type { Defaults } from '../../../policy/cart-model.ts';
import { memo } from '../../../text/memo.ts';

/** A question as far as it is typed. */
export interface Question {
  /** What stands in place of the action; empty when nothing does. */
  readonly typedAction: string;
  /** The action that is meant; undefined while there is none of that name. */
  readonly action: string | undefined;
  readonly request: PolicyRequest | undefined;
  /** The last word, which is being typed; empty behind a space. */
  readonly last: string;
}

const fillers = new Set(['on', 'with', 'if', 'and', 'can', 'i']);

/** Words; what stands in quotes is part of one, spaces and all. */
const wordsIn = (text: string): readonly string[] =>
  [...text.matchAll(/(?:"[^"]*"?|[^\s"])+/g)].map(([word]) => word.replaceAll('"', ''));

/** The resource that a short name means: `prod-9` or `model/prod-9` of the action's types. */
function arnOf(catalog: Catalog, action: Action | undefined, name: string, defaults: Defaults): string {
  const types = (action?.resourceTypes ?? []).flatMap(({ id, required }) => {
    const type = catalog.resourceType(id);
    return type === undefined ? [] : [{ type, required }];
  });
  const kind = name.split('/', 1)[0] ?? '';
  const named = types.find(({ type }) => type.name.toLowerCase() === kind.toLowerCase());
  const chosen = named ?? types.find(({ required }) => required) ?? types[0];
  return chosen === undefined
    ? name
    : filledArn(chosen.type, named === undefined ? [name] : name.split('/').slice(1), defaults);
}

const someDefaults = { Partition: 'aws', Region: 'us-east-1', Account: '111122223333' } as const;

/** The type's ARN with the defaults that are one, else what stands for any; its own placeholders take the names. */
function filledArn({ arn }: ResourceType, names: readonly string[], defaults: Defaults): string {
  const known = { Partition: defaults.partition, Region: defaults.region, Account: defaults.account };
  const values: Record<string, string> = { ...someDefaults };
  for (const [name, value] of Object.entries(known)) if (value !== '' && value !== '*') values[name] = value;
  const own = templateParts(arn).flatMap((part) =>
    part.kind === 'placeholder' && !Object.hasOwn(someDefaults, part.name) ? [part.name] : [],
  );
  for (const [at, placeholder] of own.entries())
    values[placeholder] = at === own.length - 1 ? names.slice(at).join('/') || 'x' : (names[at] ?? 'x');
  return fillTemplate(arn, values);
}

/** The key that is meant by a name with or without its service. */
function keyOf(catalog: Catalog, action: Action | undefined, name: string): string {
  if (name.includes(':') || action === undefined) return name;
  const short = (id: string): string => id.slice(id.indexOf(':') + 1).toLowerCase();
  const wanted = name.toLowerCase().split('/', 1)[0] ?? '';
  const found = honouredKeys(catalog, action).find(({ id }) => short(id).split('/', 1)[0] === wanted);
  if (found === undefined) return resolveEntry(catalog, name, 'condition-key')?.id ?? name;
  const slash = name.indexOf('/');
  return slash < 0 ? found.id : `${found.id.split('/', 1)[0]}${name.slice(slash)}`;
}

/** The action of a name; one that the catalog lacks is taken as it stands. */
function actionOf(catalog: Catalog, name: string): string | undefined {
  if (name === '' || /[*?]/.test(name)) return undefined;
  return resolveEntry(catalog, name, 'action')?.id ?? (/^[\w-]+:[\w-]{3,}$/.test(name) ? name : undefined);
}

const isResource = (word: string): boolean => word === '*' || word.startsWith('arn:');

/** Reads what is typed. */
export const readQuestion = memo(
  (text: string, catalog: Catalog, defaults: Defaults): Question => {
    const words = wordsIn(text).filter((word) => !fillers.has(word.toLowerCase()));
    const plain = words.filter((word) => !word.includes('=') || isResource(word));
    const typedAction = plain.find((word) => !isResource(word)) ?? '';
    const id = actionOf(catalog, typedAction);
    const action = id === undefined ? undefined : catalog.action(id);
    const typed = plain.find((word) => word !== typedAction);
    const resource =
      typed === undefined || isResource(typed) ? typed : arnOf(catalog, action, typed, defaults);
    const context: Record<string, readonly string[]> = {};
    for (const word of words) {
      const at = word.indexOf('=');
      if (at <= 0 || isResource(word)) continue;
      const key = keyOf(catalog, action, word.slice(0, at));
      const value = word.slice(at + 1);
      context[key] = [...(context[key] ?? []), ...(value === '' ? [] : [value])];
    }
    return {
      typedAction,
      action: id,
      request: id === undefined ? undefined : { action: id, resource, context, unnamed: 'unknown' },
      last: /\s$/.test(text) ? '' : (words.at(-1) ?? ''),
    };
  },
  { limit: 16 },
);
