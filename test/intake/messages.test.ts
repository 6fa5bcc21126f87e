import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { read } from './facts.ts';

/**
 * A text a row: the wanted action, then, where they matter, the resource and the reason with the kind of policy; nothing
 * where the text asks for nothing. ⏎ stands for a line feed, ⇥ for a tab and ␛ for ESC. The texts are made up in the
 * forms that services, SDKs and tools use, and as people pass them on.
 */
const rowsOf = (name: string) =>
  readFileSync(join(import.meta.dirname, name), 'utf8')
    .split('\n')
    .slice(1)
    .filter((row) => row !== '')
    .map((row) => {
      const [expected = '', message = ''] = row.split('\t');
      const [action, resource, verdict] = expected.split('|');
      return {
        action: action === '' ? undefined : action,
        ...(resource === undefined || resource === '' ? {} : { resource }),
        ...(verdict === undefined ? {} : { verdict }),
        text: message.replaceAll('⏎', '\n').replaceAll('⇥', '\t').replaceAll('␛', '\u001b'),
      };
    });

/** What is seen of a text, as far as it is expected. */
function seen({ text, ...expected }: ReturnType<typeof rowsOf>[number]): unknown {
  const [arrival] = read(text);
  const first = arrival?.actions.find(({ wanted }) => wanted) ?? arrival?.actions[0];
  const { verdict } = arrival ?? {};
  return {
    action: first?.id,
    ...(expected.resource === undefined ? {} : { resource: first?.resources.join(' ') }),
    ...(expected.verdict === undefined ? {} : { verdict: `${verdict?.reason}:${verdict?.policy}` }),
  };
}

describe('a report, as people paste it', () => {
  it.each(rowsOf('reports.tsv'))('is about $action: $text', (row) => {
    const { text: _, ...expected } = row;
    expect(seen(row)).toEqual(expected);
  });
});

describe('an error message', () => {
  it.each(rowsOf('messages.tsv'))('of $action: $text', (row) => {
    const { text: _, ...expected } = row;
    expect(seen(row)).toEqual(expected);
  });

  it('is read at whatever width a terminal cut it, with the bar of a box or without', () => {
    const arn = 'arn:aws:sagemaker:eu-central-1:444455556666:endpoint/lumen-blue';
    const message = `An error occurred (AccessDeniedException) when calling the DescribeEndpoint operation: User: arn:aws:sts::444455556666:assumed-role/Lumen/noor is not authorized to perform: sagemaker:DescribeEndpoint on resource: ${arn} with an explicit deny in a service control policy`;
    for (let width = 40; width <= 200; width += 1)
      for (const bar of ['', '│ ']) {
        const lines = Array.from(
          { length: Math.ceil(message.length / width) },
          (_, at) => bar + message.slice(at * width, (at + 1) * width),
        );
        const [arrival] = read(lines.join('\n'));
        expect({ width, bar, action: arrival?.actions[0], who: arrival?.principal?.session }).toMatchObject({
          action: { id: 'sagemaker:DescribeEndpoint', resources: [arn] },
          who: 'noor',
        });
        expect(arrival?.verdict?.policy).toBe('service-control');
      }
  });

  it('is one find with the call in its traceback, and with what a program wrote when it tried again', () => {
    const said = (action: string): string =>
      `User: arn:aws:sts::444455556666:assumed-role/Exec/s is not authorized to perform: ${action} because no identity-based policy allows the action`;
    const text = `    sm.create_model(**request)\nClientError: ${said('sagemaker:CreateModel')}\nagain\nClientError: ${said('sagemaker:CreateModel')}\n${said('sagemaker:ListModels')}`;
    expect(read(text).map(({ kind, evidence, actions }) => [kind, evidence.line, actions[0]?.id])).toEqual([
      ['denial', 2, 'sagemaker:CreateModel'],
      ['denial', 5, 'sagemaker:ListModels'],
    ]);
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
          by: 'decoded-message',
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

  it.each(['{"allowed": false}', '{"allowed": false', '{"allowed": maybe}'])(
    'is read from a decoded message behind a line that is none: %s',
    (line) => {
      const context = {
        action: 'ec2:RunInstances',
        resource: 'arn:aws:ec2:eu-west-1:444455556666:instance/*',
      };
      const text = `${line}\n${JSON.stringify({ allowed: false, context })}`;
      expect(read(text)).toMatchObject([{ by: 'decoded-message', actions: [{ id: 'ec2:RunInstances' }] }]);
    },
  );

  it.each([
    ['iam:PassRole', 'iam:PassRole was removed from our role, please add it back'],
    ['kms:Decrypt', 'We already checked, the role needs kms:Decrypt'],
  ])('asks for %s, whatever was done before: %s', (id, text) => {
    expect(read(text)[0]?.actions).toMatchObject([{ id, wanted: true }]);
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
