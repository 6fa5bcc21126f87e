import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PolicyDocument } from '../../../src/iam/document.ts';
import type { Target } from '../../../src/iam/policy-kind.ts';
import { shellWord } from '../../../src/policy/formats/cli.ts';
import { renderPolicy } from '../../../src/policy/formats/formats.ts';
import { anyDocument, guardrail, nastyText, training } from './documents.ts';

const render = (target: Target, ...documents: readonly PolicyDocument[]) =>
  renderPolicy('cli', documents, { name: 'ML training', target });

/** Runs the text in a POSIX shell where `aws` prints its arguments, and gives the arguments of each call. */
function run(text: string): readonly (readonly string[])[] {
  const script = `aws() { for word in "$@"; do printf '%s\\000' "$word"; done; printf '\\000'; }\n${text}\n`;
  const said = execFileSync('sh', ['-c', script], { encoding: 'utf8', env: {} });
  return said
    .split('\0\0')
    .filter((call) => call !== '')
    .map((call) => call.split('\0'));
}

describe('the command line', () => {
  it('reads as a person would write it', () => {
    expect(render('managed', guardrail)).toBe(`aws iam create-policy \\
  --policy-name ML-training \\
  --policy-document '${JSON.stringify(guardrail)}'`);
  });

  it.each([
    [
      'user',
      [
        'iam',
        'put-user-policy',
        '--user-name',
        'REPLACE_ME',
        '--policy-name',
        'ML-training',
        '--policy-document',
      ],
    ],
    [
      'group',
      [
        'iam',
        'put-group-policy',
        '--group-name',
        'REPLACE_ME',
        '--policy-name',
        'ML-training',
        '--policy-document',
      ],
    ],
    [
      'role',
      [
        'iam',
        'put-role-policy',
        '--role-name',
        'REPLACE_ME',
        '--policy-name',
        'ML-training',
        '--policy-document',
      ],
    ],
    [
      'scp',
      [
        'organizations',
        'create-policy',
        '--type',
        'SERVICE_CONTROL_POLICY',
        '--name',
        'ML-training',
        '--description',
        'ML-training',
        '--content',
      ],
    ],
    [
      'session',
      [
        'sts',
        'assume-role',
        '--role-arn',
        'arn:aws:iam::REPLACE_ME:role/REPLACE_ME',
        '--role-session-name',
        'ML-training',
        '--policy',
      ],
    ],
  ] as const)('fits the target %s', (target, words) => {
    expect(run(render(target, guardrail))).toEqual([[...words, JSON.stringify(guardrail)]]);
  });

  it('creates a policy of each document', () => {
    expect(run(render('managed', training, guardrail))).toEqual([
      [
        'iam',
        'create-policy',
        '--policy-name',
        'ML-training-1',
        '--policy-document',
        JSON.stringify(training),
      ],
      [
        'iam',
        'create-policy',
        '--policy-name',
        'ML-training-2',
        '--policy-document',
        JSON.stringify(guardrail),
      ],
    ]);
  });

  it('hands over the same JSON, whatever the text', () => {
    fc.assert(
      fc.property(anyDocument(), (document) => {
        const [call] = run(render('managed', document));
        expect(JSON.parse(call?.at(-1) ?? '')).toEqual(document);
      }),
      { numRuns: 100 },
    );
  });

  it('quotes any word', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        const word = text.replaceAll('\0', '');
        const said = execFileSync('sh', ['-c', `printf %s ${shellWord(word)}`], {
          encoding: 'utf8',
          env: {},
        });
        expect(said).toBe(word);
      }),
      { numRuns: 100 },
    );
    expect(shellWord('')).toBe("''");
    expect(() => shellWord('a\0b')).toThrow('NUL');
  });
});
