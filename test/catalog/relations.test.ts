import { describe, expect, it } from 'vitest';
import { extendCatalog } from '../../src/catalog/catalog.ts';
import { loadCatalog, readServices } from '../../src/catalog/load.ts';
import type { Catalog } from '../../src/catalog/model.ts';
import { actionsMeant } from '../../src/catalog/operations.ts';
import { actionsHonouring, actionsOn, neededBy, typesHonouring } from '../../src/catalog/relations.ts';

const core = loadCatalog();
const read = readServices(core, ['s3', 'ec2', 'kms', 'iam', 'glue', 'datazone', 'vpc-lattice']);
/** The services as they come from the archive, entry by entry; and the same in plain lists. */
const archived = extendCatalog(core, read);
const plain = extendCatalog(
  core,
  new Map([...read].map(([prefix, { singly: _, ...lists }]) => [prefix, lists])),
);

const both = <T>(ask: (catalog: Catalog) => T): readonly [T, T] => [ask(archived), ask(plain)];

describe('what entries of archived services say of each other', () => {
  it('is what plain lists say: the actions on each resource type', () => {
    for (const { id } of plain.resourceTypes) {
      const [one, other] = both((catalog) => {
        const type = catalog.resourceType(id);
        return type === undefined ? [] : actionsOn(catalog, type).map((action) => action.id);
      });
      expect(one, id).toEqual(other);
    }
    expect(
      archived.resourceTypes.some((type) => type.service === 'ec2' && actionsOn(archived, type).length > 20),
    ).toBe(true);
  });

  it('the actions that need each action', () => {
    for (const { id } of plain.actions) {
      const [one, other] = both((catalog) => {
        const action = catalog.action(id);
        return action === undefined
          ? []
          : neededBy(catalog, action).map((each) => [each.action.id, each.dependent.id]);
      });
      expect(one, id).toEqual(other);
    }
    const passRole = archived.action('iam:PassRole');
    expect(passRole && neededBy(archived, passRole).map(({ action }) => action.service)).toContain('glue');
  });

  it('the actions that honour each key, and the types that carry it', () => {
    for (const { id } of plain.conditionKeys.filter((_, at) => at % 6 === 0)) {
      const [one, other] = both((catalog) => {
        const key = catalog.conditionKey(id);
        return key === undefined
          ? []
          : [...actionsHonouring(catalog, key), ...typesHonouring(catalog, key)].map((each) => each.id);
      });
      expect(one, id).toEqual(other);
    }
    const volume = archived.conditionKey('ec2:VolumeSize');
    expect(volume && actionsHonouring(archived, volume).map(({ id }) => id)).toContain('ec2:CreateVolume');
  });

  it('the key that a filled-in one is', () => {
    for (const id of [
      'ec2:ResourceTag/team',
      'kms:EncryptionContext:app',
      's3:RequestObjectTag/a',
      'ec2:No/x',
    ])
      expect(archived.conditionKey(id)?.id, id).toBe(plain.conditionKey(id)?.id);
    expect(archived.conditionKey('kms:EncryptionContext:app')?.service).toBe('kms');
  });

  it('the actions that a name in another spelling means', () => {
    for (const name of [
      'get_object',
      'vpc-lattice:associate-via-aws-service-events-and-states',
      's3:AssociateViaAWSServiceEventsAndStates',
      'ec2.run_instances',
      'CreateKeyCommand',
    ])
      expect(actionsMeant(archived, name), name).toEqual(actionsMeant(plain, name));
    expect(actionsMeant(archived, 'get_object')).toEqual(['s3:GetObject']);
    expect(actionsMeant(archived, 's3:AssociateViaAWSServiceEventsAndStates')).toHaveLength(1);
  });
});
