/** What others wrote leaves the subcommands as escapes, on both streams, for people and as JSON. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsRaw, hostile } from '../support/hostile.ts';
import { smExplore } from './session.ts';

/** Lines of a stream that hold what they must not; the line feeds between them are ours. */
const harmful = (text: string): readonly string[] => text.split('\n').filter(holdsRaw);

const policy = (text: string, other: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: text,
        Effect: 'Allow',
        Action: ['sagemaker:CreateTrainingJob', `sagemaker:${text}`, other],
        Resource: [`arn:aws:sagemaker:*:*:training-job/${text}`, other],
        Condition: { StringEquals: { [`sagemaker:${text}`]: [other, text] }, [other]: { [text]: other } },
      },
      { Sid: text, Effect: other, [text]: other },
    ],
  });

describe('text that others wrote', () => {
  it('leaves check harmless, and its JSON says what it was', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (text, other) => {
        const stdin = policy(text, other);
        const told = await smExplore(['check', '-'], { stdin });
        const json = await smExplore(['check', '-', '--json'], { stdin });
        expect([told.out, told.err, json.out, json.err].flatMap(harmful)).toEqual([]);
        const messages: string[] = JSON.parse(json.out).map(({ message }: { message: string }) => message);
        expect(messages).not.toEqual([]);
      }),
      { numRuns: 10 },
    );
    const { out } = await smExplore(['check', '-', '--json'], { stdin: policy('a\u202eb', 'x') });
    expect(out).toContain('a\\u202eb');
    expect(JSON.stringify(JSON.parse(out))).toContain('a\u202eb');
  });

  it('leaves policy harmless in every format, and its JSON means what was given', async () => {
    await fc.assert(
      fc.asyncProperty(
        hostile,
        fc.constantFrom('json', 'terraform', 'cloudformation', 'cdk', 'cli'),
        async (text, format) => {
          const condition = `aws:RequestTag/team=${text}`;
          const { out, err } = await smExplore([
            'policy',
            'CreateModel',
            '--condition',
            condition,
            '--format',
            format,
          ]);
          expect([out, err].flatMap(harmful)).toEqual([]);
        },
      ),
      { numRuns: 15 },
    );
    const given = ['policy', 'CreateModel', '--condition', 'aws:RequestTag/team=a\u00a0b'];
    const { out } = await smExplore(given);
    expect(out).toContain('"a\\u00a0b"');
    expect(JSON.stringify(JSON.parse(out))).toContain('a\u00a0b');
  });

  it.each([
    [['show', 'x\u202e']],
    [['search', 'x\u001b[2J']],
    [['list', '--service', '\u009b']],
    [['\u202e.json']],
    [['--\u202e']],
  ])('leaves %j harmless', async (argv) => {
    const { out, err } = await smExplore(argv);
    expect([out, err].flatMap(harmful)).toEqual([]);
    expect(err).toMatch(/\\u(?:202e|001b|009b)/);
  });
});
