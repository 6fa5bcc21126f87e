/** The build of the catalog: what it counts, and what stops it. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { dependentsText, joinDependents } from '../../catalog/dependents.ts';
import { type BuiltCatalog, countCatalog, surprises } from '../../catalog/expectations.ts';
import {
  InputError,
  ownPath,
  parseWith,
  readDependents,
  readJson,
  readReference2020,
} from '../../catalog/files.ts';
import { type CatalogSources, makeCatalog } from '../../catalog/make-catalog.ts';
import { readRequestShapes } from '../../catalog/request-shapes.ts';
import { correctionsSchema, dependentsSchema, reference2020Schema } from '../../catalog/schemas.ts';
import { readSources } from '../../catalog/sources.ts';
import { actionId } from '../../src/catalog/ids.ts';

let sources: CatalogSources;
let built: BuiltCatalog;
beforeAll(async () => {
  sources = await readSources();
  built = makeCatalog(sources);
});

describe('the counts of the build', () => {
  it('are those of the sources', () => {
    // The documents name these.
    expect(countCatalog(built)).toMatchObject({ services: 456, 'SageMaker actions': 449 });
    expect(surprises(countCatalog(built))).toEqual([]);
    expect(built.core.meta).toMatchObject({
      referenceDate: '2026-09-26',
      referenceVersion: '0.21.202609261',
    });
  });

  it('stop it with a sentence each when an action is missing', () => {
    const actions = built.core.actions.filter(({ name }) => name !== 'CreateTrainingJob');
    const counts = countCatalog({ ...built, core: { ...built.core, actions } });
    expect(surprises(counts)).toEqual([
      'The build found 448 SageMaker actions and expected 449.',
      'The build found 140 SageMaker actions in the 2020 reference and expected 141.',
      'The build found 41 SageMaker actions changed since 2020 and expected 42.',
      'The build found 100 SageMaker actions with dependents and expected 101.',
      'The build found 252 pairs of SageMaker action and dependent and expected 255.',
      'The build found 49 SageMaker actions that need iam:PassRole and expected 50.',
      'The build found 166 needs of execution roles and expected 191.',
      'The build found 298 needs of others than caller and execution role and expected 302.',
    ]);
  });

  it('stop it when a dependent leads nowhere', () => {
    const actions = built.core.actions.map((action) =>
      action.id === 'sagemaker:CreateDomain'
        ? {
            ...action,
            dependentActions: action.dependentActions.map((each) => ({ ...each, id: actionId('iam:Gone') })),
          }
        : action,
    );
    expect(surprises(countCatalog({ ...built, core: { ...built.core, actions } }))).toContain(
      'The build found 9 dependents that do not resolve and expected 0.',
    );
  });

  it('stop it when a source has lost a service', () => {
    const services = sources.today.services.filter(({ prefix }) => prefix !== 'a2c');
    const less = makeCatalog({ ...sources, today: { ...sources.today, services } });
    expect(surprises(countCatalog(less))).toContain('The build found 455 services and expected 456.');
  });
});

describe('an input file that is not as expected', () => {
  it('is named with the place and the reason in one sentence', () => {
    const reference = { ...readReference2020(), conditionKeys: [{ key: 'sagemaker:A', type: 'Text' }] };
    expect(() => parseWith(reference2020Schema, reference, 'catalog/reference-2020.json')).toThrow(
      /^catalog\/reference-2020\.json is not as the build expects at conditionKeys\.0\.type: Invalid option: .*\.$/,
    );
    expect(() => parseWith(correctionsSchema, {}, 'catalog/corrections.json')).toThrow(
      'catalog/corrections.json is not as the build expects at permissionOnly: Invalid input: expected array, received undefined.',
    );
  });

  it('is named when it is missing', () => {
    expect(() => readJson('nowhere.json', dependentsSchema, 'catalog/dependents.json')).toThrow(
      new InputError('catalog/dependents.json cannot be read; run `npm ci` if a package is missing.'),
    );
  });

  it('is named when it speaks of an entry that does not exist', () => {
    const { corrections, dependents, escalations } = sources;
    const level: ['Write'] = ['Write'];
    const levels = { ...corrections.levels, constructor: level };
    expect(() =>
      makeCatalog({ ...sources, corrections: { ...corrections, permissionOnly: ['Gone'] } }),
    ).toThrow("catalog/corrections.json names Gone, which SageMaker's reference does not have.");
    expect(() => makeCatalog({ ...sources, corrections: { ...corrections, levels } })).toThrow(
      "catalog/corrections.json names constructor, which SageMaker's reference does not have.",
    );
    const actions = { ...dependents.actions, Gone: [{ id: 'iam:PassRole', sources: ['request-role'] }] };
    expect(() =>
      makeCatalog({ ...sources, dependents: parseWith(dependentsSchema, { ...dependents, actions }, '') }),
    ).toThrow("catalog/dependents.json names Gone, which SageMaker's reference does not have.");
    const [first] = escalations.escalations;
    expect(first).toBeDefined();
    if (first === undefined) return;
    expect(() =>
      makeCatalog({
        ...sources,
        escalations: { about: '', escalations: [{ ...first, limitedBy: ['sagemaker:Gone'] }] },
      }),
    ).toThrow(
      `catalog/escalations.json names sagemaker:Gone in ${first.name}, which the catalog does not have.`,
    );
  });

  it('may ignore only keys that the reference lists for the action', () => {
    const { corrections } = sources;
    const ignoring = (ignoredKeys: typeof corrections.ignoredKeys) => () =>
      makeCatalog({ ...sources, corrections: { ...corrections, ignoredKeys } });
    expect(ignoring({ 'iam:PassRole': ['iam:PolicyARN'] })).toThrow(
      'catalog/corrections.json ignores iam:PolicyARN of iam:PassRole, which the reference does not list.',
    );
    expect(ignoring({ 'iam:PassRoles': ['iam:PassedToService'] })).toThrow(
      'catalog/corrections.json ignores iam:PassRoles, which the reference does not list.',
    );
    expect(ignoring({ 'iamb:PassRole': ['iam:PassedToService'] })).toThrow(
      'catalog/corrections.json ignores iamb:PassRole, which the reference does not list.',
    );
  });

  it('may not call a key deprecated that actions still list', () => {
    const deprecatedKeys = { ...sources.corrections.deprecatedKeys, VpcSubnets: null };
    expect(() =>
      makeCatalog({ ...sources, corrections: { ...sources.corrections, deprecatedKeys } }),
    ).toThrow('catalog/corrections.json calls sagemaker:VpcSubnets deprecated, but actions still list it.');
  });
});

describe('dependents.json', () => {
  const sagemaker = (reference: CatalogSources['today']) => {
    const found = reference.services.find(({ prefix }) => prefix === 'sagemaker');
    if (found === undefined) throw new Error('no sagemaker');
    return found;
  };

  it('is what its sources give today', async () => {
    const actions = joinDependents({
      reference2020: sources.reference2020,
      reference2026: sources.june,
      operations: sources.needFacts.table,
      today: sagemaker(sources.today),
      requests: await readRequestShapes(),
    });
    expect(readDependents().actions).toEqual(actions);
  });

  it('is written by a refresh in the layout that it is kept in', () => {
    expect(dependentsText(readDependents())).toBe(readFileSync(ownPath('dependents.json'), 'utf8'));
  });

  it('has every pair of the 2020 reference', () => {
    const { actions } = readDependents();
    const pairs = sources.reference2020.actions.flatMap(({ name, dependentActions }) =>
      dependentActions.map((id) => ({ name, id })),
    );
    expect(pairs).toHaveLength(15);
    for (const { name, id } of pairs)
      expect(actions[name]?.find((each) => each.id === id)?.sources, `${name} ${id}`).toContain(
        'reference-2020',
      );
  });

  it('leaves out roles that another service or account assumes', async () => {
    const requests = new Map((await readRequestShapes()).map((each) => [each.operation, each]));
    expect(requests.get('CreateProject')?.roles).toEqual([]);
    expect(requests.get('CreateUserProfile')?.roles).toEqual([
      { path: 'UserSettings.ExecutionRole', required: false },
    ]);
    expect(requests.get('CreateProcessingJob')?.roles).toEqual([{ path: 'RoleArn', required: true }]);
    expect(requests.get('CreatePartnerApp')?.roles).toEqual([{ path: 'ExecutionRoleArn', required: true }]);
    expect(requests.get('CreateCluster')).toEqual({
      operation: 'CreateCluster',
      roles: [
        { path: 'InstanceGroups[].ExecutionRole', required: false },
        { path: 'RestrictedInstanceGroups[].ExecutionRole', required: false },
        { path: 'ClusterRole', required: false },
      ],
      tags: { path: 'Tags', required: false },
    });
  });
});

describe('parts of other services', () => {
  it('hold the whole service, dependents that resolve included', () => {
    const pairs = [...built.parts.values()].flatMap(({ actions }) =>
      actions.flatMap(({ id, dependentActions }) => dependentActions.map((each) => `${id} ${each.id}`)),
    );
    // 4,432 listed less those of actions that are gone, what the tables add, and the roles of our own list.
    expect(pairs).toHaveLength(4_637);
    expect(
      built.parts.get('ec2')?.actions.find(({ name }) => name === 'RunInstances')?.dependentActions,
    ).toContainEqual({
      id: 'iam:PassRole',
      sources: ['reference-2026-06'],
    });
  });

  it('spell placeholders in one way', () => {
    const keys = [...built.parts.values()].flatMap(({ conditionKeys, actions, resourceTypes }) => [
      ...conditionKeys.map(({ id }) => id),
      ...[...actions, ...actions.flatMap((each) => each.resourceTypes), ...resourceTypes].flatMap(
        (each) => each.conditionKeys,
      ),
    ]);
    expect(keys.filter((key) => /<|tag-key/.test(key))).toEqual([]);
    expect(keys).toContain('s3:ExistingObjectTag/${key}');
    expect(keys).toContain('ssm:resourceTag/${TagKey}');
  });

  it('split two levels', () => {
    const tag = built.parts.get('ec2')?.actions.find(({ name }) => name === 'CreateTags');
    expect(tag?.accessLevels).toEqual(['Tagging', 'Write']);
  });
});
