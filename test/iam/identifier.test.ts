import { describe, expect, test } from 'vitest';
import { formOf, idProblem } from '../../src/iam/identifier.ts';

const problem = (key: string, value: string): string | undefined => {
  const form = formOf(key);
  if (form === undefined) throw new Error(`${key} has no form`);
  return idProblem(form, value);
};

describe('the ids that a key holds', () => {
  test.each([
    [
      'aws:SourceVpc',
      ['vpc-0a1b2c3d', 'vpc-0123456789abcdef0', 'vpc-*', 'v*', 'vpc-0?', '*'],
      [
        'vpce-0a1b2c3d',
        'vpc-',
        'vpc-0a1b2c3',
        'vpc-0a1b2c3d4',
        'vpc-XYZ12345',
        'xvpc-0a1b2c3d',
        'vpce-*',
        'subnet*',
      ],
    ],
    ['aws:sourcevpce', ['vpce-0123456789abcdef0'], ['vpc-0123456789abcdef0', 'vpce-0123456789abcdef01']],
    ['aws:PrincipalOrgID', ['o-a1b2c3d4e5', 'o-*'], ['ou-ab12-11111111', 'r-ab12', 'o-', 'O-a1', 'xo-a1']],
    ['aws:ResourceOrgID', ['o-a1'], ['x']],
    [
      'aws:PrincipalOrgPaths',
      ['o-a1b2/r-ab12/ou-ab12-11111111/', 'o-a1b2/*', 'o-a1b2/r-ab12/', 'o-a1b2/'],
      ['ou-ab12-1/', 'o-a1b2', 'o-a1b2/r-ab12', 'x/o-a1b2/', 'o-a1b2/r-ab12/x'],
    ],
    ['aws:SourceAccount', ['111122223333', '1111*', '*'], ['11112222333', '1111222233334', 'abc*', 'aws']],
    ['aws:VpceAccount', ['111122223333'], ['x']],
    ['kms:CallerAccount', ['111122223333'], ['1111-2222-3333']],
    ['sagemaker:VpcSubnets', ['subnet-0a1b2c3d', 'subnet-*'], ['sg-0a1b2c3d', 'vpc-*']],
    ['lambda:SubnetIds', ['subnet-0a1b2c3d'], ['0a1b2c3d']],
    ['sagemaker:VpcSecurityGroupIds', ['sg-0a1b2c3d'], ['subnet-0a1b2c3d']],
    ['glue:SecurityGroupIds', ['sg-0a1b2c3d'], ['subnet-0a1b2c3d']],
    ['lambda:VpcIds', ['vpc-0a1b2c3d'], ['vpce-0a1b2c3d']],
    ['ec2:VpcID', ['vpc-0a1b2c3d'], ['vpce-0a1b2c3d']],
  ] as const)('%s', (key, right, wrong) => {
    for (const value of right) expect([value, problem(key, value)]).toEqual([value, undefined]);
    for (const value of wrong) expect([value, problem(key, value)]).not.toEqual([value, undefined]);
  });

  test.each([
    ...['aws:SourceIp', 'aws:SourceVpcArn', 'xaws:SourceVpc', 'aws:PrincipalOrgIDs', 'ec2:Vpc'],
    ...['kms:CallerAccountId', 'sagemaker:VpcSubnetsX', 'xec2:VpcID', 'xaws:SourceAccount'],
    ...['aws:SourceAccounts', 'xkms:CallerAccount', 'xlambda:SubnetIds', 'xlambda:SecurityGroupIds'],
    ...['sagemaker:VpcSecurityGroupIdsX', 'ec2:VpcIdsX', 'aws:SourceVpcex', 'xaws:SourceVpce'],
    ...['xaws:PrincipalOrgID', 'xaws:PrincipalOrgPaths', 'aws:PrincipalOrgPathsX'],
  ])('%s may hold anything', (key) => {
    expect(formOf(key)).toBeUndefined();
  });

  test('a problem names the value, what it should be an id of, and one', () => {
    expect(problem('aws:SourceVpc', 'x')).toMatch(/"x" .* a VPC, .*vpc-0123456789abcdef0/);
    expect(problem('aws:SourceVpce', 'x')).toMatch(/a VPC endpoint/);
    expect(problem('sagemaker:VpcSubnets', 'x')).toMatch(/a subnet/);
    expect(problem('sagemaker:VpcSecurityGroupIds', 'x')).toMatch(/a security group/);
    expect(problem('aws:SourceOrgID', 'x')).toMatch(/an organization, .*o-a1b2c3d4e5/);
    expect(problem('aws:SourceOrgPaths', 'x')).toMatch(/entity, .*o-a1b2c3d4e5\/r-ab12/);
    expect(problem('aws:SourceAccount', 'x')).toMatch(/an account, .*111122223333/);
  });
});
