import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { policiesIn } from '../../src/intake/policies/policies-in.ts';

const folder = join(import.meta.dirname, 'policies');

/** Where a value stands in the text, as line and column. */
const place = (text: string, words: string): { readonly line: number; readonly column: number } => {
  const before = text.slice(0, text.indexOf(words)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
};

describe('a policy in another file', () => {
  it.each(readdirSync(folder))('is found in %s, with its place', (name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const policies = policiesIn(text);
    const own = policies.find(({ document }) => JSON.stringify(document).includes('sagemaker:Nothing'));
    expect(own?.problems).toEqual([]);
    const [statement] = own?.document?.Statement ?? [];
    expect(statement?.Effect).toBe('Allow');
    expect([statement?.Resource].flat()).toEqual(['*']);
    // Escaped JSON stands as a whole where its string begins.
    const at = name.startsWith('escaped') ? '"{' : (/["']?sagemaker:Nothing/.exec(text)?.[0] ?? '');
    expect(own?.positionOf(['Statement', 0, 'Action', 0])).toEqual(place(text, at));
  });

  it('is read to its end, however long it is', () => {
    const statement = {
      Effect: 'Allow',
      Action: 'sagemaker:ListModels',
      Resource: '*',
      Sid: 'x'.repeat(500),
    };
    const text = JSON.stringify({
      Version: '2012-10-17',
      Statement: Array.from({ length: 900 }, () => statement),
    });
    const [policy] = policiesIn(text);
    expect(policy?.problems.filter(({ rule }) => rule === 'json-syntax')).toEqual([]);
    expect(policy?.document?.Statement).toHaveLength(900);
  });

  it('keeps intrinsic functions as placeholders, and takes what CloudFormation knows itself', () => {
    const text = readFileSync(join(folder, 'template.yaml'), 'utf8');
    const [trust, policy] = policiesIn(text);
    expect(trust?.kind).toBe('trust');
    expect(policy?.document?.Statement[1]).toMatchObject({
      Resource: ['arn:aws:s3:::Bucket/*', 'arn:aws:logs:*:*:x'],
    });
    expect(policy?.unknown).toEqual([['Statement', 2, 'Resource']]);
  });

  it('keeps references of Terraform as placeholders, and IAM variables as IAM writes them', () => {
    const text = readFileSync(join(folder, 'document.tf'), 'utf8');
    const [policy] = policiesIn(text);
    expect(policy?.document?.Statement[1]).toMatchObject({
      Action: ['s3:GetObject'],
      Resource: ['arn:aws:s3:::var-bucket/*', expect.any(String)],
      Condition: { StringEquals: { 'aws:PrincipalTag/team': [`\${aws:username}`] } },
    });
    expect(policy?.unknown).toEqual([['Statement', 1, 'Resource', 1]]);
  });

  it('is what a plan of Terraform comes to: what goes is not in it', () => {
    const [policy] = policiesIn(readFileSync(join(folder, 'plan.txt'), 'utf8'));
    expect(policy?.document?.Statement).toEqual([
      { Effect: 'Allow', Action: ['sagemaker:Nothing'], Resource: '*' },
    ]);
  });

  it('keeps what Terraform puts together or repeats as far as it is written out', () => {
    const [policy] = policiesIn(readFileSync(join(folder, 'concat.tf'), 'utf8'));
    expect(policy?.unknown).toEqual([['Statement', 0, 'Action', 1]]);
  });

  it('is read without the statements that are filled in as wholes, which are counted', () => {
    const [policy] = policiesIn(
      'resource "a" "b" {\n  policy = jsonencode({ Statement = concat(local.base, [{ Effect = "Allow", Action = "sagemaker:ListApps", Resource = "*" }]) })\n}',
    );
    expect(policy?.document?.Statement).toMatchObject([{ Action: 'sagemaker:ListApps' }]);
    expect(policy?.unknown).toEqual([['Statement', 1]]);
  });

  it('keeps what a program fills in as placeholders', () => {
    const [policy] = policiesIn(
      `doc = {"Statement": [{"Effect": "Allow", "Action": actions, "Resource": f"arn:aws:s3:::{bucket}/*"},
        {"Effect": "Allow", "Action": "sagemaker:" + verb, "Resource": "arn:aws:s3:::a" "/b"}]}`,
    );
    expect(policy?.document?.Statement).toMatchObject([
      { Resource: 'arn:aws:s3:::bucket/*' },
      { Resource: 'arn:aws:s3:::a/b' },
    ]);
    expect(policy?.unknown).toEqual([
      ['Statement', 0, 'Action'],
      ['Statement', 1, 'Action'],
    ]);
  });

  it.each([
    'interface Policy { Statement: Statement[] }',
    'class Statement: pass\nstatement = {"Statement": "SELECT 1", "Effect": 1}',
    'policy.Statement = [a, b]; // no Effect in sight',
  ])('is not seen in the program %s', (text) => {
    expect(policiesIn(text).flatMap(({ document }) => document ?? [])).toEqual([]);
  });

  it('is not seen where there is none: what JSON says is said then', () => {
    const [only, ...more] = policiesIn('a: 1\nb: [');
    expect(more).toEqual([]);
    expect(only?.document).toBeUndefined();
    expect(only?.problems).not.toEqual([]);
  });

  it('is not looked for in a letter that has colons', () => {
    const [only] = policiesIn('Note: please see the statement below: it has no effect: really.\nBest: me\n');
    expect(only?.problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('no policy is in it'),
    ]);
  });

  it.each([
    ['a quote that is not closed', "Statement:\n- Effect: Allow\n  Resource: '*\n", [4, 1], 'quote'],
    ['a colon in a text', 'Statement:\n- Effect: Allow\n  Action: s3: GetObject\n', [3, 11], 'quotes'],
    ['a star without quotes', 'Statement:\n- Effect: Allow\n  Action: *\n', [3, 11], 'quotes'],
    ['a tab', 'Statement:\n- Effect: Allow\n\tAction: s3:GetObject\n', [3, 1], 'tab'],
    ['no end of depth', `Statement: ${'['.repeat(5_000)}`, [1, expect.any(Number)], 'deep'],
    ['too much text', `Statement:\n- Effect: Allow\n${'# more\n'.repeat(60_000)}`, [1, 1], '400 kB'],
  ])('is not read of YAML with %s, and whoever wrote it is told where', (_, text, [line, column], fact) => {
    const [only, ...more] = policiesIn(text);
    expect(more).toEqual([]);
    expect(only?.document).toBeUndefined();
    expect(only?.problems).toEqual([
      {
        rule: 'json-syntax',
        path: [],
        position: { line, column },
        message: expect.stringContaining(fact),
      },
    ]);
  });
});
