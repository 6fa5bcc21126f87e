/** Rows of options that several commands share, and the readers of their values. */
import type { EntryKind } from '../catalog/model.ts';
import { type PolicyKind, targets } from '../iam/policy-kind.ts';
import { type FormatId, formats } from '../policy/formats/formats.ts';
import { type OptionRow, RefusedValue } from './command-row.ts';

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
export const kindOption = {
  name: 'kind',
  value: 'kind',
  help: 'only entries of this kind: action, resource-type or condition-key',
  read(value: string): EntryKind {
    const kind = entryKindOf(value);
    if (kind === undefined) throw new RefusedValue('It is action, resource-type or condition-key.');
    return kind;
  },
} as const satisfies OptionRow;

/** `--kind` where recipes are listed too. */
export const listedKindOption = {
  name: 'kind',
  value: 'kind',
  help: 'only this kind: action, resource-type, condition-key or recipe',
  read(value: string): EntryKind | 'recipe' {
    const kind = value === 'recipe' ? value : entryKindOf(value);
    if (kind === undefined) throw new RefusedValue('It is action, resource-type, condition-key or recipe.');
    return kind;
  },
} as const satisfies OptionRow;

/** `--for`, without a default: the configuration may have one. */
export function targetOption<Kind extends PolicyKind>(choices: readonly Kind[]) {
  return {
    name: 'for',
    value: 'target',
    help: 'what the policy is for; decides its size limit (default: managed)',
    choices,
  } as const satisfies OptionRow;
}

/** A whole number of at least one. @throws RefusedValue */
export function countOf(value: string): number {
  const count = Number(value);
  if (!/^\d+$/.test(value) || !Number.isSafeInteger(count) || count < 1)
    throw new RefusedValue('It is a whole number, at least 1.');
  return count;
}

/** `--json`; `prints` says what of. */
export function jsonOption(prints: string) {
  return { name: 'json', help: prints } as const satisfies OptionRow;
}

const formatIds: readonly FormatId[] = formats.map(({ id }) => id);

/** How a policy is written, and for what. */
export const outputOptions = [
  { name: 'format', value: 'format', help: 'form of the output', choices: formatIds, otherwise: 'json' },
  targetOption(targets),
  {
    name: 'name',
    value: 'name',
    help: 'name of the policy in formats that have one',
    otherwise: 'SageMakerPolicy',
  },
] as const satisfies readonly OptionRow[];

/** What fills the wildcard ARNs. */
export const placeOptions = [
  {
    name: 'region',
    value: 'region',
    help: 'region of wildcard ARNs (default: configuration, AWS_REGION, *)',
    example: 'eu-west-1',
  },
  {
    name: 'account',
    value: 'account',
    help: 'account of wildcard ARNs (default: configuration, *)',
    example: '111122223333',
  },
  {
    name: 'partition',
    value: 'partition',
    help: 'partition of wildcard ARNs (default: the one of the region)',
    example: 'aws-cn',
  },
] as const satisfies readonly OptionRow[];

/** The option that names roles to pass. */
export const roleOption = {
  name: 'role',
  value: 'arn',
  help: 'role that iam:PassRole may pass; may be repeated, or several with commas between',
  repeats: true,
  example: 'arn:aws:iam::111122223333:role/name',
} as const satisfies OptionRow;

/** What a policy is limited to, what it is for and how it is written: of `policy` and of `from`. */
export const policyOptions = [
  {
    name: 'with-dependents',
    value: 'which',
    help: 'add the actions that these always need; with =all also those needed for some requests',
    choices: ['needed', 'all'],
    bare: 'needed',
  },
  ...placeOptions,
  {
    name: 'resource',
    value: 'TYPE=ARN',
    help: 'limit actions on this resource type to the ARN, or to several with commas between; may be repeated',
    repeats: true,
  },
  roleOption,
  {
    name: 'condition',
    value: 'condition',
    help: "'KEY[ OPERATOR]=VALUE[,VALUE]' for all actions that honour the key; may be repeated; \\, is a comma",
    repeats: true,
  },
  { name: 'deny', help: 'deny the actions instead of allowing them' },
  ...outputOptions,
] as const satisfies readonly OptionRow[];
