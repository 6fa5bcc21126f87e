import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadCatalog, readServices } from '../../src/catalog/load.ts';
import { readArrivals } from '../../src/cli/read-arrivals.ts';
import { cartOfFile } from '../../src/cli/start-cart.ts';
import { type Play, play } from '../support/play.ts';

const catalog = loadCatalog();
const folder = mkdtempSync(join(tmpdir(), 'open-policy-'));
afterAll(() => rmSync(folder, { recursive: true }));

const arn = 'arn:aws:sagemaker:eu-west-1:444455556666:app/d-1/ana/JupyterLab/default';
const denied = (reason: string): string =>
  `User: arn:aws:sts::444455556666:assumed-role/Exec/ana is not authorized to perform: sagemaker:CreateApp on resource: ${arn} ${reason}`;
const byScp = denied(
  'with an explicit deny in a service control policy: arn:aws:organizations::777788889999:policy/o-a/service_control_policy/p-night1',
);
const guard = {
  Version: '2012-10-17',
  Statement: [
    { Sid: 'All', Effect: 'Allow', Action: '*', Resource: '*' },
    { Sid: 'NoStudio', Effect: 'Deny', Action: 'sagemaker:CreateApp', Resource: '*' },
  ],
};

function paste(start: Play, text: string): Play {
  return start.send({ kind: 'arrived', text, from: 'paste', ...readArrivals(text, catalog) });
}

/** Answers the effect that reads a file, as the outside does. */
async function read(prompt: Play, name: string, document: unknown): Promise<Play> {
  writeFileSync(join(folder, name), JSON.stringify(document));
  const path = join(folder, name);
  const asked = prompt.type(path).press('enter');
  expect(asked.effects).toContainEqual({ kind: 'open-policy', path });
  const { cart, known, catalog: full } = await cartOfFile(path, catalog, asked.state.defaults);
  const parts = readServices(catalog, [...full.completeServices]);
  return asked.send({ kind: 'policy-opened', path, cart, known, parts });
}

describe('the policy that decided', () => {
  it('is asked for by its name, with the denial in sight, and Esc goes back to it', () => {
    const prompt = paste(play(), byScp).press('o');
    expect(prompt.prompt).toContain('File of p-night1:');
    expect(prompt.main.join(' ')).toContain('sagemaker:CreateApp');
    expect(prompt.press('enter').message).toContain('Type the path');
    expect(prompt.press('esc').prompt).toContain('Recognised: 1 denial');
    expect(prompt.type('gu').press('tab').effects).toContainEqual({ kind: 'complete-path', text: 'gu' });
  });

  it('is opened from a file, for what it is, with the denied request asked of it', async () => {
    const opened = await read(paste(play(), byScp).press('o'), 'guard.json', guard);
    const { state } = opened;
    expect(state.overlay).toMatchObject({ kind: 'ask', line: { text: `sagemaker:CreateApp ${arn}` } });
    expect(opened.main.join(' ')).toMatch(/denied.*NoStudio/i);
    const cart = opened.press('esc');
    expect(cart.policy).toEqual(guard);
    expect([state.target, state.file, state.known?.path]).toEqual([
      'scp',
      join(folder, 'guard.json'),
      join(folder, 'guard.json'),
    ]);
  });

  it('takes the place of another cart, which undo brings back, and is then no open file', async () => {
    const full = play().type('listmodels').press('tab');
    const before = full.policy;
    const opened = await read(paste(full, byScp).press('o'), 'guard.json', guard);
    expect(opened.state.file).toBeNull();
    expect(opened.message).toContain('brings back what was here');
    expect(opened.press('esc', 'u').policy).toEqual(before);
  });

  it('is not asked for where the cart holds it: by what it says, or by its name', async () => {
    const open = (await read(paste(play(), byScp).press('o'), 'guard.json', guard)).press('esc');
    expect(paste(open, byScp).press('o').state.overlay).toMatchObject({ kind: 'ask' });
    // Another kind of policy decided about this one, and nothing here denies that one.
    const boundary = denied('because no permissions boundary allows the sagemaker:CreateApp action');
    expect(paste(open, boundary).press('o').prompt).toContain('File of the permissions boundary:');
    const other = byScp.replaceAll('CreateApp', 'CreateSpace');
    expect(paste(open, other).press('o').prompt).toContain('File of p-night1:');
    const named = denied(
      'with an explicit deny in an identity-based policy: arn:aws:iam::444455556666:policy/guard',
    );
    expect(paste(open, named).press('o').state.overlay).toMatchObject({ kind: 'ask' });
  });

  it('cannot be opened where the text does not tell of one', () => {
    const pane = paste(play(), denied(''));
    expect(pane.press('o').message).toContain('does not tell which policy');
  });

  it('that AWS keeps cannot be changed: that is said', () => {
    const aws = denied(
      'with an explicit deny in an identity-based policy: arn:aws:iam::aws:policy/AWSDenyAll',
    );
    expect(paste(play(), aws).main.join(' ')).toContain('detach it');
  });

  it('that AWS keeps is read on its page, for there is no file of it', () => {
    const aws = denied(
      'with an explicit deny in an identity-based policy: arn:aws:iam::aws:policy/AWSDenyAll',
    );
    const at = paste(play(), aws).press('o');
    expect(at.state.overlay?.kind).toBe('arrivals');
    expect(at.effects).toContainEqual({
      kind: 'open-url',
      url: 'https://console.aws.amazon.com/iam/home#/policies/details/arn%3Aaws%3Aiam%3A%3Aaws%3Apolicy%2FAWSDenyAll',
    });
  });
});
