import { describe, expect, test } from 'vitest';
import { namesProblem } from '../../src/iam/arn-names.ts';
import { isAccountName, segmentProblem, textProblem } from '../../src/iam/arn-segment.ts';
import { partitionOf, partitions } from '../../src/iam/partitions.ts';
import { isRegion, nearestRegion } from '../../src/iam/regions.ts';

const fits = (placeholder: string, value: string, service = 'sagemaker'): boolean =>
  segmentProblem(service, placeholder, value) === undefined;

describe('a segment of an ARN', () => {
  test.each([
    [
      'Partition',
      ['aws', 'aws-cn', 'aws-us-gov', 'aws-*', '*', 'a??'],
      ['amazon', '', 'AWS', 'Aws*', 'aws_*', '1*'],
    ],
    [
      'Region',
      [
        'eu-west-1',
        'us-gov-west-1',
        'eu-isoe-west-1',
        'eusc-de-east-1',
        'ap-southeast-12',
        '*',
        'us-*',
        '${aws:RequestedRegion}',
      ],
      [
        '',
        'eu',
        'eu-west',
        'EU-west-1',
        'e-west-1',
        'eu-west-123',
        'EU-*',
        'eu_west*',
        '${Region}',
        'eu-west-1 ',
        ' eu-west-1',
      ],
    ],
    [
      'Account',
      ['111122223333', '*', 'aws', '1111*', '1111????3333', '${aws:PrincipalAccount}'],
      [
        '',
        '11112222333',
        '1111222233334',
        '1111222233334*',
        'aws*',
        'AWS',
        'a*',
        '${Account}',
        '12345678901a',
        'a12345678901',
      ],
    ],
  ] as const)('%s', (placeholder, right, wrong) => {
    for (const value of right) expect([value, fits(placeholder, value)]).toEqual([value, true]);
    for (const value of wrong) expect([value, fits(placeholder, value)]).toEqual([value, false]);
  });

  test('names of SageMaker have neither slash nor colon, except those that have parts', () => {
    for (const value of ['a', 'prod-*', '*', '${aws:username}', 'a-${aws:PrincipalTag/team}-b', 'a${*}b'])
      expect([value, fits('ModelName', value)]).toEqual([value, true]);
    for (const value of [
      '',
      'a/b',
      'a:b',
      'a b',
      'a\tb',
      '"a"',
      "'a'",
      'a\\b',
      '${ModelName}',
      '<name>',
      '{name}',
      'a{b',
      'a$b',
      'a>b',
      'a<b',
      'aé中',
    ])
      expect([value, fits('ModelName', value)]).toEqual([value, false]);
    expect(fits('ModelPackageName', 'group/1')).toBe(true);
    expect(fits('ModelPackageName', 'group')).toBe(true);
    expect(fits('HubContentName', 'name/1.0.0')).toBe(true);
    expect(fits('WorkteamName', 'private-crowd/team')).toBe(true);
    for (const value of ['a/b/c', 'a:b', 'a/', '/b', 'a/$b'])
      expect([value, fits('ModelPackageName', value)]).toEqual([value, false]);
  });

  test('those of other services may have both, and no blank, placeholder or character that IAM refuses', () => {
    for (const value of ['a/b:c', 'key with'.replace(' ', '+'), 'é', 'a{b'])
      expect([value, fits('ObjectName', value, 's3')]).toEqual([value, true]);
    for (const value of ['', 'a b', '${Name}', '{Name}', '<Name>', '中'])
      expect([value, fits('ObjectName', value, 's3')]).toEqual([value, false]);
    expect(fits('ModelName', 'a/b', 'sagemaker-geospatial')).toBe(false);
  });

  test('a placeholder stands for an account when its name ends so', () => {
    const accounts = ['Account', 'AccountId', 'VpcOwnerAccount', 'accountid'];
    expect([...accounts, 'AccountName', 'AccountIds', 'Id'].filter(isAccountName)).toEqual(accounts);
  });

  test('what is wrong names whose text it is, and the text', () => {
    expect(textProblem('the resource', 'a b')).toMatch(/^the resource "a b" /);
    expect(textProblem('X', '${Name}')).toMatch(/^X "\$\{Name\}" .*placeholder/);
    expect(textProblem('X', '\u0100')).toMatch(/^X "Ā" .*character/);
    expect(textProblem('X', 'ÿ!~')).toBeUndefined();
    expect(segmentProblem('sagemaker', 'ModelName', 'a/b')).toMatch(/^ModelName "a\/b" .*slash/);
    expect(segmentProblem('sagemaker', 'ModelPackageName', 'a/b/c')).toMatch(/3 parts .* 2$/);
    expect(segmentProblem('sagemaker', 'ModelPackageName', 'a/')).toMatch(/empty part/);
    expect(segmentProblem('sagemaker', 'ModelPackageName', 'a:b')).toMatch(/colon/);
    expect(segmentProblem('sagemaker', 'ModelName', '')).toMatch(/^ModelName is empty/);
    expect(segmentProblem('s3', 'Region', 'x')).toMatch(/^"x" is not a region/);
    expect(segmentProblem('s3', 'Account', 'x')).toMatch(/^"x" is not an account/);
    expect(segmentProblem('s3', 'Partition', 'x')).toMatch(/^"x" is not a partition .*aws-us-gov/);
  });
});

describe('the names in a resource field', () => {
  const problem = (template: string, resource: string, service = 'sagemaker'): string | undefined =>
    namesProblem(service, template, resource);

  test.each([
    ['model/${ModelName}', 'model/a'],
    ['model/${ModelName}', 'model/${aws:PrincipalTag/team}'],
    ['model/${ModelName}', 'model*'],
    ['app/${DomainId}/${UserProfileName}/${AppType}/${AppName}', 'app/d-1/*'],
    ['app/${DomainId}/${UserProfileName}/${AppType}/${AppName}', 'app/d-1/u/JupyterLab/default'],
    ['model-package/${ModelPackageName}', 'model-package/group/1'],
  ])('%s may be %s', (template, resource) => {
    expect(problem(template, resource)).toBeUndefined();
  });

  test.each([
    ['model/${ModelName}', 'model/a/b', /ModelName .*slash/],
    ['model/${ModelName}', 'model/', /ModelName is empty/],
    ['model/${ModelName}', 'model/a b', /white space/],
    ['model/${ModelName}', 'model/${ModelName}', /placeholder/],
    ['app/${DomainId}/${UserProfileName}/${AppType}/${AppName}', 'app//*', /empty part or a colon/],
    ['app/${DomainId}/${UserProfileName}/${AppType}/${AppName}', 'app/a:b/*', /empty part or a colon/],
    ['app/${DomainId}/${UserProfileName}/${AppType}/${AppName}', 'app/d/u:v/t/n', /UserProfileName .*colon/],
    ['app/${DomainId}/${UserProfileName}/${AppType}/${AppName}', 'app/d/u/t/n/o', /AppName .*slash/],
  ])('%s may not be %s', (template, resource, why) => {
    expect(problem(template, resource)).toMatch(why);
  });

  test('of other services fewer parts are whatever they are', () => {
    expect(problem('a/${B}/${C}', 'a//', 's3')).toMatch(/^B is empty/);
    expect(problem('a/${B}/${C}', 'a:b', 's3')).toBeUndefined();
    expect(problem('${BucketName}/${ObjectName}', 'bucket/a/b:c', 's3')).toBeUndefined();
    expect(problem('app/${DomainId}/${AppName}', 'app/${aws:username}')).toBeUndefined();
  });
});

describe('partitions and regions', () => {
  test.each([
    'aws eu-west-1',
    'aws *',
    'aws-cn cn-north-1',
    'aws-us-gov us-gov-east-1',
    'aws-iso us-iso-east-1',
    'aws-iso-b us-isob-east-1',
    'aws-iso-e eu-isoe-west-1',
    'aws-iso-f us-isof-south-1',
    'aws-eusc eusc-de-east-1',
  ])('%s', (pair) => {
    const [partition = '', region = ''] = pair.split(' ');
    expect(partitionOf(region)).toBe(partition);
    expect(partitions).toContain(partition);
    if (region !== '*') expect(isRegion(region)).toBe(true);
  });

  test('the regions of all partitions are known', () => {
    const known =
      'af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ' +
      'ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 ' +
      'ca-central-1 ca-west-1 cn-north-1 cn-northwest-1 eu-central-1 eu-central-2 eu-isoe-west-1 eu-north-1 ' +
      'eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3 eusc-de-east-1 il-central-1 me-central-1 me-south-1 ' +
      'mx-central-1 sa-east-1 us-east-1 us-east-2 us-gov-east-1 us-gov-west-1 us-iso-east-1 us-iso-west-1 ' +
      'us-isob-east-1 us-isof-east-1 us-isof-south-1 us-west-1 us-west-2';
    expect(known.split(' ').filter((region) => !isRegion(region))).toEqual([]);
  });

  test('a region that there is not has a nearest', () => {
    expect(isRegion('eu-west-9')).toBe(false);
    expect(isRegion('us-east-1')).toBe(true);
    expect(isRegion('mx-central-1')).toBe(true);
    expect(nearestRegion('eu-wset-1')?.name).toBe('eu-west-1');
    expect(nearestRegion('us-east1')?.name).toBe('us-east-1');
    expect(nearestRegion('nowhere')).toBeUndefined();
  });
});
