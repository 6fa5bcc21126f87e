/**
 * CloudFormation: a complete template, one resource per document, of the type that fits the target. What an
 * inline policy is attached to is asked for as a parameter.
 *
 * Nothing is written with `Fn::Sub`, so `${aws:username}` reaches IAM as it stands. The policy's name becomes
 * the logical id, not `ManagedPolicyName`: a template without fixed names can be updated by replacement and
 * needs no CAPABILITY_NAMED_IAM.
 */
import type { PolicyDocument } from '../../iam/document.ts';
import type { Target } from '../../iam/policy-kind.ts';
import { iamName, numbered, pascalName } from './names.ts';
import { yamlOf } from './yaml.ts';

/** The format `cloudformation`. */
export function renderCloudFormation(
  documents: readonly PolicyDocument[],
  name: string,
  target: Target,
): string {
  const logicalIds = numbered(pascalName(name), documents.length, '');
  const policyNames = numbered(iamName(name), documents.length, '-');
  const resources = documents.map((document, index): readonly [string, unknown] => [
    logicalIds[index] ?? 'Policy',
    resource(document, policyNames[index] ?? 'policy', target),
  ]);
  const parameter = attachedTo[target];
  const template = yamlOf({
    AWSTemplateFormatVersion: '2010-09-09',
    ...(parameter === undefined
      ? {}
      : { Parameters: { [parameter]: { Type: 'String', Description: parameterMeaning(parameter) } } }),
    Resources: Object.fromEntries(resources),
  });
  return (target === 'session' ? SESSION_NOTE + template : template).trimEnd();
}

const SESSION_NOTE = '# Hand the ARN of this policy to AssumeRole as a session policy (PolicyArns).\n';

/** The property that names what an inline policy is attached to; it is the parameter's name as well. */
const attachedTo: Readonly<Partial<Record<Target, 'UserName' | 'GroupName' | 'RoleName'>>> = {
  user: 'UserName',
  group: 'GroupName',
  role: 'RoleName',
};

function parameterMeaning(parameter: string): string {
  return `The ${parameter.replace('Name', '').toLowerCase()} that gets the policy`;
}

function resource(document: PolicyDocument, name: string, target: Target): unknown {
  const inline = (owner: 'User' | 'Group' | 'Role') => ({
    Type: `AWS::IAM::${owner}Policy`,
    Properties: {
      PolicyName: name,
      [`${owner}Name`]: { Ref: `${owner}Name` },
      PolicyDocument: document,
    },
  });
  switch (target) {
    case 'user':
      return inline('User');
    case 'group':
      return inline('Group');
    case 'role':
      return inline('Role');
    case 'scp':
      return {
        Type: 'AWS::Organizations::Policy',
        Properties: { Name: name, Type: 'SERVICE_CONTROL_POLICY', Content: document },
      };
    case 'managed':
    case 'boundary':
    case 'session':
      return { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: document } };
  }
}
