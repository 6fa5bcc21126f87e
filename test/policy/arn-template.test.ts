import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.ts';
import {
  fillTemplate,
  mayBeOfType,
  resourceLead,
  templateParts,
  validateArn,
  validateSegment,
  wildcardArn,
} from '../../src/policy/arn-template.ts';

const catalog = loadCatalog();
const typeOf = (id: string) => {
  const type = catalog.resourceType(id);
  if (type === undefined) throw new Error(id);
  return type;
};
const app = typeOf('sagemaker:app');
const mine = 'arn:aws:sagemaker:eu-west-1:111122223333';

describe('filling in an ARN placeholder by placeholder', () => {
  test('what is not filled in yet stays visible, and is refused', () => {
    expect(templateParts(app.arn).filter((part) => part.kind === 'placeholder')).toEqual(
      ['Partition', 'Region', 'Account', 'DomainId', 'UserProfileName', 'AppType', 'AppName'].map((name) => ({
        kind: 'placeholder',
        name,
      })),
    );
    const half = fillTemplate(app.arn, {
      Partition: 'aws',
      Region: 'eu-west-1',
      Account: '111122223333',
      DomainId: 'd-1',
    });
    expect(half).toBe(`${mine}:app/d-1/\${UserProfileName}/\${AppType}/\${AppName}`);
    expect(validateArn(catalog, app.id, half)).toBe(
      `${half} is refused: \${UserProfileName}, \${AppType}, \${AppName} are not filled in (write * for any).`,
    );
    const whole = fillTemplate(half, { UserProfileName: 'ann', AppType: '*', AppName: 'default' });
    expect(whole).toBe(`${mine}:app/d-1/ann/*/default`);
    expect(validateArn(catalog, app.id, whole)).toBeUndefined();
  });

  test('names of the prototype are no values', () => {
    expect(fillTemplate('a/${constructor}', {})).toBe('a/${constructor}');
  });

  test('the wildcard ARN has the defaults in front', () => {
    const defaults = { partition: 'aws-cn', region: 'cn-north-1', account: '111122223333' };
    expect(wildcardArn(app, defaults)).toBe('arn:aws-cn:sagemaker:cn-north-1:111122223333:app/*/*/*/*');
    expect(wildcardArn(typeOf('sagemaker:edge-deployment-plan'), defaults)).toBe(
      'arn:aws-cn:sagemaker:cn-north-1:111122223333:edge-deployment/*',
    );
    expect(wildcardArn(typeOf('iam:role'), defaults)).toBe('arn:aws-cn:iam::111122223333:role/*');
  });

  test.each([
    ['Account', '12345', '"12345" is not an account number: twelve digits, or *'],
    ['Account', '1111*', undefined],
    ['Account', 'aws', undefined],
    ['Account', 'awsx', '"awsx" is not an account number: twelve digits, or *'],
    ['Account', '111122223333', undefined],
    ['Region', 'Europe', '"Europe" is not a region (write one like eu-west-1, or *)'],
    ['Region', 'us-gov-west-1', undefined],
    ['Region', 'eu-*', undefined],
    ['Partition', 'amazon', '"amazon" is not a partition (aws, aws-cn, aws-us-gov …)'],
    ['AppName', '', 'AppName is empty (write * for any)'],
    ['AppName', 'a/b', 'AppName "a/b" holds a slash or a colon, which no such name has'],
    ['AppName', 'a b', 'AppName "a b" holds white space or quotes'],
    ['AppName', '${aws:username}-*', undefined],
    ['AppName', '${aws:PrincipalTag/team}', undefined],
    ['AppName', "${aws:PrincipalTag/team, 'none'}-x", undefined],
    ['AppName', '<app>', 'AppName "<app>" holds a placeholder or a broken policy variable'],
    ['AppName', '${app}', 'AppName "${app}" holds a placeholder or a broken policy variable'],
    ['AppName', '€', 'AppName "€" holds a character that IAM refuses'],
  ])('%s = "%s"', (name, value, problem) => {
    expect(validateSegment(app, name, value)).toBe(problem);
  });
});

describe('ARNs that are refused, each with its reason', () => {
  test.each([
    ['sagemaker:model', `${mine}:model/churn`, undefined],
    ['sagemaker:model', `${mine}:model/\${aws:username}-*`, undefined],
    ['sagemaker:model', 'arn:aws:s3:::bucket/key', 'it is an ARN of s3, not of sagemaker'],
    [
      'sagemaker:model',
      `${mine}:endpoint/churn`,
      'it is an ARN of sagemaker:endpoint, not of sagemaker:model',
    ],
    [
      'sagemaker:model',
      `${mine}:mod*`,
      'it matches more than sagemaker:model, whose ARNs end in model/${ModelName}',
    ],
    ['sagemaker:model', `${mine}:modell/x`, 'ARNs of sagemaker:model end in model/${ModelName}'],
    [
      'sagemaker:model',
      'arn:aws:sagemaker:eu-west-1:1234:model/x',
      '"1234" is not an account number: twelve digits, or *',
    ],
    ['sagemaker:model', 'model/x', 'an ARN begins with arn:, as in arn:aws:sagemaker:*:*:model/*'],
    [
      'sagemaker:model',
      'arn:aws:sagemaker',
      "it has 3 of an ARN's six fields, as in arn:aws:sagemaker:*:*:model/*",
    ],
    ['sagemaker:model', '*', 'it stands for every resource; every model is arn:aws:sagemaker:*:*:model/*'],
    ['sagemaker:model', `${mine}:model/`, 'ModelName is empty (write * for any)'],
    ['sagemaker:pipeline', `${mine}:pipeline/*`, undefined],
    [
      'sagemaker:pipeline',
      `${mine}:pipeline/p/execution/*`,
      'it is an ARN of sagemaker:pipeline-execution, not of sagemaker:pipeline',
    ],
    ['sagemaker:pipeline-execution', `${mine}:pipeline/p/execution/*`, undefined],
    ['sagemaker:edge-deployment-plan', `${mine}:edge-deployment/x`, undefined],
    [
      'sagemaker:edge-deployment-plan',
      `${mine}:edge-deployment-plan/x`,
      'ARNs of sagemaker:edge-deployment-plan end in edge-deployment/${EdgeDeploymentPlanName}',
    ],
    ['iam:role', 'arn:aws:iam::111122223333:role/team/Train', undefined],
    [
      'iam:role',
      'arn:aws:iam:eu-west-1:111122223333:role/Train',
      'ARNs of this type have no region: leave it empty',
    ],
  ])('%s: %s', (type, arn, reason) => {
    expect(validateArn(catalog, type, arn)).toBe(
      reason === undefined ? undefined : `${arn} is refused: ${reason}.`,
    );
  });

  const resource = (type: string, name: string) =>
    validateArn(catalog, `sagemaker:${type}`, `${mine}:${name}`)?.replace(`${mine}:`, '');
  const slash = 'holds a slash or a colon, which no such name has';
  const left = 'holds a placeholder or a broken policy variable';

  test.each([
    ['training-job', 'a/b', `TrainingJobName "a/b" ${slash}`],
    ['training-job', '/', `TrainingJobName "/" ${slash}`],
    ['training-job', '*/b', `TrainingJobName "*/b" ${slash}`],
    ['training-job', 'a/€', 'the resource "training-job/a/€" holds a character that IAM refuses'],
    ['training-job', '{x}/<b>', `the resource "training-job/{x}/<b>" ${left}`],
    ['training-job', '<name>', `the resource "training-job/<name>" ${left}`],
    ['app', 'd-1/u/JupyterServer/x/y', `AppName "x/y" ${slash}`],
    ['app', 'd-1/<user>/*', `the resource "app/d-1/<user>/*" ${left}`],
    ['app', '*//x', 'the resource "app/*//x" has an empty part or a colon (write * for any)'],
    ['app', '*:x', 'the resource "app/*:x" has an empty part or a colon (write * for any)'],
    ['model-package', 'group/1/2', 'ModelPackageName "group/1/2" has 3 parts and may have 2'],
    ['model-package', 'group/', 'ModelPackageName "group/" has an empty part (write * for any)'],
  ])('a slash too many hides no name: %s/%s', (type, name, reason) => {
    expect(resource(type, `${type}/${name}`)).toBe(`${type}/${name} is refused: ${reason}.`);
  });

  test.each([
    ['model-package', 'group/1'],
    ['hub-content', 'hub/Model/name/1.0.0'],
    ['workteam', 'private-crowd/team'],
    ['app', '*'],
    ['app', 'd-1/*'],
    ['app', 'd-1/*/default'],
    ['training-job', "${aws:PrincipalTag/team, 'none'}"],
    ['user-profile', '${sagemaker:DomainId}/${aws:PrincipalTag/team}'],
  ])('names that have parts, wildcards that span names, and variables stand: %s/%s', (type, name) => {
    expect(resource(type, `${type}/${name}`)).toBeUndefined();
  });

  test('a versioned package is one name in its slot', () => {
    expect(validateSegment(typeOf('sagemaker:model-package'), 'ModelPackageName', 'group/1')).toBeUndefined();
  });

  test('a wildcard that spans names of two types is of neither', () => {
    expect(resource('device', 'device-fleet/*')).toBe(
      'device-fleet/* is refused: it is an ARN of sagemaker:device-fleet, not of sagemaker:device.',
    );
    expect(resource('app', 'app*')).toBe(
      'app* is refused: it matches more than sagemaker:app, whose ARNs end in app/${DomainId}/${UserProfileName}/${AppType}/${AppName}.',
    );
  });

  test('every type takes its own wildcard ARN', () => {
    for (const type of catalog.resourceTypes.filter((one) => one.service.startsWith('sagemaker'))) {
      expect(
        validateArn(catalog, type.id, wildcardArn(type, { partition: 'aws', region: '*', account: '*' })),
      ).toBeUndefined();
    }
  });
});

test('a type whose resources begin otherwise would refuse the ARN', () => {
  const types = catalog.resourceTypes.filter(({ service }) => service === 'sagemaker');
  const arns = types.flatMap(({ arn }) => {
    const any = arn.replace(/\$\{\w+\}/gu, '*');
    return [any, any.replace(/\*$/u, 'name-*'), any.replace(/.\*$/u, '*'), any.replace(/\/.*/u, '*')];
  });
  const missed = arns.flatMap((arn) =>
    types
      .filter(
        (type) => !mayBeOfType(type, resourceLead(arn)) && validateArn(catalog, type.id, arn) === undefined,
      )
      .map(({ id }) => `${id} ${arn}`),
  );
  expect(arns.length).toBeGreaterThan(100);
  expect(missed).toEqual([]);
});
