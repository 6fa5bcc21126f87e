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

describe('an argument that a block has twice keeps it from being read, and is told at its second place', () => {
  it.each([
    ['version', []],
    ['effect', ['Statement', 0]],
    ['actions', ['Statement', 0]],
    ['type', ['Statement', 0]],
    ['identifiers', ['Statement', 0]],
    ['for_each', ['Statement', 0]],
    ['test', ['Statement', 0]],
    ['variable', ['Statement', 0]],
    ['values', ['Statement', 0]],
  ])('%s', (name, path) => {
    const lines = `data "aws_iam_policy_document" "p" {
      version = "2012-10-17"
      statement {
        effect = "Allow"
        actions = ["sts:AssumeRole"]
        dynamic "principals" {
          for_each = var.all
          content {
            type = "AWS"
            identifiers = ["111122223333"]
          }
        }
        condition {
          test = "StringEquals"
          variable = "aws:PrincipalTag/team"
          values = ["a"]
        }
      }
    }`.split('\n');
    const first = lines.findIndex((line) => line.trim().startsWith(`${name} =`));
    const own = lines[first] ?? '';
    expect(policiesIn(lines.join('\n'))[0]?.problems).toEqual([]);
    const [policy] = policiesIn([...lines.slice(0, first), own, ...lines.slice(first)].join('\n'));
    expect(policy?.document).toBeUndefined();
    expect(policy?.problems).toMatchObject([
      { rule: 'duplicate-key', path, position: { line: first + 2, column: own.search(/\S/) + 1 } },
    ]);
  });

  it.each([
    ['jsonencode', (document: string) => `jsonencode(${document})`],
    ['heredoc', (document: string) => `<<-EOT\n${document}\n    EOT`],
    ['string', (document: string) => JSON.stringify(document)],
  ])('policy, as %s', (_, written) => {
    const policy = (action: string): string =>
      `    policy = ${written(`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"${action}","Resource":"*"}]}`)}`;
    const before = [
      'resource "aws_iam_policy" "p" {',
      '    name = "p"',
      '    name = "q"',
      policy('s3:*'),
    ].join('\n');
    const [first, second] = policiesIn(`${before}\n${policy('s3:GetObject')}\n}`);
    expect(first?.problems).toEqual([]);
    expect(first?.document).toBeDefined();
    expect(second?.document).toBeUndefined();
    const line = before.split('\n').length + 1;
    expect(second?.problems).toMatchObject([{ rule: 'duplicate-key', path: [], position: { line } }]);
  });

  it('policy, the second time as something that is not written out', () => {
    const policy =
      'jsonencode({Version="2012-10-17",Statement=[{Effect="Allow",Action="s3:*",Resource="*"}]})';
    for (const second of [
      'data.aws_iam_policy_document.x.json',
      'var.p',
      'file("p.json")',
      'var.a ? "x" : "y"',
    ]) {
      const [found, ...more] = policiesIn(
        `resource "aws_iam_policy" "p" {\n  policy = ${policy}\n  policy = ${second}\n}`,
      );
      expect(more).toEqual([]);
      expect(found?.document).toBeUndefined();
      expect(found?.problems).toMatchObject([
        { rule: 'duplicate-key', path: [], position: { line: 3, column: 3 } },
      ]);
    }
  });
});
