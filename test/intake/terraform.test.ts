/** Blocks of `aws_iam_policy_document` that say something more than once. */
import { describe, expect, it } from 'vitest';
import { policiesIn } from '../../src/intake/policies/policies-in.ts';

const document = (statement: string): string =>
  `data "aws_iam_policy_document" "x" {\n  statement {\n${statement}\n  }\n}\n`;

const read = (statement: string) => policiesIn(document(statement));

const base = 'actions = ["s3:GetObject"]\nresources = ["arn:aws:s3:::b/*"]';
const principals = (type: string, who: string): string =>
  `principals {\n type = "${type}"\n identifiers = ["${who}"]\n}`;
const condition = (values: string): string =>
  `condition {\n test = "StringEquals"\n variable = "aws:PrincipalTag/a"\n values = ["${values}"]\n}`;

describe('blocks of one kind', () => {
  it('are joined, as the provider joins them', () => {
    const [found] = read(
      [base, principals('AWS', 'a'), principals('AWS', 'b'), condition('x'), condition('y')].join('\n'),
    );
    expect(found?.document?.Statement).toMatchObject([
      {
        Principal: { AWS: ['a', 'b'] },
        Condition: { StringEquals: { 'aws:PrincipalTag/a': ['x', 'y'] } },
      },
    ]);
  });
});

describe('an attribute that a block has twice is a key twice', () => {
  it.each([
    ['effect', `effect = "Allow"\neffect = "Deny"\n${base}`, 'Effect'],
    ['actions', `${base}\nactions = ["s3:*"]`, 'Action'],
    [
      'type',
      `${base}\n${principals('AWS', 'a').replace('identifiers', 'type = "Service"\n identifiers')}`,
      'AWS',
    ],
    ['identifiers', `${base}\n${principals('AWS', 'a').replace('}', 'identifiers = ["b"]\n}')}`, 'AWS'],
    ['test', `${base}\n${condition('x').replace('}', 'test = "StringLike"\n}')}`, 'aws:PrincipalTag/a'],
    ['values', `${base}\n${condition('x').replace('}', 'values = ["y"]\n}')}`, 'aws:PrincipalTag/a'],
  ])('%s', (_, statement, key) => {
    const [found] = read(statement);
    expect(found?.document).toBeUndefined();
    expect(found?.problems).toMatchObject([{ rule: 'duplicate-key', message: expect.stringContaining(key) }]);
  });
});
