import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policiesIn } from '../../src/intake/policies/policies-in.ts';
import { read } from './facts.ts';

/** Pieces that recognisers look for, so that random texts get deep into them. */
const pieces = [
  'is not authorized to perform: ',
  'on resource: ',
  'arn:aws:sagemaker:eu-west-1:111122223333:endpoint/',
  'arn:aws:s3',
  'when calling the ',
  ' operation',
  'sagemaker:CreateModel',
  'Encoded authorization failure message: ',
  '{"allowed":',
  '"eventName":"',
  '"Statement":[{"Effect":"Allow","Action":"*"}]',
  's3://b/',
  'aws sagemaker create-endpoint --tags \\',
  'client = boto3.client("s3")\n',
  'client.get_object(',
  'resource "aws_sagemaker_model" "m" {',
  'Type: AWS::SageMaker::Model\n',
  '```json\n',
  '<<EOF\n',
  'jsonencode({',
  'concat([',
  '[for x in y : ',
  '~ resource "aws_iam_policy" "p" {\n',
  "'Statement': [{'Effect': 'Allow', 'Action': ",
  'PolicyStatement({ actions: [',
  'est = PyTorch(',
  'est.fit(',
  '\u001b[31m',
  '\\"',
  '\\u00',
  '&#x',
  '│ ',
  '\n',
  ' ',
  ':',
  '${',
  '}',
  '"',
  'aws s3 cp ',
  'upload to ',
  'denied ',
  'permission to create ',
  "couldn't call 'get_role' ",
  'cannot assume role ',
  'at services.s3.S3Client.getObject(',
  'new CreateModelCommand(',
  'operation error S3: HeadBucket, ',
];
const texts = fc.array(
  fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...pieces) }, fc.string({ unit: 'binary', maxLength: 6 })),
  {
    maxLength: 40,
  },
);

describe('any text', () => {
  it('is read without a throw, and every arrival has its place in it', () => {
    fc.assert(
      fc.property(texts, (parts) => {
        const text = parts.join('');
        const lines = text.split(/\r\n|\r|\n/);
        for (const { evidence, actions } of read(text)) {
          const line = lines[evidence.line - 1];
          expect(line).toBeDefined();
          expect(evidence.column).toBeLessThanOrEqual((line?.length ?? 0) + 1);
          for (const { id } of actions) expect(id).toMatch(/^[a-z0-9-]+:[A-Za-z0-9*]+$/);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('is searched for policies without a throw, and what is said of one has its place in it', () => {
    fc.assert(
      fc.property(texts, (parts) => {
        const text = parts.join('');
        // A carriage return alone ends a line, too, as JSON is read.
        const lines = text.split(/\r\n|\r|\n/).length;
        for (const { problems, positionOf } of policiesIn(text)) {
          for (const { position } of problems) expect(position.line).toBeLessThanOrEqual(lines);
          expect(positionOf(['Statement', 0]).line).toBeLessThanOrEqual(lines);
        }
      }),
      { numRuns: 300 },
    );
  });

  // Of two lengths of one line, so that how fast the machine is does not count: eight times the text may take twice as
  // long a character; what grows with the square takes four times that.
  it.each(pieces)('takes time in proportion to its length: %s over and over', (piece) => {
    const took = (length: number): number => {
      const text = piece.repeat(Math.ceil(length / piece.length));
      const before = process.cpuUsage();
      read(text);
      policiesIn(text);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    };
    took(2_000);
    const [short, long] = [took(8_000), took(64_000)];
    expect(long).toBeLessThan(16 * short + 150);
  });
});
