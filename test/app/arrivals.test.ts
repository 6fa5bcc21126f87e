import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.ts';
import { readArrivals } from '../../src/cli/read-arrivals.ts';
import { type Play, play } from '../support/play.ts';

const endpoint = 'arn:aws:sagemaker:eu-west-1:444455556666:endpoint/churn';
const denied = (reason: string): string =>
  `User: arn:aws:sts::444455556666:assumed-role/Exec/SageMaker is not authorized to perform: sagemaker:DescribeEndpoint on resource: ${endpoint} ${reason}`;
const nothing = 'because no identity-based policy allows the sagemaker:DescribeEndpoint action';

/** Pastes a text, and gives the answer of the outside that the paste asks for. */
function paste(start: Play, text: string): Play {
  const asked = start.send({ kind: 'paste', text });
  expect(asked.effects).toContainEqual({ kind: 'recognise', text });
  return asked.send({ kind: 'arrived', text, ...readArrivals(text, loadCatalog()) });
}

describe('a paste of more than a name', () => {
  it('shows what was denied, to whom and why; Enter adds it with its exact scope', () => {
    const pane = paste(play(), denied(nothing));
    expect(pane.prompt).toContain('Pasted: 1 denial');
    const shown = pane.main.join('\n');
    for (const words of [
      'role Exec (session SageMaker)',
      'sagemaker:DescribeEndpoint',
      endpoint,
      'Nothing allowed it',
    ])
      expect(shown).toContain(words);
    expect(pane.press('enter').policy).toMatchObject({
      Statement: [{ Action: ['sagemaker:DescribeEndpoint'], Resource: [endpoint] }],
    });
  });

  it('is added for all of the type after →, and for any resource after another', () => {
    const pane = paste(play(), denied(nothing));
    expect(pane.press('right', 'enter').policy).toMatchObject({
      Statement: [{ Resource: ['arn:aws:sagemaker:eu-west-1:444455556666:endpoint/*'] }],
    });
    expect(pane.press('left', 'enter').policy).toMatchObject({ Statement: [{ Resource: ['*'] }] });
  });

  it('chooses nothing where no Allow helps, and says what has to change; Space chooses all the same', () => {
    const pane = paste(play(), denied('with an explicit deny in a service control policy'));
    expect(pane.main.join(' ')).toContain('service control policy denies it');
    expect(pane.press('enter').message).toContain('Nothing is chosen');
    expect(pane.press(' ', 'enter').policy).toMatchObject({
      Statement: [{ Action: ['sagemaker:DescribeEndpoint'] }],
    });
  });

  it('adds nothing that the cart allows already, and says so', () => {
    const pane = paste(paste(play(), denied(nothing)).press('right', 'enter'), denied(nothing));
    expect(pane.press('enter').message).toContain('allows all of this already');
  });

  it('goes into the query with Esc, and at once where nothing is recognised', () => {
    const text = denied(nothing);
    expect(paste(play(), text).press('esc').state.explore.query.text).toBe(text);
    const prose = 'which permission do I need to start a training job at night';
    expect(paste(play(), prose).state.explore.query.text).toBe(prose);
  });

  it('leaves names to the search', () => {
    for (const name of ['sagemaker:CreateEndpoint', 'create training job'])
      expect(play().send({ kind: 'paste', text: name }).state.explore.query.text).toBe(name);
  });
});
