/** One item at a time: what it is stated on, under which conditions, and what is said of it. */
import { describe, expect, it } from 'vitest';
import { resourceTypeId } from '../../../src/catalog/ids.ts';
import { loadCatalog, loadServices } from '../../../src/catalog/load.ts';
import type { Catalog } from '../../../src/catalog/model.ts';
import type { Condition } from '../../../src/iam/document.ts';
import { grantOf } from '../../../src/policy/assemble/grant.ts';
import { addAction, addActions, addItem, emptyCart } from '../../../src/policy/cart/cart.ts';
import type { AssembleOptions, Cart, CartItem, Scope } from '../../../src/policy/cart-model.ts';
import { options as ours } from '../session.ts';

const catalog = loadServices(loadCatalog(), [
  'iam',
  's3',
  'dms',
  'events',
  'execute-api',
  'security-ir',
  'autoscaling',
]);
const options: AssembleOptions = { ...ours, region: '*', account: '*' };

const scoped = (type: string, ...arns: readonly string[]): Scope => ({
  kind: 'arns',
  byType: { [resourceTypeId(type)]: arns },
});

/** The first item of a cart, looked up. */
function grantedBy(
  cart: Cart,
  changed: {
    readonly options?: Partial<AssembleOptions>;
    readonly original?: CartItem;
    readonly catalog?: Catalog;
  } = {},
) {
  const [item] = cart.items;
  if (item === undefined) throw new Error('an empty cart');
  const { grant, remarks } = grantOf(
    item,
    changed.catalog ?? catalog,
    { ...options, ...changed.options },
    {
      cart,
      original: changed.original,
    },
  );
  return {
    action: grant?.action,
    reach: grant?.reach?.map(({ text }) => text) ?? null,
    resources: grant?.resources ?? [],
    conditions: (grant?.conditions ?? []).map(
      ({ operator, key, values }) => `${operator} ${key} ${values.join(' ')}`,
    ),
    said: remarks.map(({ rule, severity }) => `${severity} ${rule}`),
    messages: remarks.map(({ message }) => message).join('\n'),
  };
}

/** An action that is there for others' sake. */
const needed = (action: string, ...by: readonly string[]): Cart => addAction(emptyCart, action, by);

describe('a role that is passed', () => {
  const passing = (...by: readonly string[]) => grantedBy(needed('iam:PassRole', ...by));

  it.each([
    [['sagemaker:CreateModel'], ['StringEquals iam:PassedToService sagemaker.amazonaws.com']],
    [
      ['sagemaker:CreateModel', 'sagemaker:CreateCluster'],
      ['StringEquals iam:PassedToService hyperpod.sagemaker.amazonaws.com sagemaker.amazonaws.com'],
    ],
    // A name of which a part differs by region is a pattern, and needs the operator that takes one.
    [['dms:CreateEndpoint'], ['StringLike iam:PassedToService dms.*.amazonaws.com dms.amazonaws.com']],
    // Who takes the role is not known: a wrong service would lock people out.
    [['sagemaker:ListModels'], []],
    [['sagemaker:CreateModel', 'sagemaker:ListModels'], []],
  ])('for %j goes to the services that take it', (by, conditions) => {
    expect(passing(...by).conditions).toEqual(conditions);
  });

  it('goes to the service under its name in the partition', () => {
    const cart = needed('iam:PassRole', 'autoscaling:CreateAutoScalingGroup');
    const names = grantedBy(cart, { options: { partition: 'aws-cn' } });
    expect(names.conditions.join()).toContain('ec2.amazonaws.com ec2.amazonaws.com.cn');
    expect(names.resources).toEqual(['arn:aws-cn:iam::*:role/*']);
    expect(grantedBy(cart).conditions.join()).not.toContain('.cn');
  });

  it('is any role while none is named, and a hint says so', () => {
    expect(passing('sagemaker:CreateModel')).toMatchObject({
      resources: ['arn:aws:iam::*:role/*'],
      said: ['hint role-not-named'],
    });
    expect(passing('sagemaker:CreateModel').messages).toContain('arn:aws:iam::*:role/*');
  });

  it('is the roles that are named, less those that are refused', () => {
    const roleArns = [
      'arn:aws:iam::111122223333:role/b',
      'arn:aws:iam::1:role/x',
      'arn:aws:iam::111122223333:role/a',
    ];
    const { resources, said, messages } = grantedBy(needed('iam:PassRole'), { options: { roleArns } });
    expect(resources).toEqual(['arn:aws:iam::111122223333:role/a', 'arn:aws:iam::111122223333:role/b']);
    expect(said).toEqual(['error scope-refused']);
    expect(messages).toContain('arn:aws:iam::1:role/x');
  });

  it('is the item’s own ARNs where it has some, without a hint', () => {
    const scope = scoped('iam:role', 'arn:aws:iam::111122223333:role/own');
    const cart = addItem(emptyCart, 'iam:PassRole', { scope });
    expect(grantedBy(cart)).toMatchObject({
      resources: ['arn:aws:iam::111122223333:role/own'],
      said: [],
    });
  });

  it('is passed for the actions that it was added for, not for whatever else passes one', () => {
    const both = addAction(
      needed('iam:PassRole', 'sagemaker:CreateModel'),
      'sagemaker-geospatial:StartEarthObservationJob',
    );
    expect(grantedBy(both).conditions).toEqual(['StringEquals iam:PassedToService sagemaker.amazonaws.com']);
    const byHand = addActions(emptyCart, ['iam:passRole', 'sagemaker-geospatial:StartEarthObservationJob']);
    expect(grantedBy(byHand).conditions).toEqual([
      'StringEquals iam:PassedToService sagemaker-geospatial.amazonaws.com',
    ]);
    // What is denied passes no role.
    const denied = addItem(addAction(emptyCart, 'iam:PassRole'), 'sagemaker:CreateModel', { effect: 'Deny' });
    expect(grantedBy(denied).conditions).toEqual([]);
  });
});

describe('a service-linked role', () => {
  const path = 'arn:aws:iam::*:role/aws-service-role';

  it('is the one that its actions make, under the service that owns it', () => {
    expect(grantedBy(needed('iam:CreateServiceLinkedRole', 'sagemaker:CreateDomain'))).toMatchObject({
      resources: [`${path}/sagemaker.amazonaws.com/AWSServiceRoleForAmazonSageMakerNotebooks`],
      conditions: ['StringEquals iam:AWSServiceName sagemaker.amazonaws.com'],
      said: [],
    });
    const both = ['security-ir:CreateMembership', 'security-ir:UpdateMembership'];
    expect(grantedBy(needed('iam:createServiceLinkedRole', ...both))).toMatchObject({
      resources: [
        `${path}/security-ir.amazonaws.com/AWSServiceRoleForSecurityIncidentResponse`,
        `${path}/triage.security-ir.amazonaws.com/AWSServiceRoleForSecurityIncidentResponse_Triage`,
      ],
      conditions: [
        'StringEquals iam:AWSServiceName security-ir.amazonaws.com triage.security-ir.amazonaws.com',
      ],
    });
  });

  it('is any where nobody knows which, and a warning says for whom', () => {
    const unknown = grantedBy(
      needed('iam:CreateServiceLinkedRole', 'sagemaker:ListModels', 'sagemaker:ListApps'),
    );
    expect(unknown).toMatchObject({
      resources: [`${path}/*`],
      conditions: [],
      said: ['warning linked-role-unknown'],
    });
    expect(unknown.messages).toContain('sagemaker:ListModels, sagemaker:ListApps');
    expect(grantedBy(needed('iam:CreateServiceLinkedRole')).messages).toContain('it is to make');
  });
});

describe('tags that are put on what is created', () => {
  const tagging = (...by: readonly string[]) => grantedBy(needed('sagemaker:AddTags', ...by));
  const any = (type: string): string => `arn:aws:sagemaker:*:*:${type}/*`;

  it.each([
    [['CreateModel'], ['model'], 'CreateModel'],
    [['CreateModel', 'CreateEndpoint', 'CreateModel'], ['endpoint', 'model'], 'CreateEndpoint CreateModel'],
    // The reference lists no type of it among those that take tags.
    [['CreateInferenceExperiment'], ['inference-experiment'], 'CreateInferenceExperiment'],
  ])('by %j go onto these types, in requests of these names', (names, types, values) => {
    expect(tagging(...names.map((name) => `sagemaker:${name}`))).toMatchObject({
      resources: types.map(any),
      conditions: [`StringEquals sagemaker:TaggingAction ${values}`],
      said: [],
    });
  });

  it('go onto anything where nothing is known to be created', () => {
    expect(tagging('sagemaker:ListModels')).toMatchObject({
      resources: ['*'],
      conditions: ['StringEquals sagemaker:TaggingAction ListModels'],
    });
    expect(tagging('sagemaker:NobodyKnows')).toMatchObject({ resources: ['*'], conditions: [] });
  });

  it('are tags in general where somebody chose them, whatever else the cart creates', () => {
    const cart = addActions(emptyCart, ['sagemaker:AddTags', 'sagemaker:CreateModel']);
    expect(grantedBy(cart)).toMatchObject({ resources: ['*'], conditions: [] });
  });
});

describe('what an item is looked up as', () => {
  it('is spelt as the reference spells it, its resources sorted and each once', () => {
    const scope: Scope = { kind: 'verbatim', resources: ['b', 'a', 'b'] };
    expect(grantedBy(addItem(emptyCart, 'sagemaker:describemodel', { scope }))).toMatchObject({
      action: 'sagemaker:DescribeModel',
      resources: ['a', 'b'],
      reach: ['arn:*:sagemaker:*:*:model/*'],
    });
  });

  it('may be about anything where it takes no resource, or its types are not all known', () => {
    expect(grantedBy(addAction(emptyCart, 'sagemaker:ListModels')).reach).toBeNull();
    expect(grantedBy(addAction(emptyCart, 'sagemaker:NobodyKnows')).reach).toBeNull();
    expect(grantedBy(addAction(emptyCart, 'sagemaker:DescribeMod*')).reach).toBeNull();
    const less: Catalog = {
      ...catalog,
      resourceType: (id) => (id === 'sagemaker:endpoint' ? undefined : catalog.resourceType(id)),
    };
    expect(grantedBy(addAction(emptyCart, 'sagemaker:CreateEndpoint'), { catalog: less }).reach).toBeNull();
  });

  it('is what its author wrote where it was loaded: no limit, no hint, no word about growing', () => {
    const loaded = (action: string): Cart => {
      const { items, ...cart } = addItem(emptyCart, action, {
        scope: { kind: 'verbatim', resources: ['*'] },
      });
      return { ...cart, items: items.map((item) => ({ ...item, loadedFrom: 's1' })) };
    };
    for (const action of ['iam:PassRole', 'iam:CreateServiceLinkedRole', 'sagemaker:Describe*'])
      expect(grantedBy(loaded(action))).toMatchObject({ resources: ['*'], conditions: [], said: [] });
  });

  it('is denied without limits: they would make it deny less', () => {
    const denied = addItem(emptyCart, 'iam:CreateServiceLinkedRole', { effect: 'Deny' });
    expect(grantedBy(denied)).toMatchObject({
      resources: ['arn:aws:iam::*:role/*'],
      conditions: [],
      said: [],
    });
  });
});

describe('resources', () => {
  it('of an action that nobody knows are those it was given, else all', () => {
    const given = addItem(emptyCart, 'x:Y', { scope: scoped('x:thing', 'arn:aws:x:::thing/a') });
    expect(grantedBy(given).resources).toEqual(['arn:aws:x:::thing/a']);
    expect(grantedBy(addItem(emptyCart, 'x:Y', { scope: scoped('x:thing') })).resources).toEqual(['*']);
    expect(grantedBy(addItem(emptyCart, 'x:Y')).resources).toEqual(['*']);
  });

  it.each([
    ['s3:GetObject', 'arn:aws:s3:::*/*'],
    ['events:PutEvents', 'arn:aws:events:*:*:event-bus/*'],
    ['execute-api:Invoke', 'arn:aws:execute-api:*:*:*'],
  ])('of %s are of one of its types in any case, though the reference requires none', (action, arn) => {
    expect(grantedBy(addAction(emptyCart, action)).resources.some((each) => each.startsWith(arn))).toBe(true);
  });

  it('of a required type without an ARN are all of that type, and without any ARN what they are by default', () => {
    const endpoint = 'arn:aws:sagemaker:eu-west-1:111122223333:endpoint/a';
    const byType = {
      [resourceTypeId('sagemaker:endpoint')]: [endpoint],
      [resourceTypeId('sagemaker:endpoint-config')]: [],
    };
    const scope: Scope = { kind: 'arns', byType };
    expect(grantedBy(addItem(emptyCart, 'sagemaker:CreateEndpoint', { scope })).resources).toEqual([
      'arn:aws:sagemaker:*:*:endpoint-config/*',
      endpoint,
    ]);
    const none = addItem(emptyCart, 'sagemaker:AddTags', { scope: scoped('sagemaker:model') });
    expect(grantedBy(none).resources).toEqual(['*']);
  });

  it('of a type that the action does not take are left out and named', () => {
    const scope: Scope = {
      kind: 'arns',
      byType: {
        [resourceTypeId('SageMaker:Model')]: ['arn:aws:sagemaker:eu-west-1:111122223333:model/a'],
        [resourceTypeId('sagemaker:endpoint')]: ['arn:aws:sagemaker:eu-west-1:111122223333:endpoint/a'],
      },
    };
    const { resources, said, messages } = grantedBy(addItem(emptyCart, 'sagemaker:DescribeModel', { scope }));
    expect(resources).toEqual(['arn:aws:sagemaker:eu-west-1:111122223333:model/a']);
    expect(said).toEqual(['error scope-refused']);
    expect(messages).toContain('sagemaker:DescribeModel does not act on endpoint');
  });

  it('that are optional are none where all that were chosen are refused; the others stay', () => {
    const scope = scoped('sagemaker:training-plan', 'arn:aws:sagemaker:eu-west-1:1:training-plan/p');
    expect(grantedBy(addItem(emptyCart, 'sagemaker:CreateTrainingJob', { scope }))).toMatchObject({
      resources: ['arn:aws:sagemaker:*:*:training-job/*'],
      said: ['error scope-refused'],
    });
  });

  it('that can be narrowed are named, three of them and how many more', () => {
    const { messages } = grantedBy(addAction(emptyCart, 'sagemaker:AddTags'));
    expect(messages).toMatch(/ARNs of action, ai-benchmark-job, ai-recommendation-job and \d+ more\.$/);
    const { messages: few } = grantedBy(addAction(emptyCart, 'sagemaker-geospatial:TagResource'));
    expect(few).toMatch(/ARNs of EarthObservationJob, RasterDataCollection, VectorEnrichmentJob\.$/);
  });
});

describe('conditions', () => {
  const equals = (key: string, ...values: readonly string[]): Condition => ({
    operator: 'StringEquals',
    key,
    values,
  });
  const under = (action: string, effect: 'Allow' | 'Deny', ...conditions: readonly Condition[]) =>
    grantedBy(addItem(emptyCart, action, { effect, conditions }));

  it('of the user take the place of a limit on their key, whatever its case; asking for absence does not', () => {
    const own = equals('IAM:passedtoservice', 'x.amazonaws.com');
    const cart = addItem(emptyCart, 'iam:PassRole', {
      conditions: [own],
      dependentOf: ['sagemaker:CreateModel'],
    });
    expect(grantedBy(cart).conditions).toEqual(['StringEquals IAM:passedtoservice x.amazonaws.com']);
    const absent = { operator: 'Null', key: 'iam:PassedToService', values: ['false'] };
    const guarded = { ...cart, items: cart.items.map((item) => ({ ...item, conditions: [absent] })) };
    expect(grantedBy(guarded).conditions).toEqual([
      'Null iam:PassedToService false',
      'StringEquals iam:PassedToService sagemaker.amazonaws.com',
    ]);
  });

  it('on another key take no place of a limit, nor of a guard', () => {
    const vpc = equals('aws:SourceVpc', 'vpc-1');
    const passing = addItem(emptyCart, 'iam:PassRole', {
      conditions: [vpc],
      dependentOf: ['sagemaker:CreateModel'],
    });
    expect(grantedBy(passing).conditions).toEqual([
      'StringEquals aws:SourceVpc vpc-1',
      'StringEquals iam:PassedToService sagemaker.amazonaws.com',
    ]);
    const subnets = { operator: 'ForAllValues:StringEquals', key: 'sagemaker:VpcSubnets', values: ['a'] };
    const absent = { operator: 'Null', key: 'aws:SourceVpc', values: ['true'] };
    expect(under('sagemaker:CreateModel', 'Allow', subnets, absent).conditions.at(-1)).toBe(
      'Null sagemaker:VpcSubnets false',
    );
  });

  it('for all values get one guard for a key, also of two operators', () => {
    const all = (base: string): Condition => ({
      operator: `ForAllValues:${base}`,
      key: 'sagemaker:VpcSubnets',
      values: ['subnet-1'],
    });
    expect(
      under('sagemaker:CreateModel', 'Allow', all('StringEquals'), all('StringLike')).conditions,
    ).toEqual([
      'ForAllValues:StringEquals sagemaker:VpcSubnets subnet-1',
      'ForAllValues:StringLike sagemaker:VpcSubnets subnet-1',
      'Null sagemaker:VpcSubnets false',
    ]);
  });

  it('on a key that only some of the types carry are warned of, unless they let absence through or ask for it', () => {
    const tag = 'aws:ResourceTag/team';
    const alert = 'sagemaker:UpdateMonitoringAlert';
    expect(under(alert, 'Allow', equals(tag, 'a')).said).toEqual(['warning condition-on-some-types']);
    expect(under(alert, 'Allow', equals(tag, 'a')).messages).toContain('is denied');
    expect(under(alert, 'Deny', equals(tag, 'a')).messages).toContain('may not hold there');
    for (const operator of ['StringEqualsIfExists', 'Null'])
      expect(under(alert, 'Allow', { operator, key: tag, values: ['a'] }).said).toEqual([]);
    // Of one type that carries it, of a key of every request, and of optional types there is nothing to say.
    expect(under('sagemaker:DescribeModel', 'Allow', equals(tag, 'a')).said).toEqual([]);
    expect(under(alert, 'Allow', equals('aws:PrincipalTag/team', 'a')).said).toEqual([]);
  });

  it('that are not honoured are left off and named in order, with what is to be used instead', () => {
    const { conditions, said, messages } = under(
      'sagemaker:DescribeModel',
      'Allow',
      equals('sagemaker:VpcSubnets', 'a'),
      equals('sagemaker:OutputKmsKey', 'b'),
      equals('sagemaker:OutputKmsKey', 'c'),
    );
    expect([conditions, said]).toEqual([[], ['warning condition-not-honoured']]);
    expect(messages).toContain('sagemaker:OutputKmsKey and sagemaker:VpcSubnets');
    expect(messages).toContain('use sagemaker:OutputKmsKeyArn');
  });

  it('on a key of another service are left off where that service is known, and kept where it is not', () => {
    expect(under('sagemaker:DescribeModel', 'Allow', equals('s3:nope', 'a')).conditions).toEqual([]);
    expect(under('sagemaker:DescribeModel', 'Allow', equals('glue:nope', 'a')).conditions).toHaveLength(1);
    expect(under('sagemaker:DescribeModel', 'Allow', equals('sagemaker:nope', 'a')).conditions).toHaveLength(
      1,
    );
  });

  it('that an item was loaded with stay, without a guard; what was added since is treated like any other', () => {
    const own = { operator: 'ForAllValues:StringEquals', key: 'sagemaker:VpcSubnets', values: ['a'] };
    const tags = { operator: 'ForAllValues:StringEquals', key: 'aws:TagKeys', values: ['a'] };
    const strange = equals('sagemaker:RootAccess', 'a');
    const [item] = addItem(emptyCart, 'sagemaker:CreateModel', { conditions: [own] }).items;
    if (item === undefined) throw new Error('no item');
    const original: CartItem = { ...item, loadedFrom: 's1' };
    const changed = (...conditions: readonly Condition[]) =>
      grantedBy({ ...emptyCart, items: [{ ...original, conditions }] }, { original });
    expect(changed(own).conditions).toEqual(['ForAllValues:StringEquals sagemaker:VpcSubnets a']);
    // Whoever wrote the file may know better which keys the action honours.
    expect(
      grantedBy({ ...emptyCart, items: [{ ...original, conditions: [strange] }] }).conditions,
    ).toHaveLength(1);
    const { conditions, said } = changed(tags, own, strange);
    expect(conditions).toEqual([
      'ForAllValues:StringEquals sagemaker:VpcSubnets a',
      'ForAllValues:StringEquals aws:TagKeys a',
      'Null aws:TagKeys false',
    ]);
    expect(said).toEqual(['warning condition-not-honoured']);
  });

  it('of an action that nobody knows all stay, and of a pattern what is left off is said of the pattern', () => {
    expect(under('x:Y', 'Allow', equals('sagemaker:RootAccess', 'a')).conditions).toHaveLength(1);
    expect(under('sagemaker:DescribeMod*', 'Allow', equals('sagemaker:RootAccess', 'a')).messages).toContain(
      'sagemaker:DescribeMod* does not honour sagemaker:RootAccess',
    );
  });

  it('that several actions left off are told without a word of advice where there is none', () => {
    const two = under('sagemaker:DescribeModel', 'Allow', equals('sagemaker:VpcSubnets', 'a'));
    expect(two.messages).toMatch(/without that condition\.$/);
    const old = ['sagemaker:OutputKmsKey', 'sagemaker:VolumeKmsKey'].map((key) => equals(key, 'a'));
    expect(under('sagemaker:DescribeModel', 'Allow', ...old).messages).toMatch(
      /: use sagemaker:OutputKmsKeyArn\. No action honours sagemaker:VolumeKmsKey any more: use sagemaker:VolumeKmsKeyArn\.$/,
    );
  });

  it('that lack the name of their tag leave the item out, all of them named', () => {
    const keys = ['aws:ResourceTag/${TagKey}', 'aws:RequestTag/${TagKey}'];
    const open = under(
      'sagemaker:CreateModel',
      'Allow',
      equals('aws:SourceVpc', 'v'),
      ...keys.map((key) => equals(key, 'a')),
    );
    expect([open.resources, open.said]).toEqual([[], ['error condition-refused']]);
    expect(open.messages).toContain(keys.join(', '));
    expect(open.messages).not.toContain('aws:SourceVpc');
  });
});
