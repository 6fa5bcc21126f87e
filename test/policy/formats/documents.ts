/** Policies to render: one that people would write, and arbitrary ones made of text that breaks escaping. */
import fc from 'fast-check';
import type { ConditionBlock, OneOrMany, PolicyDocument, Statement } from '../../../src/iam/document.ts';
import { passRole } from '../../support/training-policy.ts';

export const training: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'CreateTrainingJob',
      Effect: 'Allow',
      Action: ['sagemaker:CreateTrainingJob', 'sagemaker:StopTrainingJob'],
      Resource: ['arn:aws:sagemaker:eu-west-1:123456789012:training-job/${aws:username}-*'],
      Condition: {
        'ForAllValues:StringEquals': { 'sagemaker:VpcSubnets': ['subnet-1', 'subnet-2'] },
        Null: { 'sagemaker:VpcSubnets': ['false'] },
      },
    },
    passRole('arn:aws:iam::123456789012:role/Train'),
  ],
};

export const guardrail: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Deny',
      NotAction: 'sagemaker:List*',
      Resource: '*',
      Condition: { Bool: { 'aws:SecureTransport': false } },
    },
  ],
};

const pieces = [
  '${aws:username}',
  '$${',
  '%{if}',
  '%%{',
  '$',
  '%',
  '{',
  '}',
  '"',
  "'",
  '`',
  '\\',
  '\\n',
  '\n',
  '\t',
  '\r',
  '\u0001',
  '\u0085',
  '\u00ff',
  '\u00a0',
  ' ',
  ': ',
  ' #',
  '- ',
  '? ',
  '!Ref x',
  '&a',
  '*',
  '@',
  '<<',
  '=',
  '~',
  'on',
  'No',
  'null',
  '2012-10-17',
  '1:20',
  '0x1f',
  '1e3',
  '.inf',
  '!!',
  '$(id)',
  ';',
  '${Token[TOKEN.1]}',
  '#{Token[TOKEN.2]}',
  '#{',
  '//',
  '/*',
  'sagemaker:X',
  'arn:aws:s3:::b/*',
  '🦄',
  '__proto__',
  'constructor',
];

/** Text of pieces that mean something to some format. Without `&{`, which Terraform's data source cannot keep. */
export const nastyText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 4 })), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join(''))
  .filter((text) => !text.includes('&{') && text.normalize('NFC') === text);

const oneOrMany = (text: fc.Arbitrary<string>): fc.Arbitrary<OneOrMany<string>> =>
  fc.oneof(text, fc.uniqueArray(text, { minLength: 1, maxLength: 3 }));

const principalOf = (text: fc.Arbitrary<string>): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.constant('*'),
    fc.dictionary(fc.constantFrom('AWS', 'Service', 'Federated', 'CanonicalUser'), oneOrMany(text), {
      minKeys: 1,
      maxKeys: 2,
    }),
  );

const conditionBlock = (text: fc.Arbitrary<string>): fc.Arbitrary<ConditionBlock> => {
  const values = fc.oneof(oneOrMany(text), fc.boolean(), fc.integer());
  const key = fc.oneof(fc.constantFrom('aws:RequestTag/team', 'on', '__proto__'), text);
  const operator = fc.oneof(fc.constantFrom('StringLike', 'ForAllValues:StringEquals'), text);
  return dictionary(operator, dictionary(key, values));
};

/** Own properties whatever their names, as JSON.parse makes them. */
function dictionary<T>(key: fc.Arbitrary<string>, value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> {
  return fc
    .uniqueArray(fc.tuple(key, value), { minLength: 1, maxLength: 2, selector: ([name]) => name })
    .map((entries) => Object.fromEntries(entries));
}

export interface Shape {
  readonly action: fc.Arbitrary<string>;
  readonly text: fc.Arbitrary<string>;
}

/** Documents of the language's every element, with nasty text wherever a text may stand. */
export function anyDocument(shape: Partial<Shape> = {}): fc.Arbitrary<PolicyDocument> {
  const text = shape.text ?? nastyText;
  const action = shape.action ?? text;
  const principal = principalOf(text);
  const statement: fc.Arbitrary<Statement> = fc
    .tuple(
      fc.record({
        Sid: fc.option(text, { nil: undefined }),
        Effect: fc.constantFrom('Allow' as const, 'Deny' as const),
      }),
      fc.oneof(fc.record({ Action: oneOrMany(action) }), fc.record({ NotAction: oneOrMany(action) })),
      fc.oneof(fc.record({ Resource: oneOrMany(text) }), fc.record({ NotResource: oneOrMany(text) })),
      fc.oneof(fc.constant({}), fc.record({ Principal: principal }), fc.record({ NotPrincipal: principal })),
      fc.oneof(fc.constant({}), fc.record({ Condition: conditionBlock(text) })),
    )
    .map(([head, actions, resources, principals, condition]) => {
      const { Sid, Effect } = head;
      return {
        ...(Sid === undefined ? {} : { Sid }),
        Effect,
        ...principals,
        ...actions,
        ...resources,
        ...condition,
      };
    });
  return fc
    .array(statement, { minLength: 1, maxLength: 3 })
    .map((statements) => ({ Version: '2012-10-17', Statement: statements }));
}

/** A document with every "one or many" as a list of text, to compare what formats read back. */
export function normal(document: PolicyDocument): unknown {
  const list = (value: unknown): unknown => (Array.isArray(value) ? value.map(String) : [String(value)]);
  const mapped = (value: object, change: (held: unknown) => unknown) =>
    Object.fromEntries(Object.entries(value).map(([key, held]) => [key, change(held)]));
  return {
    Version: document.Version,
    Statement: document.Statement.map((statement) =>
      mapped(statement, (value) => {
        if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
          return mapped(value, (held) =>
            typeof held === 'object' && held !== null && !Array.isArray(held)
              ? mapped(held, list)
              : list(held),
          );
        }
        return list(value);
      }),
    ),
  };
}
