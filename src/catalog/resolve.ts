/**
 * From what somebody typed to the entry meant: with or without prefix, in any case; and, when there is none, the
 * names that come nearest.
 *
 * Nearness is a weighted edit distance. People leave out far more than they make up (`createjob`,
 * `descendpoint`), so a missing character costs a fifth of a wrong or surplus one; two swapped neighbours cost one
 * slip, not two. That ranks `CreateTrainingJob` before `CreateApp` for `createjob`, which plain edit distance does
 * not. It compares every name of a kind with the text, in the order of a millisecond each thousand: good for an
 * error message, not for every key pressed; the search has its own ways.
 */
import { editDistance } from '../text/edit-distance.ts';
import { nameOf, prefixOf } from './ids.ts';
import type { Catalog, Entry, EntryKind } from './model.ts';

/** What a letter left out costs. */
const leftOut = 1 / 5;

const kinds: readonly EntryKind[] = ['action', 'condition-key', 'resource-type'];

function lookUp(catalog: Catalog, kind: EntryKind, id: string): Entry | undefined {
  switch (kind) {
    case 'action':
      return catalog.action(id);
    case 'condition-key':
      return catalog.conditionKey(id);
    case 'resource-type':
      return catalog.resourceType(id);
  }
}

function entriesOf(catalog: Catalog, kind: EntryKind | undefined): readonly Entry[] {
  const all: Readonly<Record<EntryKind, readonly Entry[]>> = {
    action: catalog.actions,
    'condition-key': catalog.conditionKeys,
    'resource-type': catalog.resourceTypes,
  };
  return kind === undefined ? kinds.flatMap((each) => all[each]) : all[kind];
}

/**
 * The entry that a name means; the spelling as it stands wins over one in another case, actions over keys over
 * types. Without a prefix SageMaker's entries come first, then global keys, then whatever else the catalog holds.
 * Only loaded services are looked through. Filled-in keys (`RequestTag/team`) are found too.
 */
export function resolveEntry(catalog: Catalog, text: string, kind?: EntryKind): Entry | undefined {
  const name = text.trim();
  if (name === '') return undefined;
  const wanted = kind === undefined ? kinds : [kind];
  for (const id of [name, `sagemaker:${name}`, `aws:${name}`]) {
    const found = wanted.flatMap((each) => lookUp(catalog, each, id) ?? []);
    const best = found.find((entry) => entry.id === id) ?? found[0];
    if (best !== undefined) return best;
  }
  const lower = name.toLowerCase();
  return entriesOf(catalog, kind).find((entry) => entry.name.toLowerCase() === lower);
}

/**
 * The `count` ids that come nearest to a name which means nothing, best first. A known prefix keeps to its service;
 * without one SageMaker's entries are preferred. Fewer come back only when the catalog holds fewer.
 */
export function nearestNames(
  catalog: Catalog,
  text: string,
  count: number,
  kind?: EntryKind,
): readonly string[] {
  const prefix = prefixOf(text);
  const all = entriesOf(catalog, kind);
  const sameService = prefix === '' ? [] : all.filter((entry) => prefixOf(entry.id) === prefix);
  const typed = nameOf(text).trim().toLowerCase().slice(0, 100);
  const names = new Map<string, string>();
  for (const entry of sameService.length > 0 ? sameService : all) names.set(entry.id, entry.name);
  let best: { readonly id: string; readonly cost: number }[] = [];
  for (const [id, name] of names) {
    const elsewhere = sameService.length > 0 || prefixOf(id) === 'sagemaker' ? 0 : 1;
    const worst = best.length < count ? Number.POSITIVE_INFINITY : (best.at(-1)?.cost ?? 0);
    const own =
      elsewhere + editDistance(typed, name.toLowerCase(), { missing: leftOut, limit: worst - elsewhere });
    // Of equals the one met first stays, so the order is the catalog's.
    if (own < worst) best = [...best, { id, cost: own }].sort((a, b) => a.cost - b.cost).slice(0, count);
  }
  return best.map(({ id }) => id);
}
