import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../src/catalog/catalog.ts';
import { loadCatalog, loadServices } from '../../src/catalog/load.ts';
import { honours } from '../../src/catalog/relations.ts';
import type { SearchHit } from '../../src/search/outcome.ts';
import { qualifiers } from '../../src/search/qualifiers.ts';
import { search } from '../../src/search/search.ts';

const catalog = loadCatalog();
const ask = (query: string, limit = 600) => search(catalog, query, limit);
const ids = (query: string): readonly string[] => ask(query).hits.map(({ entry }) => entry.id);
const names = (query: string): readonly string[] => ask(query).hits.map(({ entry }) => entry.name);

/** The name with its matched characters in brackets. */
function marked({ entry, matches }: SearchHit): string {
  let text = entry.name;
  for (const { field, start, end } of [...matches].reverse()) {
    if (field === 'name') text = `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`;
  }
  return text;
}

const firstMarked = (query: string): string | undefined => ask(query, 1).hits.map(marked)[0];

describe('an empty query', () => {
  it('lists every SageMaker entry, actions first', () => {
    const { hits, total, outOf, loose } = ask('  ');
    expect({ hits: hits.length, total, outOf, loose }).toEqual({
      hits: 593,
      total: 593,
      outOf: 593,
      loose: false,
    });
    expect(hits.slice(0, 3).map(({ entry }) => entry.name)).toEqual([
      'AccessModelPackage',
      'AddAssociation',
      'AddTags',
    ]);
  });

  it('builds no index: the first screen does not wait for one', () => {
    let read = 0;
    const watched = <T extends object>(entries: readonly T[]): readonly T[] =>
      entries.map((entry) => {
        const get = (target: T, property: string | symbol): unknown => {
          if (property === 'description') read++;
          return Reflect.get(target, property);
        };
        return new Proxy(entry, { get });
      });
    const fresh = createCatalog({ ...catalog.core, actions: watched(catalog.core.actions) });
    expect(search(fresh, '', 20).total).toBe(593);
    expect(search(fresh, 'is:write', 20).hits).toHaveLength(20);
    expect(read).toBe(0);
    search(fresh, 'ctj', 20);
    expect(read).toBeGreaterThan(0);
  });

  it('keeps to the limit and still counts all', () => {
    expect(ask('', 5)).toMatchObject({ total: 593, hits: { length: 5 } });
    expect(ask('train', 5)).toMatchObject({ hits: { length: 5 } });
    expect(ask('train', 5).total).toBe(ask('train').total);
  });
});

describe('what people type', () => {
  it.each([
    ['CreateModel', 'CreateModel'],
    ['createmodel', 'CreateModel'],
    ['sagemaker:CreateModel', 'CreateModel'],
    ['search', 'Search'],
    ['training-job', 'training-job'],
    ['vpcsubnets', 'VpcSubnets'],
    ['modellifecycle:stage', 'ModelLifeCycle:Stage'],
    ['aws:requesttag/${tagkey}', 'RequestTag/${TagKey}'],
    ['sagemaker:RequestTag/team', 'RequestTag/${TagKey}'],
    ['createtr', 'CreateTrial'],
    ['ctj', 'CreateTrainingJob'],
    ['ltjfhptj', 'ListTrainingJobsForHyperParameterTuningJob'],
    ['cajv2', 'CreateAutoMLJobV2'],
    ['crtrainjob', 'CreateTrainingJob'],
    ['delmodpkg', 'DeleteModelPackage'],
    ['crhptj', 'CreateHyperParameterTuningJob'],
    ['lsittags', 'ListTags'],
    ['delete endpont config', 'DeleteEndpointConfig'],
    ['crease cluster', 'CreateCluster'],
    ['job training create', 'CreateTrainingJob'],
    ['trainingjobcreate', 'CreateTrainingJob'],
    ['work team update', 'UpdateWorkteam'],
    ['remove tags', 'DeleteTags'],
    ['show training job', 'DescribeTrainingJob'],
    ['list endpoint configurations', 'ListEndpointConfigs'],
    ['tune hyperparameters', 'CreateHyperParameterTuningJob'],
    ['heartbeat data from devices', 'SendHeartbeat'],
    ['purchase an extension offering', 'ExtendTrainingPlan'],
    ['sagemaker list models', 'ListModels'],
    ['removing user profiles', 'DeleteUserProfile'],
    ['aliases of an image version', 'ListAliases'],
  ])('%s finds %s first', (query, name) => {
    expect(names(query)[0]).toBe(name);
  });

  it('puts the shorter of two equally good names first', () => {
    expect(names('ctj').slice(0, 2)).toEqual(['CreateTrainingJob', 'CreateTransformJob']);
    expect(names('createmodelp').slice(0, 2)).toEqual(['CreateModelPackage', 'CreateModelPackageGroup']);
  });

  it('puts the commoner verb first where none was typed, and the resource type behind the actions', () => {
    const found = names('training job');
    expect(found.slice(0, 2)).toEqual(['CreateTrainingJob', 'DescribeTrainingJob']);
    expect(found.indexOf('training-job')).toBeGreaterThan(2);
    expect(found).toContain('training-job');
  });

  it('answers the same whatever was asked before', () => {
    const fresh = ids('udpate model crad');
    for (const query of ['u', 'udpate', 'udpate model', 'crad', 'model', 'udpate model crad']) ask(query);
    expect(ids('udpate model crad')).toEqual(fresh);
  });
});

describe('which characters matched', () => {
  it.each([
    ['ctj', '[C]reate[T]raining[J]ob'],
    ['crtrainjob', '[Cr]eate[Train]ing[Job]'],
    ['createtrainingj', '[CreateTrainingJ]ob'],
    ['delmodpkg', '[Del]ete[Mod]el[P]ac[k]a[g]e'],
    ['lsittags', '[ListTags]'],
    ['job training', 'Create[TrainingJob]'],
    ['remove tags', '[DeleteTags]'],
    ['hpo', 'Create[HyperParameterTuning]Job'],
    ['model-card', '[model]-[card]'],
    ['Create?odel', '[Create]M[odel]'],
    ['note book inst create', '[Create][Notebook][Inst]ance'],
  ])('%s', (query, name) => {
    expect(firstMarked(query)?.replaceAll('][', '')).toBe(name.replaceAll('][', ''));
  });

  it('takes a word that descriptions have for that word before it takes it for a form of another', () => {
    const jobs = ['CreateJob', 'DeleteJob', 'DescribeJob', 'ListJobs', 'StopJob'];
    expect(names('model customization').slice(0, jobs.length).sort()).toEqual(jobs);
    // Where no description has it, the form is all that there is.
    expect(names('customizations metadata remove')[0]).toBe('CustomerMetadataPropertiesToRemove');
  });

  it('says which words of the description matched', () => {
    const [hit] = ask('trajectory', 1).hits;
    const texts = hit?.matches.map(({ field, start, end }) => [field, hit.entry[field].slice(start, end)]);
    expect(texts).toEqual([['description', 'trajectory']]);
  });
});

describe('patterns', () => {
  it('list exactly the actions that they would grant', () => {
    const granted = (pattern: RegExp): readonly string[] =>
      catalog.actions
        .filter(({ service, name }) => service === 'sagemaker' && pattern.test(name))
        .map(({ id }) => id);
    expect(ids('Describe*Job')).toEqual(granted(/^Describe.*Job$/i));
    expect(ask('describe*job').total).toBe(granted(/^Describe.*Job$/i).length);
    expect(ids('Create?odel')).toEqual(['sagemaker:CreateModel']);
    expect(ids('*')).toHaveLength(450);
    expect(ids('sagemaker:*TAGS')).toEqual([
      'sagemaker:AddTags',
      'sagemaker:DeleteTags',
      'sagemaker:ListTags',
    ]);
    expect(ids('List* -*Job* is:tagging')).toEqual([]);
  });

  it('match other kinds when those are asked for', () => {
    expect(names('*Subnets kind:key')).toEqual(['VpcSubnets']);
    expect(names('model-c* kind:type')).toEqual(['model-card', 'model-card-export-job']);
  });

  it('that grant nothing are read as words, and say so', () => {
    const { loose, hits } = ask('Creaet*Domain');
    expect(loose).toBe(true);
    expect(hits[0]?.entry.name).toBe('CreateDomain');
  });
});

describe('qualifiers', () => {
  const every = (query: string) => ask(query).hits.map(({ entry }) => entry);

  it('kind:', () => {
    expect(ask('kind:action')).toMatchObject({ total: 450, outOf: 450 });
    expect(ask('kind:key')).toMatchObject({ total: 70, outOf: 70 });
    expect(ask('kind:type')).toMatchObject({ total: 73, outOf: 73 });
    expect(ask('-kind:action')).toMatchObject({ total: 143, outOf: 143 });
    expect(ask('kind:key,type')).toMatchObject({ total: 143 });
    expect(new Set(every('train kind:action').map(({ kind }) => kind))).toEqual(new Set(['action']));
  });

  it.each([
    ['read', 'Read'],
    ['write', 'Write'],
    ['list', 'List'],
    ['tagging', 'Tagging'],
    ['permissions', 'Permissions management'],
  ])('is:%s', (value, level) => {
    const wanted = catalog.actions.filter(
      ({ service, accessLevels }) => service === 'sagemaker' && accessLevels.some((each) => each === level),
    );
    expect(wanted.length).toBeGreaterThan(0);
    expect(ids(`is:${value}`)).toEqual(wanted.map(({ id }) => id));
    expect(ask(`-is:${value}`).total).toBe(593 - wanted.length);
  });

  it('is:deprecated, is:permission-only, is:new', () => {
    expect(ids('is:deprecated')).toContain('sagemaker:VolumeKmsKey');
    expect(ids('is:deprecated')).not.toContain('sagemaker:VolumeKmsKeyArn');
    expect(ask('is:permission-only').total).toBe(15);
    expect(ids('is:new')).toContain('sagemaker:CreateHub');
    expect(ids('is:new')).not.toContain('sagemaker:CreateTrainingJob');
  });

  it('needs:', () => {
    const wanted = catalog.actions
      .filter(
        ({ service, dependentActions }) =>
          service === 'sagemaker' && dependentActions.some(({ id }) => id === 'iam:PassRole'),
      )
      .map(({ id }) => id);
    for (const value of ['iam:PassRole', 'iam:passrole', 'passrole', 'iam:PassR'])
      expect(ids(`needs:${value}`)).toEqual(wanted);
    expect(ids('needs:iam:PassRole notebook')[0]).toBe('sagemaker:CreateNotebookInstance');
    expect(ids('needs:iam:PassRole notebook')).not.toContain('sagemaker:StopNotebookInstance');
  });

  it('key:', () => {
    const wanted = catalog.actions
      .filter((action) => action.service === 'sagemaker' && honours(catalog, action, 'sagemaker:VpcSubnets'))
      .map(({ id }) => id);
    expect(wanted.length).toBeGreaterThan(5);
    expect(ids('key:VpcSubnets')).toEqual(wanted);
    expect(ids('key:sagemaker:vpcsubnets')).toEqual(wanted);
    expect(ids('key:VpcSub')).toEqual(wanted);
    expect(ids('key:aws:ResourceTag/team kind:action').length).toBeGreaterThan(100);
  });

  it('on:', () => {
    const found = ids('on:endpoint');
    expect(found).toContain('sagemaker:InvokeEndpoint');
    expect(found).not.toContain('sagemaker:DeleteEndpointConfig');
    expect(ids('on:endpoint is:write create')[0]).toBe('sagemaker:CreateEndpoint');
  });

  it('type:', () => {
    expect(ids('type:bool').length).toBeGreaterThan(0);
    for (const entry of every('type:arn')) {
      expect(entry.kind === 'condition-key' && entry.type).toMatch(/^(ARN|ArrayOfARN)$/);
    }
    expect(names('type:numeric')).toContain('MaxRuntimeInSeconds');
  });

  it('service: and a leading prefix name services that are to be loaded', () => {
    expect(ask('s3:GetObject')).toMatchObject({ missingServices: ['s3'], problems: [] });
    expect(ask('service:s3 getobject').missingServices).toEqual(['s3']);
    expect(ask('sagemaker:CreateApp').missingServices).toEqual([]);
    const loaded = loadServices(catalog, ['s3']);
    const outcome = search(loaded, 's3:getobj', 3);
    expect(outcome.missingServices).toEqual([]);
    expect(outcome.hits[0]?.entry.id).toBe('s3:GetObject');
    expect(search(loaded, 's3:Get*Acl', 9).hits.map(({ entry }) => entry.id)).toContain('s3:GetBucketAcl');
    expect(ids('aws:sourcevpc')[0]).toBe('aws:SourceVpc');
  });

  it('a typed prefix decides between keys of one name', () => {
    expect(ids('sagemaker:resourcetag')[0]).toBe('sagemaker:ResourceTag/${TagKey}');
    expect(ids('aws:resourcetag')).toEqual(['aws:ResourceTag/${TagKey}']);
    expect(ask('aws:ResourceTag/team')).toMatchObject({ loose: false, total: 1 });
  });

  it('a pasted ARN asks for its resource type', () => {
    expect(ids('arn:aws:sagemaker:eu-west-1:123456789012:training-job/mine')[0]).toBe(
      'sagemaker:training-job',
    );
  });

  it('each says what it takes when its value is missing', () => {
    for (const { name, values, about } of qualifiers) {
      expect(about).not.toBe('');
      expect(ask(`${name}:`).problems).toEqual([`${name}: needs a value; it takes ${values}.`]);
      expect(ask(`${name}:`).total).toBe(593);
    }
  });

  it('refuse words', () => {
    const found = names('model -package -card');
    expect(found).toContain('CreateModel');
    expect(found.some((name) => /package|card/i.test(name))).toBe(false);
  });

  it('that are unknown are said, with the valid ones', () => {
    const { problems, spans } = ask('colour:red is:blue create domain', 1);
    expect(problems).toEqual([
      'There is no qualifier colour:; there are kind:, is:, needs:, key:, on:, type:, service:.',
      'is: does not know “blue”; it takes read, write, list, audit, data, tagging, permissions, deprecated, permission-only, new, 2020, changed, gone.',
    ]);
    expect(spans).toEqual([
      { start: 0, end: 10, kind: 'bad-qualifier' },
      { start: 11, end: 18, kind: 'bad-qualifier' },
      { start: 19, end: 25, kind: 'text' },
      { start: 26, end: 32, kind: 'text' },
    ]);
    expect(names('colour:red create domain')[0]).toBe('CreateDomain');
    expect(ask('service:s33').problems[0]).toMatch(/^There is no service “s33”; nearest: s3/);
    expect(ask('kind:').problems[0]).toBe('kind: needs a value; it takes action, key, type.');
  });

  it.each([
    ['on:endpointj', 'endpoint'],
    ['on:trainingjob', 'training-job'],
    ['key:VpcSubnetz', 'VpcSubnets'],
    ['needs:iam:PasRole', 'PassRole'],
  ])('list nothing where nothing has their value, and offer the nearest: %s', (query, near) => {
    const { hits, total, problems } = ask(`${query} create`);
    expect({ hits, total }).toEqual({ hits: [], total: 0 });
    expect(problems[0]).toContain(`nearest: ${near}`);
  });

  it('list nothing for a value of no closed set either, but everything for one still to be typed', () => {
    for (const query of ['is:blue model', 'kind:action is:blue', '-is:blue', 'service:s33 get'])
      expect(ask(query)).toMatchObject({ hits: [], total: 0, loose: false });
    expect(ask('is: create domain').hits[0]?.entry.name).toBe('CreateDomain');
    expect(ask('is:blue,read').total).toBe(ask('is:read').total);
  });

  it('are not what prose writes before a colon', () => {
    for (const query of [
      'User: create domain',
      'Error: "create" domain',
      'see https://example.org: create domain',
      '{"Action":"create domain"}',
    ])
      expect(ask(query).problems, query).toEqual([]);
    expect(names('Error: create domain')[0]).toBe('CreateDomain');
  });

  it('take a service by the name that people know it by', () => {
    expect(ask('efs:DescribeFileSystems').missingServices).toEqual(['elasticfilesystem']);
    expect(ask('stepfunctions:StartExecution').missingServices).toEqual(['states']);
  });

  it('find the resource type of any service behind an ARN', () => {
    const loaded = loadServices(catalog, ['s3', 'iam', 'sqs']);
    const first = (arn: string) => search(loaded, arn, 1).hits[0]?.entry.id;
    expect(first('arn:aws:s3:::bucket')).toBe('s3:bucket');
    expect(first('arn:aws:s3:::bucket/key')).toBe('s3:object');
    expect(first('arn:aws:iam::123456789012:role/team/name')).toBe('iam:role');
    expect(first('arn:aws:sqs:eu-west-1:123456789012:orders')).toBe('sqs:queue');
  });

  it('are parted from the text for the eye', () => {
    const query = 'sagemaker:Create* -is:read model';
    expect(ask(query).spans.map(({ start, end, kind }) => [query.slice(start, end), kind])).toEqual([
      ['sagemaker:', 'qualifier'],
      ['Create*', 'wildcard'],
      ['-is:read', 'qualifier'],
      ['model', 'text'],
    ]);
  });
});

describe('nothing found', () => {
  it('is retried without the words that nothing has', () => {
    const { loose, hits } = ask('create flibbertigibbet domain', 1);
    expect(loose).toBe(true);
    expect(hits[0]?.entry.name).toBe('CreateDomain');
  });

  it('falls back to names that look alike', () => {
    const { loose, hits } = ask('xreatxmodxl', 3);
    expect(loose).toBe(true);
    expect(hits.length).toBeGreaterThan(0);
  });

  it('keeps to the qualifiers all the same', () => {
    const { hits } = ask('flibbertigibbet domain kind:key');
    expect(new Set(hits.map(({ entry }) => entry.kind))).toEqual(new Set(['condition-key']));
  });
});
