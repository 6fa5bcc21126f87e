import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { PolicyDocument } from '../../../src/iam/document.ts';
import type { Target } from '../../../src/iam/policy-kind.ts';
import { renderPolicy } from '../../../src/policy/formats/formats.ts';
import { anyDocument, guardrail, nastyText, normal, training } from './documents.ts';

const render = (target: Target, ...documents: readonly PolicyDocument[]) =>
  renderPolicy('cdk', documents, { name: 'ML training', target });

describe('the CDK format', () => {
  it('reads as a person would write it', () => {
    expect(render('role', training)).toBe(`import * as iam from 'aws-cdk-lib/aws-iam';

// In a stack: new iam.Policy(this, 'MLTraining', { document: mlTrainingPolicy, roles: [role] });
export const mlTrainingPolicy = new iam.PolicyDocument({
  statements: [
    new iam.PolicyStatement({
      sid: 'CreateTrainingJob',
      effect: iam.Effect.ALLOW,
      actions: [
        'sagemaker:CreateTrainingJob',
        'sagemaker:StopTrainingJob',
      ],
      resources: ['arn:aws:sagemaker:eu-west-1:123456789012:training-job/\${aws:username}-*'],
      conditions: {
        'ForAllValues:StringEquals': {
          'sagemaker:VpcSubnets': [
            'subnet-1',
            'subnet-2',
          ],
        },
        Null: {
          'sagemaker:VpcSubnets': ['false'],
        },
      },
    }),
    new iam.PolicyStatement({
      sid: 'PassRole',
      effect: iam.Effect.ALLOW,
      actions: ['iam:PassRole'],
      resources: ['arn:aws:iam::123456789012:role/Train'],
      conditions: {
        StringEquals: {
          'iam:PassedToService': 'sagemaker.amazonaws.com',
        },
      },
    }),
  ],
});`);
  });

  it('is a plain object where the classes cannot state the policy', () => {
    const old = { ...guardrail, Version: '2008-10-17', 'Odd\u2028': 1 };
    expect(render('managed', old)).toBe(`import * as iam from 'aws-cdk-lib/aws-iam';

// In a stack: new iam.CfnManagedPolicy(this, 'MLTraining', { policyDocument: mlTrainingPolicy });
// iam.PolicyDocument cannot state this 'Odd\\u2028', so it is a plain object.
export const mlTrainingPolicy = {
  Version: '2008-10-17',
  Statement: [
    {
      Effect: 'Deny',
      NotAction: 'sagemaker:List*',
      Resource: '*',
      Condition: {
        Bool: {
          'aws:SecureTransport': false,
        },
      },
    },
  ],
  'Odd\\u2028': 1,
};`);
  });

  it('is TypeScript that means what the JSON says, whatever the text', () => {
    /** What the module exports: as long as the policy is a plain object, it asks CDK for nothing but joined texts. */
    const cdk = { Fn: { join: (between: string, parts: readonly string[]) => parts.join(between) } };
    const exported = (code: string): unknown => {
      const module: { exports: Record<string, unknown> } = { exports: {} };
      const script = transformSync(code, { loader: 'ts', format: 'cjs' }).code;
      new Function('require', 'module', script)(() => cdk, module);
      return Object.values(module.exports)[0];
    };
    const text = nastyText.filter((held) => !held.includes('{Token['));
    fc.assert(
      fc.property(anyDocument({ text }), fc.string({ unit: 'binary' }), (document, odd) => {
        const old = { ...document, Version: '2008-10-17', Odd: `it's \${x} and ${odd}` };
        expect(exported(render('managed', old))).toEqual(JSON.parse(JSON.stringify(old)));
      }),
      { numRuns: 60 },
    );
  });
});

const heavy = fileURLToPath(new URL('../../../.heavy/', import.meta.url));
const library = join(heavy, 'node_modules/aws-cdk-lib');
const installed = existsSync(library);
if (!installed) {
  console.log('skipped: CDK synth; aws-cdk-lib is not installed (node scripts/install-cdk.mjs installs it)');
}

describe.skipIf(!installed)('the CDK format, synthesised', () => {
  const require = createRequire(join(heavy, 'package.json'));
  // CDK would leave a folder behind for every app.
  const outdir = mkdtempSync(join(tmpdir(), 'sm-explore-cdk-'));
  afterAll(() => rmSync(outdir, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }));

  /** Runs the TypeScript, puts every policy that it exports into a stack, and gives what CDK synthesises. */
  function synth(code: string): readonly unknown[] {
    const cdk = require(library);
    const script = transformSync(code, { loader: 'ts', format: 'cjs' }).code;
    const module: { exports: Record<string, unknown> } = { exports: {} };
    new Function('require', 'module', script)(require, module);
    const app = new cdk.App({ analyticsReporting: false, treeMetadata: false, outdir });
    const stack = new cdk.Stack(app, 'S', { synthesizer: new cdk.BootstraplessSynthesizer() });
    const names = Object.keys(module.exports);
    for (const name of names) {
      new cdk.CfnResource(stack, name, {
        type: 'Test::Policy',
        properties: { Document: module.exports[name] },
      });
    }
    const template = JSON.parse(JSON.stringify(cdk.Stage.of(stack).synth().getStackByName('S').template));
    return names.map((name) => substituted(template.Resources[name].Properties.Document));
  }

  /** What CloudFormation makes of an Fn::Sub that only has literals. */
  function substituted(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(substituted);
    const template: unknown = Reflect.get(value, 'Fn::Sub');
    if (typeof template === 'string') return template.replaceAll('${!', '${');
    return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, substituted(held)]));
  }

  /** CDK drops what is said twice and orders the rest: so do we before we compare. */
  function canonical(document: unknown): unknown {
    return JSON.parse(JSON.stringify(document), (_, value: unknown) =>
      Array.isArray(value) && value.every((item) => typeof item === 'string')
        ? [...new Set(value)].sort()
        : value,
    );
  }

  const same = (found: unknown, wanted: PolicyDocument) =>
    expect(canonical(normal(asDocument(found)))).toEqual(canonical(normal(wanted)));

  function asDocument(value: unknown): PolicyDocument {
    const document: PolicyDocument = Object(value);
    return document;
  }

  it('gives each document back', () => {
    const [first, second] = synth(render('managed', training, guardrail));
    same(first, training);
    same(second, guardrail);
  });

  it('gives a document back that the classes cannot state', () => {
    const odd = {
      Version: '2008-10-17',
      Id: '${Token[TOKEN.1]}',
      Statement: [{ Effect: 'Deny', Odd: [1], Action: 'a:?', Resource: ['*', 'é'] } as const],
    };
    expect(synth(render('managed', odd))).toEqual([odd]);
  });

  it("keeps patterns that CDK's check refuses, and text that looks like a token", () => {
    const document: PolicyDocument = {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'sagemaker:Create?odel',
          Resource: ['arn:aws:s3:::${aws:username}/${Token[TOKEN.1]}', '#{}'],
        },
        { Effect: 'Deny', Principal: '*', NotAction: ['sagemaker:?*'], NotResource: ['${Token[TOKEN.2]}'] },
      ],
    };
    const [found] = synth(render('managed', document));
    same(found, document);
  });

  it('says the same as the JSON, whatever the text', () => {
    // Out of CDK's reach: empty text, list tokens, and tokens and `__proto__` as keys, which resolve to no text.
    const text = nastyText.filter((held) => held !== '' && !held.includes('#{Token['));
    const keyless = anyDocument({ text }).filter(
      ({ Statement }) =>
        !Statement.flatMap(({ Condition = {} }) => [
          ...Object.keys(Condition),
          ...Object.values(Condition).flatMap(Object.keys),
        ]).some((name) => name.includes('{Token[') || name === '__proto__'),
    );
    fc.assert(
      fc.property(keyless, (document) => {
        const [found] = synth(render('managed', document));
        same(found, document);
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it('compiles', () => {
    const folder = mkdtempSync(join(heavy, 'compile-'));
    try {
      const odd: PolicyDocument = {
        ...guardrail,
        Statement: [
          { Effect: 'Deny', Principal: { AWS: '*' }, Action: 'a:?', Resource: '${Token[TOKEN.1]}' },
        ],
      };
      writeFileSync(join(folder, 'policy.ts'), render('managed', training, guardrail, odd));
      const compiler = fileURLToPath(new URL('../../../node_modules/typescript/bin/tsc', import.meta.url));
      const options = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--ignoreConfig'];
      execFileSync(process.execPath, [compiler, ...options, join(folder, 'policy.ts')], { encoding: 'utf8' });
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    }
  }, 120_000);
});
