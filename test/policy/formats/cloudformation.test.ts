import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { PolicyDocument } from '../../../src/iam/document.ts';
import type { Target } from '../../../src/iam/policy-kind.ts';
import { renderPolicy } from '../../../src/policy/formats/formats.ts';
import { yamlOf } from '../../../src/policy/formats/yaml.ts';
import { anyDocument, guardrail, nastyText, training } from './documents.ts';

const render = (target: Target, ...documents: readonly PolicyDocument[]) =>
  renderPolicy('cloudformation', documents, { name: 'ml-training', target });

/** Read as YAML 1.1, which CloudFormation follows, and as 1.2: both must say the same. */
function readBack(yaml: string): unknown {
  const options = { prettyErrors: false, maxAliasCount: 0, logLevel: 'error' as const };
  const asOld: unknown = parse(yaml, { ...options, version: '1.1' });
  expect(parse(yaml, { ...options, version: '1.2' })).toEqual(asOld);
  return asOld;
}

describe('the CloudFormation format', () => {
  it('is a complete template', () => {
    expect(render('managed', training)).toBe(`AWSTemplateFormatVersion: '2010-09-09'
Resources:
  MlTraining:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Sid: CreateTrainingJob
            Effect: Allow
            Action:
              - sagemaker:CreateTrainingJob
              - sagemaker:StopTrainingJob
            Resource:
              - 'arn:aws:sagemaker:eu-west-1:123456789012:training-job/\${aws:username}-*'
            Condition:
              ForAllValues:StringEquals:
                sagemaker:VpcSubnets:
                  - subnet-1
                  - subnet-2
              'Null':
                sagemaker:VpcSubnets:
                  - 'false'
          - Sid: PassRole
            Effect: Allow
            Action:
              - iam:PassRole
            Resource:
              - arn:aws:iam::123456789012:role/Train
            Condition:
              StringEquals:
                iam:PassedToService: sagemaker.amazonaws.com`);
  });

  it.each([
    ['user', 'AWS::IAM::UserPolicy', 'UserName'],
    ['group', 'AWS::IAM::GroupPolicy', 'GroupName'],
    ['role', 'AWS::IAM::RolePolicy', 'RoleName'],
  ] as const)('asks what an inline policy for a %s is attached to', (target, type, parameter) => {
    expect(readBack(render(target, guardrail))).toEqual({
      AWSTemplateFormatVersion: '2010-09-09',
      Parameters: { [parameter]: { Type: 'String', Description: `The ${target} that gets the policy` } },
      Resources: {
        MlTraining: {
          Type: type,
          Properties: {
            PolicyName: 'ml-training',
            [parameter]: { Ref: parameter },
            PolicyDocument: guardrail,
          },
        },
      },
    });
  });

  it('makes a resource of each document, of the type that the target has', () => {
    expect(readBack(render('scp', training, guardrail))).toEqual({
      AWSTemplateFormatVersion: '2010-09-09',
      Resources: {
        MlTraining1: {
          Type: 'AWS::Organizations::Policy',
          Properties: { Name: 'ml-training-1', Type: 'SERVICE_CONTROL_POLICY', Content: training },
        },
        MlTraining2: {
          Type: 'AWS::Organizations::Policy',
          Properties: { Name: 'ml-training-2', Type: 'SERVICE_CONTROL_POLICY', Content: guardrail },
        },
      },
    });
    expect(render('session', guardrail)).toMatch(/^# .*PolicyArns.*\nAWSTemplateFormatVersion/);
  });

  it('says the same as the JSON, whatever the text', () => {
    fc.assert(
      fc.property(anyDocument(), (document) => {
        const template = readBack(render('managed', document));
        expect(template).toMatchObject({ Resources: { MlTraining: { Type: 'AWS::IAM::ManagedPolicy' } } });
        expect(policyOf(template)).toEqual(document);
      }),
      { numRuns: 100 },
    );
  });
});

function policyOf(template: unknown): unknown {
  let here = template;
  for (const name of ['Resources', 'MlTraining', 'Properties', 'PolicyDocument']) {
    here = Object(here)[name];
  }
  return here;
}

describe('the YAML writer', () => {
  it('quotes what YAML 1.1 reads as something else than text', () => {
    const traps = [
      'on',
      'Off',
      'YES',
      'n',
      '~',
      'null',
      '2012-10-17',
      '190:20:30',
      '012',
      '0o7',
      '1_000',
      '.5',
      '=',
    ];
    expect(readBack(yamlOf(traps))).toEqual(traps);
    expect(yamlOf(['a:', 'a: b', 'a #b', "it's", '<<'])).toBe(
      "- 'a:'\n- 'a: b'\n- 'a #b'\n- 'it''s'\n- '<<'\n",
    );
  });

  it('reads back whatever JSON it was given', () => {
    const value = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        nastyText,
        fc.constantFrom('', '\u2028', '\ufeff', '\u0085', 'Infinity', 'NaN', 'e'),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value')),
        fc.dictionary(nastyText, tie('value'), { noNullPrototype: true }),
      ),
    })).value;
    fc.assert(
      fc.property(value, (held) => {
        expect(readBack(yamlOf({ held }))).toEqual({ held });
      }),
      { numRuns: 100 },
    );
  });
});
