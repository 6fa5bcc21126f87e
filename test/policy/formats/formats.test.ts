import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatOf, formats, renderPolicy } from '../../../src/policy/formats/formats.ts';
import { policyJson, prettyJson } from '../../../src/policy/formats/json.ts';
import { camelName, iamName, pascalName, snakeName } from '../../../src/policy/formats/names.ts';
import { holdsRaw, hostile } from '../../support/hostile.ts';
import { anyDocument, guardrail, training } from './documents.ts';

describe('the JSON formats', () => {
  it('are indented, and minified where IAM counts white space', () => {
    expect(policyJson(guardrail, 'managed')).toBe(prettyJson(guardrail));
    expect(prettyJson(guardrail)).toContain('\n  "Statement": [\n    {\n      "Effect": "Deny",');
    for (const target of ['scp', 'session'] as const) {
      expect(policyJson(guardrail, target)).toBe(JSON.stringify(guardrail));
    }
  });

  it('give one document, or a list of several', () => {
    const options = { name: 'p', target: 'managed' } as const;
    expect(JSON.parse(renderPolicy('json', [training], options))).toEqual(training);
    expect(JSON.parse(renderPolicy('json', [training, guardrail], options))).toEqual([training, guardrail]);
    expect(JSON.parse(renderPolicy('statements', [training, guardrail], options))).toEqual([
      ...training.Statement,
      ...guardrail.Statement,
    ]);
  });
});

describe('the table of formats', () => {
  it('holds each once, and finds them by what a user types', () => {
    expect(formats.map(({ id }) => id)).toEqual([
      'json',
      'statements',
      'terraform',
      'cloudformation',
      'cdk',
      'cli',
    ]);
    expect(formatOf('terraform')?.extension).toBe('tf');
    expect(formatOf('constructor')).toBeUndefined();
  });

  it('renders any document for any target without a final line feed', () => {
    const target = fc.constantFrom('managed', 'user', 'group', 'role', 'scp', 'session' as const);
    fc.assert(
      fc.property(fc.array(anyDocument(), { maxLength: 3 }), target, fc.string(), (documents, held, name) => {
        for (const { id } of formats) {
          const text = renderPolicy(id, documents, { name, target: held });
          expect(text.endsWith('\n')).toBe(false);
        }
      }),
    );
  });
});

describe('a loaded policy of any shape', () => {
  const names = [
    'Sid',
    'Effect',
    'Principal',
    'Action',
    'Resource',
    'NotResource',
    'Condition',
    'Odd',
    '__proto__',
  ];
  const statement = fc
    .uniqueArray(fc.tuple(fc.constantFrom(...names), fc.jsonValue({ maxDepth: 2 })), {
      selector: ([name]) => name,
    })
    .map((entries) => Object.fromEntries(entries));

  it('is rendered in every format, never with an element left out', () => {
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 2 }), fc.boolean(), (statements, versioned) => {
        const document = JSON.parse(
          JSON.stringify({ ...(versioned ? { Version: '2012-10-17' } : {}), Id: 'x', Statement: statements }),
        );
        for (const { id } of formats) {
          const text = renderPolicy(id, [document], { name: 'p', target: 'managed' });
          const odd = statements.some((held) => 'Odd' in held);
          if (odd) expect(text).toContain('Odd');
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('a policy that holds what nobody sees', () => {
  it('shows it in every format', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const statement = {
          ...training.Statement[0],
          Sid: text,
          Condition: { StringEquals: { [text]: text } },
        };
        const document = JSON.parse(JSON.stringify({ ...training, Id: text, Statement: [statement] }));
        for (const { id } of formats) {
          // A NUL is nothing that a command line could hold.
          if (id === 'cli' && text.includes('\0')) continue;
          const rendered = renderPolicy(id, [document], { name: 'p', target: 'managed' });
          expect(rendered.split('\n').filter(holdsRaw)).toEqual([]);
        }
      }),
    );
  });
});

describe('names', () => {
  it('are spelt as each format needs them', () => {
    expect(['ML training', 'mlTraining', '2nd policy', '', 'class'].map(snakeName)).toEqual([
      'ml_training',
      'ml_training',
      'policy_2nd_policy',
      'policy',
      'class',
    ]);
    expect(['ML training', 'sm-explore', '2nd', '', 'my-policy'].map(pascalName)).toEqual([
      'MLTraining',
      'SmExplore',
      'Policy2nd',
      'Policy',
      'MyPolicy',
    ]);
    expect(['class', '', 'my-policy', 'ML training', '2nd'].map(camelName)).toEqual([
      'classPolicy',
      'policy',
      'myPolicy',
      'mlTrainingPolicy',
      'policy2ndPolicy',
    ]);
    expect(['a b', '--', 'größe', 'x'.repeat(200)].map(iamName)).toEqual([
      'a-b',
      'policy',
      'gr-e',
      'x'.repeat(120),
    ]);
  });

  it('are valid whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(snakeName(text)).toMatch(/^[a-z][a-z0-9_]*$/);
        expect(pascalName(text)).toMatch(/^[A-Z][A-Za-z0-9]{0,199}$/);
        expect(camelName(text)).toMatch(/^[a-z][A-Za-z0-9]*$/);
        expect(iamName(text)).toMatch(/^[\w+=,.@-]{1,120}$/);
      }),
    );
  });
});
