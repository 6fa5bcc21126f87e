import { endianness } from 'node:os';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withDirectory } from '../../src/catalog/catalog.ts';
import { loadCatalog, loadDirectory, loadServices } from '../../src/catalog/load.ts';
import { layOutNames } from '../../src/search/name-table.ts';
import { allActions } from '../../src/search/services/action-index.ts';
import { kindOf, type NamedRow, packNames, readNames } from '../../src/search/services/names-file.ts';

const row: fc.Arbitrary<NamedRow> = fc.record({
  kind: fc.constantFrom('action', 'condition-key', 'resource-type'),
  service: fc.constantFrom('s3', 'ec2', 'aws'),
  name: fc.oneof(
    fc.constantFrom('GetObject', 'ListObjectsV2', 'RequestTag/${TagKey}', ''),
    fc.string({
      maxLength: 40,
      unit: fc.integer({ min: 0, max: 0xff }).map((code) => String.fromCharCode(code)),
    }),
  ),
  use: fc.nat(300),
});

it('reads back what was packed: the rows, and their names as they are laid out', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
      const bytes = packNames(rows, (service) => service.length);
      const names = readNames(bytes);
      expect(names.table).toEqual(layOutNames(rows));
      const read = rows.map((_, position) => ({
        kind: kindOf(names.table.kinds[position]),
        service: names.services[names.serviceOf[position] ?? 0]?.prefix,
        name: names.name(position),
        use: names.use[position],
      }));
      expect(read).toEqual(rows.map((each) => ({ ...each, use: Math.min(255, each.use) })));
      expect(names.services.every(({ prefix, policies }) => policies === prefix.length)).toBe(true);
      expect(packNames(rows, (service) => service.length)).toEqual(bytes);
    }),
    { numRuns: 60 },
  );
});

it('reads the columns where they stand, so that nothing is there twice', () => {
  const { bytes } = loadDirectory();
  const { table, serviceOf, use } = readNames(bytes);
  const { words, acronyms, kinds, order } = table;
  const columns = [words, acronyms, kinds, order, serviceOf, use];
  expect(columns.map(({ buffer }) => buffer === bytes.buffer)).toEqual(
    columns.map(() => endianness() === 'LE'),
  );
});

it('refuses names that its columns cannot hold', () => {
  const named = (name: string): NamedRow => ({ kind: 'action', service: 's3', name, use: 0 });
  expect(() => packNames([named('x'.repeat(256))], () => 0)).toThrow(RangeError);
  expect(() => packNames([named('Get\u0100')], () => 0)).toThrow(RangeError);
});

it('holds every entry of a service, by its own id', () => {
  const core = loadCatalog();
  const all = allActions(withDirectory(core, loadDirectory()));
  const ids = new Set(
    Array.from({ length: all?.index.size ?? 0 }, (_, position) => all?.index.entry(position)?.id),
  );
  const { actions, conditionKeys, resourceTypes } = loadServices(core, ['s3', 'ec2']);
  const missing = [...actions, ...conditionKeys, ...resourceTypes].filter(
    ({ id, service }) => service !== 'sagemaker' && !id.startsWith('sagemaker:') && !ids.has(id),
  );
  expect(missing.map(({ id }) => id)).toEqual([]);
  expect(
    all?.namedExactly('put_object', all.offered).map((position) => all.index.entry(position)?.id),
  ).toContain('s3:PutObject');
  expect(all?.ofService('no-such-service')).toBeUndefined();
});
