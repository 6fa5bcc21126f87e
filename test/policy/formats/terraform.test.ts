import { parse } from '@cdktf/hcl2json';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PolicyDocument } from '../../../src/iam/document.ts';
import { renderPolicy } from '../../../src/policy/formats/formats.ts';
import { hostile } from '../../support/hostile.ts';
import { anyDocument, guardrail, normal, training } from './documents.ts';

const render = (...documents: readonly PolicyDocument[]) =>
  renderPolicy('terraform', documents, { name: 'ML training', target: 'managed' });

type Json = Record<string, unknown>;

/** What Terraform's data source would make of the HCL: read by HashiCorp's own parser. */
async function readBack(hcl: string): Promise<Json> {
  const parsed = await parse('policy.tf', hcl);
  const sources = parsed['data']['aws_iam_policy_document'];
  return Object.fromEntries(
    Object.entries<Json[]>(sources).map(([name, [source]]) => [name, documentOf(source ?? {})]),
  );
}

function documentOf(source: Json): unknown {
  return {
    Version: source['version'] ?? '2012-10-17',
    ...(source['policy_id'] === undefined ? {} : { Id: source['policy_id'] }),
    Statement: blocks(source['statement']).map((statement) => {
      const result: Json = {};
      const names = { sid: 'Sid', effect: 'Effect', actions: 'Action', not_actions: 'NotAction' };
      for (const [name, element] of Object.entries(names)) {
        if (statement[name] !== undefined) result[element] = texts(statement[name], false);
      }
      for (const [name, element] of Object.entries({ resources: 'Resource', not_resources: 'NotResource' })) {
        if (statement[name] !== undefined) result[element] = texts(statement[name], true);
      }
      for (const [name, element] of Object.entries({
        principals: 'Principal',
        not_principals: 'NotPrincipal',
      })) {
        const groups = blocks(statement[name]);
        if (groups.length === 0) continue;
        const bare = groups.length === 1 && groups[0]?.['type'] === '*';
        result[element] = bare
          ? ['*']
          : Object.fromEntries(groups.map((group) => [group['type'], texts(group['identifiers'], true)]));
      }
      const conditions: [string, [string, unknown][]][] = [];
      for (const condition of blocks(statement['condition'])) {
        const [test] = texts(condition['test'], false);
        const [variable] = texts(condition['variable'], false);
        const entry: [string, unknown] = [variable ?? '', texts(condition['values'], true)];
        const known = conditions.find(([operator]) => operator === test);
        if (known) known[1].push(entry);
        else conditions.push([test ?? '', [entry]]);
      }
      if (conditions.length > 0) {
        result['Condition'] = Object.fromEntries(
          conditions.map(([operator, keys]) => [operator, Object.fromEntries(keys)]),
        );
      }
      return result;
    }),
  };
}

function blocks(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

/** The parser's JSON escapes HCL templates again; the data source then turns `&{` into `${`. */
function texts(value: unknown, replaced: boolean): readonly string[] {
  return (Array.isArray(value) ? value : [value]).map((text: string) => {
    const literal = text.replaceAll('$${', '${').replaceAll('%%{', '%{');
    return replaced ? literal.replaceAll('&{', '${') : literal;
  });
}

describe('the Terraform format', () => {
  it('reads as a person would write it', () => {
    expect(render(training)).toBe(`data "aws_iam_policy_document" "ml_training" {
  statement {
    sid    = "CreateTrainingJob"
    effect = "Allow"

    actions = [
      "sagemaker:CreateTrainingJob",
      "sagemaker:StopTrainingJob",
    ]

    resources = ["arn:aws:sagemaker:eu-west-1:123456789012:training-job/&{aws:username}-*"]

    condition {
      test     = "ForAllValues:StringEquals"
      variable = "sagemaker:VpcSubnets"

      values = [
        "subnet-1",
        "subnet-2",
      ]
    }

    condition {
      test     = "Null"
      variable = "sagemaker:VpcSubnets"
      values   = ["false"]
    }
  }

  statement {
    sid    = "PassRole"
    effect = "Allow"

    actions = ["iam:PassRole"]

    resources = ["arn:aws:iam::123456789012:role/Train"]

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["sagemaker.amazonaws.com"]
    }
  }
}`);
  });

  it('makes a data source of each document', async () => {
    expect(await readBack(render(training, guardrail))).toEqual({
      ml_training_1: normal(training),
      ml_training_2: normal(guardrail),
    });
  });

  it('keeps an old version, whose policies have no variables, and the Id', async () => {
    const old: PolicyDocument = {
      Version: '2008-10-17',
      Id: 'the "old" one',
      Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/${x}' }],
    };
    const hcl = render(old);
    expect(hcl).toContain('resources = ["arn:aws:s3:::b/$${x}"]');
    expect(await readBack(hcl)).toEqual({ ml_training: { ...Object(normal(old)), Id: old.Id } });
  });

  it('takes a policy without a version for the old one that it is', async () => {
    const { Statement } = guardrail;
    const hcl = render(JSON.parse(JSON.stringify({ Statement })));
    expect(await readBack(hcl)).toEqual({
      ml_training: normal({ Version: '2008-10-17', Statement }),
    });
  });

  it.each([
    ['the element "Extra"', { Extra: 1 }, {}],
    ['the element "Odd\\n"', {}, { 'Odd\n': true }],
    ['the element "Condition"', {}, { Condition: { Bool: { 'aws:SecureTransport': null } } }],
    ['the element "Principal"', {}, { Principal: 5 }],
    ['the element "Effect"', {}, { Effect: 'deny' }],
    ['this Version', { Version: '2030-01-01' }, {}],
    ['the text "&{", which it would turn into "${"', {}, { Resource: '&{x}${y}%{z}"\\' }],
  ])('states the JSON when the data source cannot state %s', async (what, top, inner) => {
    const document = { ...guardrail, ...top, Statement: [{ ...guardrail.Statement[0], ...inner }] };
    const hcl = render(JSON.parse(JSON.stringify(document)));
    expect(hcl.split('\n')[0]).toBe(
      `# aws_iam_policy_document cannot state ${what}, so this is the policy's JSON.`,
    );
    const parsed = await parse('policy.tf', hcl);
    const [json] = texts(parsed['locals'][0]['ml_training'], false);
    expect(JSON.parse(json ?? '')).toEqual(document);
  });

  it('says the same where nobody would see the text', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const document = { ...guardrail, Statement: [{ ...training.Statement[0], Resource: [text] }] };
        const parsed = JSON.parse(JSON.stringify(document));
        expect(await readBack(render(parsed))).toEqual({ ml_training: normal(parsed) });
      }),
      { numRuns: 50 },
    );
  });

  it('says the same as the JSON, whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument(), async (document) => {
        expect(await readBack(render(document))).toEqual({ ml_training: normal(document) });
      }),
      { numRuns: 100 },
    );
  });
});
