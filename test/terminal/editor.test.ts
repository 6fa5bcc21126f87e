/** The user's own editor, and leaving with changes, in a real terminal. */
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasTmux, type Pane } from '../support/tmux.ts';
import { readJson, terminal } from './session.ts';

const document = {
  Version: '2012-10-17',
  Statement: [{ Sid: 'A', Effect: 'Allow', Action: ['sagemaker:ListApps'], Resource: ['*'] }],
};

/** A pane with mine.json open, and a script as its editor. */
async function withEditor(script: string): Promise<Pane> {
  const pane = await terminal();
  writeFileSync(join(pane.home, 'mine.json'), JSON.stringify(document));
  const editor = join(pane.home, 'editor');
  writeFileSync(editor, `#!/bin/sh\n${script}\n`);
  chmodSync(editor, 0o755);
  await pane.start('EDITOR=./editor sm-explore mine.json', /^sm-explore › Cart › .*mine\.json/m);
  return pane;
}

describe.skipIf(!hasTmux)('E', () => {
  it('opens the policy in the editor, in the terminal, and reads it back', async () => {
    const pane = await withEditor(
      'echo editing; read answer; sed s/ListApps/ListModels/ "$1" >new && cat new >"$1" && echo "$1" >where',
    );
    pane.type('E');
    await pane.see(/^editing$/m);
    pane.keys('Enter');
    await pane.see('The policy is as you edited it');
    await pane.see(/mine\.json {2}●/);
    pane.type('q');
    await pane.see('Save it and leave');
    pane.keys('Enter');
    await pane.shell();
    expect(readJson(pane, 'mine.json')).toEqual({
      ...document,
      Statement: [{ ...document.Statement[0], Action: ['sagemaker:ListModels'] }],
    });
    expect(existsSync(readFileSync(join(pane.home, 'where'), 'utf8').trim())).toBe(false);
  });

  it('says where the text is broken, and opens it again', async () => {
    const pane = await withEditor(
      'if [ -e second ]; then cat good >"$1"; else cp "$1" good; echo "{" >"$1"; touch second; fi',
    );
    pane.type('E');
    await pane.see(/line \d, column \d: .*Edit it again\?/);
    pane.type('y');
    await pane.see('Nothing was changed in the editor.');
  });

  it('says that an editor failed, or is not there, and changes nothing', async () => {
    const pane = await withEditor('exit 3');
    pane.type('E');
    await pane.see('./editor ended with code 3: nothing is changed.');
    writeFileSync(join(pane.home, 'editor'), '');
    chmodSync(join(pane.home, 'editor'), 0o644);
    pane.type('E');
    await pane.see(/\.\/editor ended with code 126/);
    pane.type('q');
    await pane.shell();
  });

  it('waits for no pipe and reads no device that an editor leaves', async () => {
    const pane = await withEditor(
      'rm "$1"; if [ -e second ]; then ln -s /dev/zero "$1"; else mkfifo "$1"; fi; touch second',
    );
    for (const _ of ['a pipe', 'a device']) {
      pane.type('E');
      await pane.see('The policy could not be edited: it is not a regular file.');
      pane.type('j');
      await pane.lose('could not be edited');
    }
    pane.type('q');
    await pane.shell();
  });

  it('leaves ctrl-c to the editor', async () => {
    const pane = await withEditor("trap 'echo caught' INT; echo editing; while ! read answer; do :; done");
    pane.type('E');
    await pane.see(/^editing$/m);
    pane.keys('C-c');
    await pane.see('caught');
    pane.keys('Enter');
    await pane.see('Nothing was changed in the editor.');
  });
});
