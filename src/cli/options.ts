/** Options that several subcommands share, and the readers of their values. */

import { InvalidArgumentError, Option } from 'commander';
import type { EntryKind } from '../catalog/model.ts';
import type { PolicyKind } from '../iam/policy-kind.ts';

const kinds: Readonly<Record<string, EntryKind>> = {
  action: 'action',
  'resource-type': 'resource-type',
  'condition-key': 'condition-key',
  type: 'resource-type',
  key: 'condition-key',
};

const entryKindOf = (value: string): EntryKind | undefined =>
  Object.hasOwn(kinds, value) ? kinds[value] : undefined;

/** `--kind`; the search's short names are understood as well. */
export const kindOption = (): Option =>
  new Option('--kind <kind>', 'only entries of this kind: action, resource-type or condition-key').argParser(
    (value: string): EntryKind => {
      const kind = entryKindOf(value);
      if (kind === undefined) throw new InvalidArgumentError('It is action, resource-type or condition-key.');
      return kind;
    },
  );

/** `--kind` where recipes are listed too. */
export const listedKindOption = (): Option =>
  new Option('--kind <kind>', 'only this kind: action, resource-type, condition-key or recipe').argParser(
    (value: string): EntryKind | 'recipe' => {
      const kind = value === 'recipe' ? value : entryKindOf(value);
      if (kind === undefined)
        throw new InvalidArgumentError('It is action, resource-type, condition-key or recipe.');
      return kind;
    },
  );

/** `--for`, without a default: the configuration may have one. `choices`: what the policy may be. */
export const targetOption = (choices: readonly PolicyKind[]): Option =>
  new Option('--for <target>', 'what the policy is for; decides its size limit (default: managed)').choices(
    choices,
  );

/** A whole number of at least one. */
export function countOf(value: string): number {
  const count = Number(value);
  if (!/^\d+$/.test(value) || !Number.isSafeInteger(count) || count < 1)
    throw new InvalidArgumentError('It is a whole number, at least 1.');
  return count;
}

/** For options that may be repeated: the values so far and the next one. */
export const collect = (value: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  value,
];
