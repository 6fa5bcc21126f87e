/** The engine around the rules: order, places, fixes as data, and documents that nobody should have written. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadCatalog, loadServices } from '../../../src/catalog/load.ts';
import type { PolicyDocument, Statement } from '../../../src/iam/document.ts';
import { parsePolicies } from '../../../src/iam/parse.ts';
import { type PolicyKind, policyKinds } from '../../../src/iam/policy-kind.ts';
import { applyEdits } from '../../../src/policy/edit.ts';
import type { Edit } from '../../../src/policy/finding.ts';
import {
  checkDocument,
  checkingDocuments,
  checkParsed,
  servicesIn,
} from '../../../src/policy/findings/check.ts';
import { applyFix } from '../../../src/policy/fix.ts';
import { allow, anyPolicy, arn, deny, policy } from './case.ts';

const catalog = loadCatalog();
const loaded = (document: PolicyDocument) => loadServices(catalog, servicesIn(document));

describe('a check', () => {
  test('finds nothing wrong with a policy that is right', () => {
    const right = policy(
      { Sid: 'Train', ...allow('sagemaker:DescribeTrainingJob', arn.trainingJob) },
      { Sid: 'List', ...allow(['sagemaker:ListTrainingJobs', 'sagemaker:Search'], '*') },
    );
    expect(checkDocument(right, loaded(right), { kind: 'managed' })).toEqual([]);
  });

  test('lists the whole document first, then statement by statement, the worst first', () => {
    const wrong = anyPolicy({
      Statement: [
        allow(['sagemaker:ListModels', 'sagemaker:ListModels', 'sagemaker:Fetch*', 'ListModels'], '*'),
        { ...allow('sagemaker:ListModels', '*'), Sid: 'a b' },
      ],
    });
    const findings = checkDocument(wrong, loaded(wrong), { kind: 'managed' });
    expect(findings.map(({ rule, severity, statement }) => [statement, severity, rule])).toEqual([
      [null, 'warning', 'version'],
      [0, 'error', 'malformed-action'],
      [0, 'warning', 'pattern-matches-nothing'],
      [0, 'hint', 'duplicate-action'],
      [1, 'error', 'sid-characters'],
      [1, 'hint', 'redundant-statement'],
    ]);
    expect(new Set(findings.map(({ document }) => document))).toEqual(new Set([0]));
  });

  test('pauses within a statement of many names, each of which may take a millisecond', () => {
    const stepsOf = (count: number): number => {
      const names = Array.from({ length: count }, (_, at) => `sagemaker:Creat${at}`);
      const { length } = [...checkingDocuments([policy(allow(names, '*'))], catalog, { kind: 'managed' })];
      return length;
    };
    // Two rules at least look at each name, beside what is told of it.
    expect(stepsOf(200) - stepsOf(100)).toBeGreaterThanOrEqual(300);
  });

  test('stays silent about names of a service that is not loaded', () => {
    const elsewhere = policy(
      allow(['braket:CreateQuantumTask', 'braket:NoSuchAction', 'braket:Fetch*'], '*', {
        StringEquals: { 'braket:NoSuchKey': 'a' },
      }),
    );
    expect(checkDocument(elsewhere, catalog, { kind: 'managed' })).toEqual([]);
    const rules = checkDocument(elsewhere, loaded(elsewhere), { kind: 'managed' }).map(({ rule }) => rule);
    expect(rules).toContain('unknown-action');
    expect(rules).toContain('unknown-key');
    expect(rules).toContain('pattern-matches-nothing');
  });

  test('never throws, whatever JSON it is given', () => {
    const places = [
      'Version',
      'Statement',
      'Effect',
      'Action',
      'Resource',
      'NotAction',
      'Condition',
      'StringLike',
      'Sid',
    ];
    const texts = fc.constantFrom(
      '*',
      'Allow',
      'Deny',
      'sagemaker:*',
      'iam:PassRole',
      'arn:aws:s3:::a',
      '${',
      '',
      'a:b',
    );
    const { json } = fc.letrec<{ json: unknown }>((tie) => ({
      json: fc.oneof(
        { maxDepth: 6 },
        texts,
        fc.jsonValue({ maxDepth: 1 }),
        fc.array(tie('json'), { maxLength: 4 }),
        fc.dictionary(fc.constantFrom(...places, '__proto__', 'constructor'), tie('json'), { maxKeys: 6 }),
      ),
    }));
    fc.assert(
      fc.property(json, fc.constantFrom('managed', 'scp', 'session'), (document, target) => {
        const findings = checkDocument(anyPolicy(document ?? {}), catalog, { kind: target } as const);
        for (const { fix } of findings)
          if (fix !== undefined) applyFix(anyPolicy(document ?? {}), fix, catalog);
        servicesIn(anyPolicy(document ?? {}));
        checkParsed(parsePolicies(JSON.stringify(document) ?? ''), catalog, { kind: target });
      }),
      { numRuns: 500 },
    );
  });
});

describe('a check of text', () => {
  const lines = (...text: readonly string[]) => text.join('\n');

  test('has line and column of what each finding is about', () => {
    const text = lines(
      '{',
      '  "Version": "2012-10-17",',
      '  "Statement": [{',
      '    "Effect": "Allow",',
      '    "Action": [',
      '      "sagemaker:ListModels",',
      '      "sagemaker:ListModles"',
      '    ],',
      '    "Resource": "*"',
      '  }]',
      '}',
    );
    const findings = checkParsed(parsePolicies(text), catalog, { kind: 'managed' });
    expect(findings.map(({ rule, path, position }) => [rule, path, position])).toEqual([
      ['unknown-action', 'Statement[0].Action[1]', { line: 7, column: 7 }],
    ]);
  });

  test('finds the place in a single statement without a list', () => {
    const text =
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sagemaker:ListModles","Resource":"*"}}';
    expect(checkParsed(parsePolicies(text), catalog, { kind: 'managed' })).toMatchObject([
      { rule: 'unknown-action', path: 'Statement[0].Action', position: { line: 1, column: 64 } },
    ]);
  });

  test('points at the element around a thing that is missing', () => {
    const text = lines('{', ' "Statement": []', '}');
    expect(checkParsed(parsePolicies(text), catalog, { kind: 'managed' })).toMatchObject([
      { rule: 'empty-element', severity: 'error', statement: null, position: { line: 2, column: 15 } },
      { rule: 'version', position: { line: 1, column: 1 } },
    ]);
  });

  test.each(['managed', 'user', 'group', 'role', 'scp'] as const)(
    'of a policy that has just as many characters as %s may have says nothing of its size, and of one more does',
    (kind) => {
      const { limit } = policyKinds[kind];
      const sized = (length: number) => {
        const empty = policy(allow('sagemaker:DescribeModel', arn.model));
        const Id = 'x'.repeat(length - JSON.stringify({ ...empty, Id: '' }).length);
        return checkDocument({ ...empty, Id }, catalog, { kind }).filter(
          ({ rule }) => rule === 'policy-size',
        );
      };
      expect(sized(limit)).toEqual([]);
      expect(sized(limit + 1)).toMatchObject([{ severity: 'error', path: '', statement: null }]);
    },
  );

  test('counts white space where it counts, and says when minifying helps', () => {
    const one = policy(
      allow(
        'sagemaker:DescribeModel',
        Array.from({ length: 104 }, (_, at) => `${arn.model}-${at}`),
      ),
    );
    const pretty = `${JSON.stringify(one, null, 8)}\n`;
    const minified = JSON.stringify(one);
    const sizes = (text: string, kind: PolicyKind) =>
      checkParsed(parsePolicies(text), catalog, { kind }).flatMap(({ rule, message }) =>
        rule === 'policy-size' ? [message] : [],
      );
    const roomy = JSON.stringify(one, null, 10);
    expect(minified.length).toBeLessThan(6_144);
    expect(roomy.length).toBeGreaterThan(10_240);
    expect(sizes(roomy, 'scp')).toEqual([
      `The policy has ${roomy.length} characters with its white space, which counts here, and a service control policy may have 10240; write it minified, which brings it to ${minified.length}.`,
    ]);
    expect(sizes(minified, 'scp')).toEqual([]);
    expect(sizes(roomy, 'managed')).toEqual([]);
    expect(sizes(pretty, 'session')).toEqual([
      `The policy has ${pretty.trim().length} characters with its white space, which counts here, and a session policy may have 2048; shorten it or use managed policies.`,
    ]);
  });

  test('is told to be minified as long as that is enough, to the character', () => {
    const one = policy(allow('sagemaker:DescribeModel', arn.model));
    const adviceFor = (length: number): string => {
      const Id = 'x'.repeat(length - JSON.stringify({ ...one, Id: '' }).length);
      const text = JSON.stringify({ ...one, Id }, null, 1);
      const found = checkParsed(parsePolicies(text), catalog, { kind: 'scp' });
      return found.find(({ rule }) => rule === 'policy-size')?.message ?? '';
    };
    expect(adviceFor(10_240)).toContain('write it minified');
    expect(adviceFor(10_241)).toContain('split it');
  });

  test('says what is wrong with the JSON, and no more, when there is no policy', () => {
    const findings = checkParsed(parsePolicies('{"Version": "2012-10-17"'), catalog, { kind: 'managed' });
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([['json-syntax', 'error']]);
  });
});

describe('services of a document', () => {
  test('are those of actions, keys and variables, without global keys and operators', () => {
    const document = policy(
      allow(['S3:GetObject', 'ec2:*'], 'arn:aws:s3:::${redshift:DbUser}/*', {
        'ForAllValues:StringLike': { 'aws:TagKeys': 'a', 'sagemaker:VpcSubnets': '${aws:username}' },
      }),
      { Effect: 'Deny', NotAction: 'iam:PassRole', Resource: '*' },
    );
    expect(servicesIn(document)).toEqual(['ec2', 'iam', 'redshift', 's3', 'sagemaker']);
  });
});

describe('a fix', () => {
  const document = policy(allow(['a:A', 'b:B', 'c:C'], '*'), deny('d:D', '*'));
  const apply = (...edits: readonly Edit[]) => applyEdits(document, edits);

  test('sets, appends and removes, each edit on the outcome of the one before', () => {
    const added: Statement = deny('e:E', '*');
    expect(
      apply(
        { op: 'remove', path: ['Statement', 0, 'Action', 2] },
        { op: 'remove', path: ['Statement', 0, 'Action', 0] },
        { op: 'set', path: ['Statement', 1, 'Condition', 'Bool', 'aws:SecureTransport'], value: 'false' },
        { op: 'set', path: ['Statement', 2], value: added },
      ),
    ).toEqual(
      policy(allow(['b:B'], '*'), deny('d:D', '*', { Bool: { 'aws:SecureTransport': 'false' } }), added),
    );
  });

  test('leaves the document that it was given as it was', () => {
    const before = structuredClone(document);
    apply({ op: 'set', path: ['Statement', 0, 'Effect'], value: 'Deny' });
    expect(document).toEqual(before);
  });

  test('changes nothing where its path leads nowhere', () => {
    expect(apply({ op: 'remove', path: ['Statement', 7] })).toEqual(document);
    expect(apply({ op: 'remove', path: ['Statement', 0, 'Condition', 'Bool', 'x'] })).toEqual(document);
    expect(apply({ op: 'set', path: ['Statement', 0, 'Action', 9], value: 'x:X' })).toEqual(document);
  });

  test('keeps the order of what stays, and names such as __proto__ as plain keys', () => {
    const fixed = apply({ op: 'set', path: ['Statement', 0, '__proto__'], value: 'kept' });
    const [first] = fixed.Statement;
    expect(Object.entries(first ?? {})).toEqual([
      ['Effect', 'Allow'],
      ['Action', ['a:A', 'b:B', 'c:C']],
      ['Resource', '*'],
      ['__proto__', 'kept'],
    ]);
  });
});
