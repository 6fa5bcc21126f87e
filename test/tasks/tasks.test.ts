import { describe, expect, it } from 'vitest';
import { lineText } from '../../src/app/lines/spans.ts';
import { screenView } from '../../src/app/screen-view.ts';
import { findingsOf } from '../../src/app/state/checking.ts';
import type { TaskSession } from './session.ts';
import { aimOf, tasks } from './tasks.ts';

const beside = ({ state }: TaskSession): string => screenView(state).other.lines.map(lineText).join('\n');

/** What a session of a task must have come to, besides its policy. */
const outcomes: Readonly<Record<string, (session: TaskSession) => void>> = {
  'open, edit, save': ({ effects }) =>
    expect(effects.at(-1)).toMatchObject({ kind: 'save', request: { path: '/policies/trainers.json' } }),
  'explain to a colleague': (session) => expect(beside(session)).toContain('StopTrainingJob'),
  'compare with what the file was': (session) => expect(beside(session)).toMatch(/[−-] .*CreateTrainingJob/),
  'copy as Terraform': ({ effects }) =>
    expect(effects.at(-1)).toMatchObject({
      kind: 'copy',
      text: expect.stringContaining('data "aws_iam_policy_document"'),
    }),
  "yesterday's cart": ({ state }) => expect(state.screen).toBe('cart'),
};

describe.each(tasks)('$name', (task) => {
  const session = task.run();

  it('comes to the policy that an expert would write', async () => {
    const document = `${JSON.stringify(session.policy, null, 2)}\n`;
    await expect(document).toMatchFileSnapshot(`policies/${task.name.replace(/[^a-z0-9]+/gi, '-')}.txt`);
    expect(findingsOf(session.state)?.filter(({ severity }) => severity === 'error')).toEqual([]);
    const outcome = outcomes[task.name];
    if (outcome === undefined)
      expect(session.effects.at(-1)).toMatchObject({ kind: 'copy', what: 'The policy' });
    else outcome(session);
  });

  it('takes no more keys than it may', () => {
    const aim = aimOf(task);
    if (aim !== null) expect(session.counts.keys).toBeLessThanOrEqual(aim);
  });
});
