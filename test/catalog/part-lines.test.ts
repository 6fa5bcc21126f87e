import { expect, it } from 'vitest';
import { loadCatalog, readServices } from '../../src/catalog/load.ts';
import type { CatalogPart, Entry, EntryKind } from '../../src/catalog/model.ts';
import { readPart, writePart } from '../../src/catalog/part-lines.ts';

const catalog = loadCatalog();
const kinds: readonly EntryKind[] = ['action', 'resource-type', 'condition-key'];

const partOf = (prefix: string): CatalogPart => {
  const part = readServices(catalog, [prefix]).get(prefix);
  if (part === undefined) throw new Error(`no service ${prefix}`);
  return part;
};

const listOf = (part: CatalogPart, kind: EntryKind): readonly Entry[] =>
  kind === 'action' ? part.actions : kind === 'resource-type' ? part.resourceTypes : part.conditionKeys;

it('gives an entry by its id in lower case, the same that the list has, whichever is asked for first', () => {
  for (const prefix of ['s3', 'ec2', 'vpc-lattice']) {
    const listed = partOf(prefix);
    const single = partOf(prefix).singly;
    for (const kind of kinds) {
      const list = listOf(listed, kind);
      expect(list.length).toBeGreaterThan(0);
      expect(single?.ids(kind)).toEqual(list.map(({ id }) => id));
      for (const entry of list) {
        expect(listed.singly?.find(kind, entry.id.toLowerCase())).toBe(entry);
        expect(single?.find(kind, entry.id.toLowerCase())).toEqual(entry);
      }
    }
  }
});

it('makes of an entry what is the same object in the list that is made later', () => {
  const part = partOf('s3');
  const entry = part.singly?.find('action', 's3:getobject');
  expect(entry?.id).toBe('s3:GetObject');
  expect(part.actions).toContain(entry);
  expect(part.actions).toBe(part.actions);
});

it('finds nothing by another kind, another case, half of an id, or the name of what objects have', () => {
  const single = partOf('s3').singly;
  expect(single?.find('resource-type', 's3:getobject')).toBeUndefined();
  for (const id of ['s3:GetObject', 's3:getobj', 'constructor', ''])
    expect(single?.find('action', id)).toBeUndefined();
});

it('keeps text of any script, and of two entries with the same id finds the first', () => {
  const [action] = catalog.actions;
  if (action === undefined) throw new Error('the catalog is empty');
  const actions = ['Grüße,\n"日本"', 'second'].map((description) => ({ ...action, description }));
  const part = { actions, resourceTypes: [], conditionKeys: [], sources: {} };
  const read = readPart(() => writePart(part));
  expect(read.actions).toEqual(actions);
  expect(read.singly?.find('action', action.id.toLowerCase())).toBe(read.actions[0]);
});

it('gives those of a kind whose JSON has a text in it, in the order of the list', () => {
  const part = partOf('ec2');
  for (const words of [
    '"ec2:volume"',
    '"dependentActions":[{',
    '"accessLevels":["List"]',
    '{"id":"',
    '"nowhere"',
  ])
    for (const kind of kinds)
      expect(part.singly?.mentioning(kind, words).map(({ id }) => id)).toEqual(
        listOf(part, kind)
          .filter(({ id, ...rest }) => JSON.stringify({ id, ...rest }).includes(words))
          .map(({ id }) => id),
      );
});
