import { describe, expect, it } from 'vitest';
import { smExplore, words } from './session.ts';

const json = async (...argv: readonly string[]) => JSON.parse((await smExplore([...argv, '--json'])).out);

describe('sm-explore list', () => {
  it('prints every SageMaker entry: 449 actions, 68 keys and 73 resource types of the reference, and 3 more', async () => {
    const all: readonly { readonly kind: string; readonly service: string }[] = await json('list');
    const count = (kind: string) => all.filter((entry) => entry.kind === kind).length;
    expect([count('action'), count('condition-key'), count('resource-type'), all.length]).toEqual([
      450, 70, 73, 593,
    ]);
    expect(new Set(all.map(({ service }) => service))).toEqual(new Set(['sagemaker']));
  });

  it.each([
    ['action', 450],
    ['condition-key', 70],
    ['key', 70],
    ['resource-type', 73],
    ['type', 73],
  ])('prints one kind: %s', async (kind, count) => {
    expect(await json('list', '--kind', kind)).toHaveLength(count);
  });

  it('aligns its columns for people', async () => {
    const { out, err, code } = await smExplore(words('list --service sagemaker-geospatial --kind type'));
    expect(out).toBe(
      'sagemaker-geospatial:EarthObservationJob   resource-type  arn:${Partition}:sagemaker-geospatial:${Region}:${Account}:earth-observation-job/${JobID}\n' +
        'sagemaker-geospatial:RasterDataCollection  resource-type  arn:${Partition}:sagemaker-geospatial:${Region}:${Account}:raster-data-collection/${CollectionID}\n' +
        'sagemaker-geospatial:VectorEnrichmentJob   resource-type  arn:${Partition}:sagemaker-geospatial:${Region}:${Account}:vector-enrichment-job/${JobID}\n',
    );
    expect({ err, code }).toEqual({ err: '', code: 0 });
  });

  it('cuts lines to a terminal, with dots where the locale has no ellipsis', async () => {
    const first = async (env: Readonly<Record<string, string>>) =>
      (await smExplore(['list', '--kind', 'type'], { columns: 60, env })).out.split('\n')[0];
    expect(await first({})).toBe('sagemaker:action                               resource-typ…');
    expect(await first({ LC_ALL: 'C' })).toBe('sagemaker:action                               resource-t...');
  });

  it('lists other services and the global keys', async () => {
    expect((await json('list', '--service', 'S3:')).length).toBeGreaterThan(150);
    const globals: readonly { readonly id: string }[] = await json('list', '--service', 'aws');
    expect(globals.map(({ id }) => id)).toContain('aws:SourceIp');
  });

  it('refuses services that there are not', async () => {
    expect(await smExplore(['list', '--service', 'sagemakr'])).toEqual({
      code: 2,
      out: '',
      err: 'There is no service sagemakr; nearest: sagemaker, sagemaker-mlflow, sagemaker-geospatial.\n',
    });
  });
});

describe('sm-explore search', () => {
  it('ranks, each hit with kind, id and name', async () => {
    const hits: readonly { readonly kind: string; readonly id: string; readonly name: string }[] = await json(
      'search',
      'ctj',
      '--limit',
      '3',
    );
    expect(hits).toHaveLength(3);
    expect(hits[0]).toMatchObject({
      kind: 'action',
      id: 'sagemaker:CreateTrainingJob',
      name: 'CreateTrainingJob',
      service: 'sagemaker',
    });
  });

  it('takes the query in one argument or in several, qualifiers with a dash among them', async () => {
    const one = await smExplore(['search', 'endpoint -is:read -kind:key', '--limit', '4']);
    const several = await smExplore(['search', '-is:read', 'endpoint', '--limit', '4', '-kind:key']);
    const dashed = await smExplore(['search', '--limit', '4', '--', '-is:read', 'endpoint', '-kind:key']);
    expect(one.out.split('\n')).toHaveLength(5);
    expect(several.out.split('\n').toSorted()).toEqual(one.out.split('\n').toSorted());
    expect(dashed).toEqual(several);
    expect(one.err).toMatch(/^4 of \d+; --limit \d+ prints all\.\n$/);
  });

  it('loads services that the query names', async () => {
    const hits: readonly { readonly id: string }[] = await json(
      'search',
      'service:s3 getobject',
      '--limit',
      '1',
    );
    expect(hits.map(({ id }) => id)).toEqual(['s3:GetObject']);
  });

  it('says on standard error which qualifiers it does not know', async () => {
    const { code, out, err } = await smExplore(['search', 'kind:foo model', '--limit', '1', '--json']);
    expect(err.split('\n')[0]).toMatch(/^kind: .*foo.*action, key, type\.$/);
    expect(JSON.parse(out)).toEqual([]);
    expect(code).toBe(1);
  });

  it('says that it finds nothing, also by its exit code', async () => {
    expect(await smExplore(['search', 'qqqqzzzzxxxx', '--json'])).toEqual({
      code: 1,
      out: '[]\n',
      err: 'Nothing matches qqqqzzzzxxxx.\n',
    });
  });

  it.each([
    [['search'], "Missing required argument 'QUERY'.\n"],
    [['search', 'x', '--limit', 'many'], '--limit does not take many: it is a whole number, at least 1.\n'],
    [['search', 'x', '--limit', '0'], '--limit does not take 0: it is a whole number, at least 1.\n'],
  ])('%j is refused', async (argv, err) => {
    expect(await smExplore(argv)).toEqual({ code: 2, out: '', err });
  });
});

describe('sm-explore show', () => {
  it('gives an action with all its relations', async () => {
    const shown = await json('show', 'createtrainingjob');
    expect(shown).toMatchObject({
      kind: 'action',
      id: 'sagemaker:CreateTrainingJob',
      name: 'CreateTrainingJob',
      service: 'sagemaker',
      in2020: true,
      accessLevel: 'Write',
      permissionOnly: false,
      neededBy: [],
    });
    expect(shown.resourceTypes).toContainEqual({
      id: 'sagemaker:training-job',
      required: true,
      arn: 'arn:${Partition}:sagemaker:${Region}:${Account}:training-job/${TrainingJobName}',
    });
    expect(
      shown.dependentActions.map(({ id, when }: { readonly id: string; readonly when?: string }) => [
        id,
        when,
      ]),
    ).toEqual([
      ['iam:PassRole', undefined],
      ['kms:CreateGrant', 'a customer managed KMS key is set that the role may not use'],
      ['sagemaker:AddTags', 'the request sets Tags'],
    ]);
    expect(shown.conditionKeys).toContain('sagemaker:VpcSubnets');
    // Through its resource type only.
    expect(shown.conditionKeys).toContain('aws:ResourceTag/${TagKey}');
  });

  it('gives a key with its operators, and what honours it', async () => {
    const shown = await json('show', 'SAGEMAKER:VPCSUBNETS');
    expect(shown).toMatchObject({ kind: 'condition-key', id: 'sagemaker:VpcSubnets', type: 'ArrayOfString' });
    expect(shown.operators).toContain('ForAllValues:StringEquals');
    expect(shown.actions).toContain('sagemaker:CreateTrainingJob');
    expect(shown).not.toHaveProperty('deprecated');
    expect((await json('show', 'VolumeKmsKey')).deprecated).toEqual({
      replacedBy: 'sagemaker:VolumeKmsKeyArn',
    });
  });

  it('gives a resource type with its actions', async () => {
    const shown = await json('show', 'training-job');
    expect(shown).toMatchObject({
      kind: 'resource-type',
      id: 'sagemaker:training-job',
      arn: 'arn:${Partition}:sagemaker:${Region}:${Account}:training-job/${TrainingJobName}',
    });
    expect(shown.actions).toContain('sagemaker:StopTrainingJob');
  });

  it('agrees both ways: an action honours a key exactly when the key names the action', async () => {
    const actions: readonly { readonly id: string; readonly conditionKeys: readonly string[] }[] = await json(
      'list',
      '--kind',
      'action',
    );
    const keys: readonly { readonly id: string; readonly actions: readonly string[] }[] = await json(
      'list',
      '--kind',
      'key',
    );
    const ours = new Set(actions.map(({ id }) => id));
    for (const key of keys) {
      const honouring = actions
        .filter(({ conditionKeys }) => conditionKeys.includes(key.id))
        .map(({ id }) => id);
      expect(
        key.actions.filter((id) => ours.has(id)),
        key.id,
      ).toEqual(honouring.toSorted());
    }
  });

  it.each([
    ['passrole', 'iam:PassRole'],
    ['iam:PassRole', 'iam:PassRole'],
    ['aws:RequestTag/team', 'aws:RequestTag/${TagKey}'],
    ['sourceip', 'aws:SourceIp'],
    ['ModelLifeCycle:Stage', 'sagemaker:ModelLifeCycle:Stage'],
    ['s3:getobject', 's3:GetObject'],
  ])('finds %s', async (name, id) => {
    expect((await json('show', name)).id).toBe(id);
  });

  it('tells people the same in aligned lines', async () => {
    const { out } = await smExplore(['show', 'StopTrainingJob']);
    const [id, description, blank, ...lines] = out.split('\n');
    expect(id).toBe('sagemaker:StopTrainingJob');
    const whole = (await json('show', 'StopTrainingJob')).description;
    expect(whole.startsWith(description)).toBe(true);
    expect(blank).toBe('');
    expect(lines.slice(0, 4)).toEqual([
      'Kind            action, Write',
      'Resource types  sagemaker:training-job  required  arn:${Partition}:sagemaker:${Region}:${Account}:training-job/${TrainingJobName}',
      'Condition keys  aws:ResourceTag/${TagKey}',
      '                sagemaker:ResourceTag/${TagKey}',
    ]);
  });

  it.each([
    ['DeleteEndpoint', ['Unchanged.']],
    [
      'CreateTrainingJob',
      [
        'Gained 2 resource types: reserved-capacity, training-plan.',
        'Gained 5 condition keys: DirectGatedModelAccess, EnableRemoteDebug, KeepAlivePeriod, OutputKmsKeyArn, VolumeKmsKeyArn.',
        'Lost 2 condition keys: OutputKmsKey, VolumeKmsKey.',
        'Gained 1 dependent action: AddTags.',
      ],
    ],
    ['CreateHub', ['New: the 2020 reference did not have it.']],
    [
      'AppNetworkAccessType',
      [
        'New: the 2020 reference did not have it.',
        'sagemaker:AppNetworkAccess became sagemaker:AppNetworkAccessType.',
      ],
    ],
    [
      'VolumeKmsKeyArn',
      [
        'New: the 2020 reference did not have it.',
        'sagemaker:HomeEfsFileSystemKmsKey became sagemaker:VolumeKmsKeyArn.',
        'sagemaker:VolumeKmsKey became sagemaker:VolumeKmsKeyArn.',
      ],
    ],
    [
      'VolumeKmsKey',
      [
        'sagemaker:VolumeKmsKey became sagemaker:VolumeKmsKeyArn.',
        'Lost 10 actions: CreateAutoMLJob, CreateEndpointConfig, CreateHyperParameterTuningJob, CreateLabelingJob, CreateMonitoringSchedule and 5 more.',
        'No action honours it any more.',
      ],
    ],
    [
      'training-job',
      [
        'Gained 2 actions: DeleteTrainingJob, UpdateTrainingJob.',
        'Lost 2 actions: GetSearchSuggestions, Search.',
      ],
    ],
  ])('says what became of %s since 2020', async (name, sentences) => {
    const { out } = await smExplore(['show', name]);
    const lines = out.split('\n');
    const from = lines.findIndex((line) => line.startsWith('Since 2020'));
    const to = lines.findIndex((line) => line.startsWith('Reference'));
    expect(lines.slice(from, to).map((line) => line.slice('Since 2020'.length).trim())).toEqual(sentences);
  });

  it('names what points at an entry of other services in whole services only, and says which', async () => {
    const tag = await json('show', 'aws:RequestTag/${TagKey}');
    const prefixes = (ids: readonly string[]) => [...new Set(ids.map((id) => id.split(':')[0]))];
    expect(prefixes(tag.actions)).toEqual(['sagemaker-geospatial', 'sagemaker']);
    const { out } = await smExplore(['show', 'aws:RequestTag/${TagKey}']);
    expect(out).toMatch(/\n +\(looked for in SageMaker and its sister services only\)\n/);
    const role = await smExplore(['show', 'iam:PassRole']);
    expect(role.out).toMatch(/Needed by +iam:AddRoleToInstanceProfile\n/);
    expect(role.out).toMatch(/\n +\(looked for in iam, SageMaker and its sister services only\)\n/);
    expect((await smExplore(['show', 'AddTags'])).out).not.toContain('looked for');
  });

  it.each(['', '  '])('asks for a name where there is none: "%s"', async (name) => {
    const { code, out, err } = await smExplore(['show', name]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toBe('Name the entry to show, as in show CreateTrainingJob.\n');
  });

  it.each([
    [
      'CreateTrainingJbo',
      'There is no entry CreateTrainingJbo; nearest: sagemaker:CreateTrainingJob, sagemaker:CreateTrainingPlan, sagemaker:CreateTransformJob.\n',
    ],
    ['constructor', /^There is no entry constructor; nearest: [\w:-]+, [\w:-]+, [\w:-]+\.\n$/],
    ['\u202Ejob', /^There is no entry \\u202ejob; nearest: /],
  ])('refuses %s with the three nearest names', async (name, said) => {
    const { code, out, err } = await smExplore(['show', name]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(said);
  });
});

describe('sm-explore show SERVICE', () => {
  it('opens as the page of 2020 did: where it is described, and what columns and levels mean', async () => {
    const { out, code } = await smExplore(['show', 'sagemaker']);
    expect(code).toBe(0);
    expect(out).toMatch(/^Entries +449 actions, 73 resource types, 68 condition keys$/m);
    expect(out).toMatch(/^Configure it +https:\S+$/m);
    expect(out).toMatch(/^Its API operations +https:\S+$/m);
    expect(out).toMatch(/^Secure it with IAM +https:\S+security-iam\.html$/m);
    for (const word of ['Resource types', 'Dependent actions', 'Tagging', 'Permissions management'])
      expect(out).toMatch(new RegExp(`^ .*${word}  +[a-z]`, 'm'));
  });

  it('knows services under other names, as JSON too', async () => {
    expect(await json('show', 'efs')).toMatchObject({ kind: 'service', prefix: 'elasticfilesystem' });
  });
});

describe('sm-explore changes', () => {
  it('tells by entry what became of the 2020 reference', async () => {
    const { out } = await smExplore(['changes', '--since', '2020']);
    expect(out.split('\n')[0]).toBe(
      "SageMaker's reference of 2020-04-12 and of 2026-09-26: 73 changed, 399 new, 1 gone, 120 unchanged.",
    );
    expect(out).toContain('\nGone (1)\n  sagemaker:AppNetworkAccess  condition-key\n');
    expect(out).toContain('    It is no longer permission only.\n');
  });

  it('leaves out nothing of the page, and counts the same in JSON', async () => {
    const all = await json('changes');
    const names = [...all.changed, ...all.gone, ...all.unchanged].map(({ id }: { id: string }) => id);
    expect(names).toHaveLength(141 + 27 + 26);
    expect(all).toMatchObject({ from: { date: '2020-04-12' }, to: { date: '2026-09-26' } });
  });

  it('keeps to one kind, and knows one year', async () => {
    expect((await json('changes', '--kind', 'type')).changed).toHaveLength(16);
    expect((await smExplore(['changes', '--since', '2021'])).code).toBe(2);
  });
});

describe('qualifiers of the years', () => {
  it.each([
    ['is:2020', 194],
    ['is:changed', 74],
    ['is:gone', 1],
    ['is:new kind:type', 46],
  ])('%s finds %i', async (query, count) => {
    expect(await json('search', query, '--limit', '1000')).toHaveLength(count);
  });
});

describe('what an auditor may see', () => {
  it('reads or lists, and gives neither data nor a way in; what is left out is named with its reason', async () => {
    const { out, err } = await smExplore(['search', 'is:audit', '--limit', '1000']);
    const listed = out
      .trim()
      .split('\n')
      .map((row) => row.split(' ')[0]);
    const reading = new Set<string>();
    for (const level of ['is:read', 'is:list'])
      for (const { id } of await json('search', `${level} -is:write -is:tagging`, '--limit', '1000'))
        reading.add(id);
    const data = await smExplore(['search', 'is:data', '--limit', '1000']);
    const giving = data.out
      .trim()
      .split('\n')
      .map((row) => row.split(' ')[0]);
    expect(new Set(listed)).toEqual(new Set([...reading].filter((id) => !giving.includes(id))));
    expect(giving).toEqual(expect.arrayContaining(['sagemaker:GetRecord', 'sagemaker:InvokeEndpoint']));
    expect(data.out).toMatch(/^sagemaker:GetRecord .*records of feature groups$/m);
    expect(err).toMatch(/^Left out.* AccessModelPackage, .* and \d+ more; is:data/m);
  });
});

describe('names that people know', () => {
  it.each([
    ['ListObjectsV2', 's3:ListBucket'],
    ['s3:CreateMultipartUpload', 's3:PutObject'],
    ['create-training-job', 'sagemaker:CreateTrainingJob'],
    ['CreateTrainingJobCommand', 'sagemaker:CreateTrainingJob'],
    ['sagemaker-runtime:InvokeEndpoint', 'sagemaker:InvokeEndpoint'],
    ['efs:CreateFileSystem', 'elasticfilesystem:CreateFileSystem'],
  ])('%s leads to %s: shown, searched and in a policy', async (name, id) => {
    const shown = await smExplore(['show', name]);
    expect(shown.out.split('\n')[0]).toBe(id);
    expect(shown.err).toContain(id);
    const { out, err } = await smExplore(['policy', name]);
    expect(JSON.parse(out).Statement[0].Action).toEqual([id]);
    expect(err).toContain(`hint: ${name} is checked as ${id}`);
  });

  it.each(['ListObjectsV2', 'HeadBucket', 's3:ListObjectsV2'])(
    'a search for %s finds s3:ListBucket first',
    async (query) => {
      expect((await json('search', query))[0].id).toBe('s3:ListBucket');
    },
  );

  it('never guesses a misspelt name for a policy, and offers the exact one of another service first', async () => {
    expect(await smExplore(['policy', 'batch:CreateEndpoint'])).toMatchObject({ code: 2, out: '' });
    const { err } = await smExplore(['show', 'batch:CreateEndpoint']);
    expect(err).toMatch(/nearest: sagemaker:CreateEndpoint, /);
  });
});

describe('other services as they match', () => {
  it('counts the tag keys that the actions honour among the keys of a service', async () => {
    const keys = await json('list', '--service', 's3', '--kind', 'condition-key');
    expect(keys.map(({ id }: { id: string }) => id)).toEqual(
      expect.arrayContaining(['aws:RequestTag/${TagKey}', 'aws:ResourceTag/${TagKey}', 's3:prefix']),
    );
  });

  it.each([
    [['s3:GetObject'], ['arn:aws:s3:*:*:accesspoint/*/object/*', 'arn:aws:s3:::*/*']],
    [
      [
        'logs:FilterLogEvents',
        '--resource',
        'log-group=arn:aws:logs:eu-west-1:111122223333:log-group:/aws/x',
      ],
      ['arn:aws:logs:eu-west-1:111122223333:log-group:/aws/x:*'],
    ],
    [
      ['logs:TagResource', '--resource', 'log-group=arn:aws:logs:eu-west-1:111122223333:log-group:/aws/x'],
      ['arn:aws:logs:eu-west-1:111122223333:log-group:/aws/x'],
    ],
  ])('states %j on %j', async (argv, resources) => {
    const { out } = await smExplore(['policy', ...argv]);
    expect(JSON.parse(out).Statement[0].Resource).toEqual(resources);
  });
});
