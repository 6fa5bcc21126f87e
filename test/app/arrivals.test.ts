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
  expect(asked.effects).toContainEqual({ kind: 'recognise', text, from: 'paste' });
  return asked.send({ kind: 'arrived', text, from: 'paste', ...readArrivals(text, loadCatalog()) });
}

describe('a paste of more than a name', () => {
  it('shows what was denied, to whom and why; Enter adds it with its exact scope', () => {
    const pane = paste(play(), denied(nothing));
    expect(pane.prompt).toContain('Recognised: 1 denial');
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

  it('says where in the cart it goes, with the lines that are new', () => {
    const start = paste(play(), denied(nothing)).press('enter');
    const pane = paste(start, denied(nothing).replaceAll('DescribeEndpoint', 'InvokeEndpoint'));
    const shown = pane.main.join('\n');
    expect(shown).toContain('adds to statement DescribeEndpoint (then DescribeEndpointAndInvokeEndpoint)');
    expect(shown).toContain('+ "sagemaker:InvokeEndpoint"');
    expect(shown).not.toContain('+ "sagemaker:DescribeEndpoint"');
  });

  it('is told apart from a denial that the policy is not the reason of', () => {
    const start = paste(play(), denied(nothing)).press('right', 'enter');
    expect(paste(start, denied(nothing)).main.join(' ')).toContain('allows that request already');
    const forbidden = paste(start, denied('with an explicit deny in a permissions boundary'));
    expect(forbidden.main.join(' ')).not.toContain('allows that request already');
  });

  it.each([
    [
      'an SCP that the message names',
      denied(
        'with an explicit deny in a service control policy: arn:aws:organizations::777788889999:policy/o-abc/service_control_policy/p-1234',
      ),
      'https://console.aws.amazon.com/organizations/v2/home/policies/service-control-policy/p-1234',
    ],
    [
      'the role whose boundary it is',
      denied('because no permissions boundary allows the sagemaker:DescribeEndpoint action'),
      'https://console.aws.amazon.com/iam/home#/roles/details/Exec',
    ],
    [
      'the key whose policy it is',
      `User: arn:aws:iam::444455556666:user/ana is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:eu-west-1:444455556666:key/0a-1b because no resource-based policy allows the kms:Decrypt action`,
      'https://console.aws.amazon.com/kms/home?region=eu-west-1#/kms/keys/0a-1b',
    ],
  ])('opens the page of %s', (_, text, url) => {
    expect(paste(play(), text).press('O').effects).toContainEqual({ kind: 'open-url', url });
  });

  it('is read as well when it was typed, and Enter ends it', () => {
    const text = denied(nothing);
    const asked = play().type(text).press('enter');
    expect(asked.effects).toContainEqual({ kind: 'recognise', text, from: 'query' });
    const read = { kind: 'arrived', text, from: 'query', ...readArrivals(text, loadCatalog()) } as const;
    const pane = asked.send(read);
    expect(pane.prompt).toContain('Recognised: 1 denial');
    expect(pane.press('esc').state.explore.query.text).toBe(text);
    const taken = pane.press('enter');
    expect(taken.tally).toBe('cart 1');
    expect(taken.state.explore.query.text).toBe('');
    // Who has gone on typing is not interrupted.
    expect(asked.type('x').send(read).state.overlay).toBeNull();
  });

  it('opens what the search found for typed words in which nothing is recognised', () => {
    const text = 'which permission do I need to start a training job at night';
    const asked = play().type(text).press('enter');
    const read = { kind: 'arrived', text, from: 'query', ...readArrivals(text, loadCatalog()) } as const;
    const { state, message } = asked.send(read);
    expect([state.screen, message.includes('nothing found')]).toContain(
      state.screen === 'detail' ? 'detail' : true,
    );
  });

  it('says that there is more than a pane can show', () => {
    const text = denied(nothing);
    const read = readArrivals(text, loadCatalog());
    const pane = play().send({ kind: 'arrived', text, from: 'paste', ...read, cut: true });
    expect(pane.prompt).toContain('the first 1 denial');
    expect(pane.main.join(' ')).toContain('holds more than these');
  });

  it('leaves names to the search', () => {
    for (const name of ['sagemaker:CreateEndpoint', 'create training job'])
      expect(play().send({ kind: 'paste', text: name }).state.explore.query.text).toBe(name);
  });
});
