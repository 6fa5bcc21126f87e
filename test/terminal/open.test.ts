/** Opening a policy file. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasTmux, type Pane } from '../support/tmux.ts';
import { readJson, saveTo, terminal, unwrapped } from './session.ts';

const write = (pane: Pane, name: string, text: string): void => writeFileSync(join(pane.home, name), text);

/** The explorer with a policy of one statement, read from `na.json`. */
async function openedFile(): Promise<Pane> {
  const pane = await terminal(140, 40);
  write(
    pane,
    'na.json',
    '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sagemaker:ListModels","Resource":"*"}}',
  );
  await pane.start('sm-explore na.json', /^sm-explore › Cart/m);
  return pane;
}

describe.skipIf(!hasTmux)('opening', () => {
  it('shows what the cart does not model, and saves it as it was', async () => {
    const pane = await terminal(140, 40);
    const document = {
      Version: '2012-10-17',
      Id: 'kept',
      Statement: [
        { Sid: 'Rest', Effect: 'Deny', NotAction: ['iam:*'], Resource: '*' },
        { Effect: 'Allow', Action: 'sagemaker:List*', Resource: '*' },
        { Effect: 'Allow', Action: 'sagemaker:DescribeModel', Resource: '*', Remark: 'ours' },
      ],
      Owner: 'platform',
    };
    write(pane, 'strange.json', JSON.stringify(document));
    await pane.start('sm-explore strange.json', /^sm-explore › Cart › .*strange\.json/m);
    expect(pane.screen()).toContain('Rest: deny all but iam:*');
    expect(pane.screen()).toContain('not modelled: Remark');
    expect(pane.screen()).toMatch(/^│ {5}sagemaker:List\* +\d+ actions +any/m);
    await saveTo(pane, 'copy.json');
    await pane.see('Saved ');
    expect(readJson(pane, 'copy.json')).toEqual(document);
  });

  it('says of a file with more statements than any policy has room for that it is none', async () => {
    const pane = await terminal(200, 40);
    const statement = { Effect: 'Allow', Action: 'sagemaker:ListModels', Resource: '*' };
    write(
      pane,
      'huge.json',
      JSON.stringify({ Version: '2012-10-17', Statement: Array(15_000).fill(statement) }),
    );
    pane.enter('sm-explore huge.json; echo code $?');
    expect(await pane.see(/^code 2$/m)).toMatch(
      /huge\.json has 15,000 statements, more than any policy has room/,
    );
  });

  it('saves into the file it opened without asking, byte for byte but what was changed', async () => {
    const pane = await terminal(140, 40);
    const text =
      '{ "Statement": [{\n\t"Effect": "Allow", "Action": "sagemaker:ListModels", "Resource": "*" }],\n  "Version": "2012-10-17" }\n';
    write(pane, 'odd.json', text);
    await pane.start('sm-explore odd.json', /^sm-explore › Cart/m);
    pane.type('s');
    await pane.see(`Save to: ${join(pane.home, 'odd.json')}`);
    pane.keys('Enter');
    await pane.see('Saved ');
    expect(readFileSync(join(pane.home, 'odd.json'), 'utf8')).toBe(text);
    pane.type('e');
    await pane.see('Effect of sagemaker:ListModels');
    pane.keys('Down', 'Enter');
    await pane.see('"Effect": "Deny"');
    pane.type('s');
    await pane.see('Save to:');
    pane.keys('Enter');
    await pane.see('Saved ');
    expect(readFileSync(join(pane.home, 'odd.json'), 'utf8')).toBe(text.replace('Allow', 'Deny'));
  });

  it('follows a denial into the file of the policy that denied it, which is then the open file', async () => {
    const pane = await terminal(140, 40);
    const guard = {
      Version: '2012-10-17',
      Statement: [{ Sid: 'NoApps', Effect: 'Deny', Action: 'sagemaker:CreateApp', Resource: '*' }],
    };
    write(pane, 'guard.json', JSON.stringify(guard));
    await pane.start('sm-explore', /^sm-explore/m);
    pane.paste(
      'User: arn:aws:iam::444455556666:user/ana is not authorized to perform: sagemaker:CreateApp with an explicit deny in a service control policy',
      true,
    );
    await pane.see('Recognised: 1 denial');
    pane.type('o');
    await pane.see('File of the service control policy:');
    pane.type('nothing.json');
    pane.keys('Enter');
    await pane.see(/nothing\.json/);
    pane.keys('C-u');
    pane.type('gu');
    pane.keys('Tab');
    await pane.see('policy: guard.json');
    pane.keys('Enter');
    expect(await pane.see(/ask: sagemaker:CreateApp/)).toContain('NoApps');
    pane.keys('Escape');
    await pane.see(/^sm-explore › Cart › .*guard\.json/m);
    expect(pane.screen()).toContain('of 10,240');
  });

  it('asks before it replaces a file that another program changed', async () => {
    const pane = await openedFile();
    write(pane, 'na.json', 'theirs');
    pane.type('s');
    await pane.see('Save to:');
    pane.keys('Enter');
    await pane.see(/na\.json was changed by another program\. Overwrite it\? {2}y\/n/);
    pane.type('n');
    await pane.see(`Save to: ${join(pane.home, 'na.json')}`);
    expect(readFileSync(join(pane.home, 'na.json'), 'utf8')).toBe('theirs');
  });

  it('is still known at the next start, with what was made of it', async () => {
    const pane = await openedFile();
    pane.type('e');
    await pane.see('Effect of sagemaker:ListModels');
    pane.keys('Down', 'Enter');
    await pane.see('"Effect": "Deny"');
    pane.type('t');
    const menu = await pane.see('What the policy is for');
    pane.type(/(\d) {2}session policy/.exec(menu)?.[1] ?? 'no session policy');
    await pane.see('for session');
    pane.keys('C-c');
    await pane.shell();
    await pane.start('sm-explore', 'cart 1');
    pane.keys('BTab');
    await pane.see(/^sm-explore › Cart › .*na\.json/m);
    expect(pane.screen()).toContain('for session');
    pane.type('s');
    await pane.see('Save to:');
    pane.keys('Enter');
    await pane.see('Saved ');
    expect(readJson(pane, 'na.json')).toMatchObject({ Statement: { Effect: 'Deny' } });
  });

  it('says in one sentence where a broken file is broken, and leaves the terminal alone', async () => {
    const pane = await terminal();
    write(pane, 'broken.json', '{\n  "Version": "2012-10-17",\n  "Statement": [ }\n');
    pane.enter('sm-explore broken.json; echo code $?');
    const screen = await pane.see(/^code 2$/m);
    expect(unwrapped(screen)).toBe(
      `shell$ sm-explore broken.json; echo code $?${join(pane.home, 'broken.json')} holds no policy: ` +
        'A value belongs here; a comma may be left over before it. (line 3, column 18)code 2shell$',
    );
  });

  it('says when there is no such file', async () => {
    const pane = await terminal();
    pane.enter('sm-explore missing.json; echo code $?');
    const screen = await pane.see(/^code 2$/m);
    expect(unwrapped(screen)).toContain('missing.json is neither a subcommand nor a file;');
  });
});
