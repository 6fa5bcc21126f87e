import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { read } from './facts.ts';

/**
 * A message a row: the wanted action, then, where they matter, the resource and the reason with the kind of policy; ⏎
 * stands for a line feed and ␛ for ESC. The messages are made up in the forms that services use.
 */
const rows = readFileSync(join(import.meta.dirname, 'messages.tsv'), 'utf8')
  .split('\n')
  .slice(1)
  .filter((row) => row !== '')
  .map((row) => {
    const [expected = '', message = ''] = row.split('\t');
    const [action, resource, verdict] = expected.split('|');
    return {
      action,
      ...(resource === undefined || resource === '' ? {} : { resource }),
      ...(verdict === undefined ? {} : { verdict }),
      text: message.replaceAll('⏎', '\n').replaceAll('␛', '\u001b'),
    };
  });

describe('an error message', () => {
  it.each(rows)('of $action: $text', ({ text, ...expected }) => {
    const [arrival] = read(text);
    const [first] = arrival?.actions ?? [];
    const { verdict } = arrival ?? {};
    expect({
      action: first?.id,
      ...(expected.resource === undefined ? {} : { resource: first?.resources.join(' ') }),
      ...(expected.verdict === undefined ? {} : { verdict: `${verdict?.reason}:${verdict?.policy}` }),
    }).toEqual(expected);
  });

  it('is told where it stands, who asked, and which call failed', () => {
    const [arrival, ...more] = read(
      'Starting.\n  An error occurred (AccessDeniedException) when calling the CreateProject operation: ' +
        'User: arn:aws:sts::444455556666:assumed-role/Exec/SageMaker is not authorized to perform: iam:PassRole ' +
        'on resource: arn:aws:iam::444455556666:role/Launch because no identity-based policy allows the iam:PassRole action\nDone.\n',
    );
    expect(more).toEqual([]);
    expect(arrival).toMatchObject({
      kind: 'denial',
      by: 'access-denied',
      evidence: { line: 2, column: 3 },
      principal: { kind: 'role', name: 'Exec', session: 'SageMaker', account: '444455556666' },
      actions: [
        { id: 'iam:PassRole', wanted: true, resources: ['arn:aws:iam::444455556666:role/Launch'] },
        { id: 'sagemaker:CreateProject', wanted: false },
      ],
    });
    expect(arrival?.evidence.words).toMatch(/^An error occurred .* iam:PassRole action$/);
  });

  it('is one of several in a log, each with its own principal and reason', () => {
    const log = ['Exec', 'Other'].map(
      (role, at) =>
        `2026-01-02T03:04:0${at}Z ERROR User: arn:aws:sts::444455556666:assumed-role/${role}/s is not authorized to perform: sagemaker:${at === 0 ? 'ListModels' : 'CreateModel'} ${at === 0 ? 'because no identity-based policy allows the sagemaker:ListModels action' : 'with an explicit deny in an identity-based policy'}`,
    );
    expect(
      read(log.join('\n')).map(({ evidence, actions, principal, verdict }) => [
        evidence.line,
        actions[0]?.id,
        principal?.name,
        verdict?.reason,
      ]),
    ).toEqual([
      [1, 'sagemaker:ListModels', 'Exec', 'nothing-allowed'],
      [2, 'sagemaker:CreateModel', 'Other', 'explicit-deny'],
    ]);
  });

  it('names the policy that denied, where AWS does', () => {
    const arn = 'arn:aws:organizations::777788889999:policy/o-abc/service_control_policy/p-1234';
    const [arrival] = read(
      `User: arn:aws:iam::444455556666:user/ana is not authorized to perform: sagemaker:CreateApp with an explicit deny in a service control policy: ${arn}`,
    );
    expect(arrival?.verdict).toEqual({ reason: 'explicit-deny', policy: 'service-control', arn });
  });

  it('is read from what decodes an encoded message', () => {
    const decoded = {
      allowed: false,
      explicitDeny: false,
      matchedStatements: { items: [] },
      failures: { items: [] },
      context: {
        principal: { id: 'AROAEXAMPLE:run', arn: 'arn:aws:sts::444455556666:assumed-role/Exec/run' },
        action: 'ec2:RunInstances',
        resource: 'arn:aws:ec2:eu-west-1:444455556666:instance/*',
        conditions: { items: [{ key: 'ec2:Region', values: { items: [{ value: 'eu-west-1' }] } }] },
      },
    };
    for (const text of [
      JSON.stringify(decoded, null, 2),
      JSON.stringify({ DecodedMessage: JSON.stringify(decoded) }, null, 4),
    ])
      expect(read(text)).toMatchObject([
        {
          by: 'encoded-message',
          principal: { name: 'Exec' },
          verdict: { reason: 'nothing-allowed' },
          actions: [
            {
              id: 'ec2:RunInstances',
              resources: ['arn:aws:ec2:eu-west-1:444455556666:instance/*'],
              context: [{ key: 'ec2:Region', values: ['eu-west-1'] }],
            },
          ],
        },
      ]);
  });

  it('says what decodes an encoded one', () => {
    const [arrival] = read(
      'You are not authorized to perform this operation. Encoded authorization failure message: Zm9v',
    );
    expect(arrival?.actions[0]).toMatchObject({ id: 'sts:DecodeAuthorizationMessage', wanted: false });
    expect(arrival?.note).toContain('decode-authorization-message');
  });

  it.each([
    'CreateEndpoint',
    'User: ana\nhello world',
    'The endpoint was created. Everything is fine.',
    "An error occurred (ValidationException) when calling the CreateTrainingJob operation: 1 validation error detected: Value 'x' at 'trainingJobName' failed",
    'An error occurred (ThrottlingException) when calling the DescribeEndpoint operation: Rate exceeded',
    'error: You must be logged in to the server (Unauthorized)',
    'pods is forbidden: User "system:serviceaccount:a:b" cannot list resource "pods" in API group ""',
    'http://example.com:8080/Path and std::vector:Iterator',
  ])('is not seen in %s', (text) => {
    expect(read(text)).toEqual([]);
  });
});
