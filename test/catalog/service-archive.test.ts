import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { actionId } from '../../src/catalog/ids.ts';
import { loadCatalog, readServices } from '../../src/catalog/load.ts';
import type { CatalogPart } from '../../src/catalog/model.ts';
import { openServices, packServices } from '../../src/catalog/service-archive.ts';
import { testFolder } from '../storage/folder.ts';

const folder = testFolder();

const part = (name: string): CatalogPart => ({
  actions: [
    {
      kind: 'action',
      id: actionId(`${name}:Get`),
      name: 'Get',
      service: name,
      description: 'Grüße, 日本',
      docsUrl: '',
      in2020: false,
      changes: [],
      accessLevels: ['Read'],
      permissionOnly: false,
      resourceTypes: [],
      conditionKeys: [],
      dependentActions: [],
    },
  ],
  resourceTypes: [],
  conditionKeys: [],
  sources: {},
});

it('gives each service back as it was packed, in any order, and nothing for names that are none', () => {
  const parts = new Map(['one', 'two', 'three'].map((name) => [name, part(name)]));
  const file = join(folder(), 'services.bin');
  writeFileSync(file, packServices(parts));
  const archive = openServices(file);
  for (const name of ['three', 'one', 'two', 'one']) {
    const { singly: _, ...lists } = archive.read(name) ?? part('none');
    expect(lists).toEqual(parts.get(name));
  }
  expect(archive.read('constructor')).toBeUndefined();
  expect(archive.read('four')).toBeUndefined();
  archive.close();
  expect(packServices(parts)).toEqual(packServices(parts));
});

it('has every service of the reference that the core lacks', () => {
  const catalog = loadCatalog();
  const prefixes = catalog.meta.services.map(({ prefix }) => prefix);
  const read = readServices(catalog, prefixes);
  expect([...read.keys(), ...catalog.completeServices].sort()).toEqual([...prefixes].sort());
  const actions = [...read].flatMap(([prefix, { actions }]) => actions.map((action) => [prefix, action]));
  expect(actions.every(([prefix, action]) => typeof action === 'object' && action.service === prefix)).toBe(
    true,
  );
});
