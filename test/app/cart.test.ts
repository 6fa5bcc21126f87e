import { describe, expect, it } from 'vitest';
import { policyText } from '../../src/app/state/policy.ts';
import { type Play, play } from '../support/play.ts';
import { trainingPolicy } from '../support/training-policy.ts';

const withTrainingJob = (): Play =>
  play({ size: { columns: 140, rows: 40 } })
    .type('ctj')
    .press('enter', 'd', 'shift-tab');

const sids = (session: Play): readonly string[] =>
  (session.policy as { Statement: { Sid: string }[] }).Statement.map(({ Sid }) => Sid);

describe('Cart', () => {
  it('leads the newcomer from three letters to a policy that lets somebody start a training job', () => {
    const copied = play().type('ctj').press('enter', 'd', 'shift-tab', 'y');
    const effect = copied.effects.at(-1);
    expect(effect?.kind === 'copy' && JSON.parse(effect.text)).toEqual(trainingPolicy);
  });

  it('says what to do when it is empty', () => {
    const empty = play().press('shift-tab');
    expect(empty.main.join(' ')).toContain('find an action, and put it here with Tab');
    expect(empty.press('y').message).toContain('The cart is empty');
  });

  it('goes back to where one was with shift-tab', () => {
    expect(withTrainingJob().press('shift-tab').title).toBe('sm-explore › Explore › CreateTrainingJob');
    expect(withTrainingJob().press('esc').title).toBe('sm-explore › Explore › CreateTrainingJob');
  });

  it('names the dependents still missing and adds them with d', () => {
    const cart = withTrainingJob();
    expect(cart.message).toBe('Needed at times: kms:CreateGrant, sagemaker:AddTags; d adds them.');
    const complete = cart.press('d');
    expect(complete.message).toBe('Added kms:CreateGrant and sagemaker:AddTags.');
    expect(sids(complete)).toEqual(['CreateTrainingJobAndKmsCreateGrant', 'PassRole', 'AddTagsOnCreate']);
  });

  it('offers to remove the dependents that only the removed item needed, and undo brings all back', () => {
    const asked = withTrainingJob().press('x');
    expect(asked.prompt).toBe('› Remove iam:PassRole too? Only the removed item needed it.  y/n');
    const emptied = asked.press('y');
    expect(emptied.tally).toBe('cart empty');
    expect(sids(emptied.press('u', 'u'))).toEqual(['CreateTrainingJob', 'PassRole']);
    expect(sids(emptied.press('u', 'u', 'ctrl-r'))).toEqual(['PassRole']);
    expect(withTrainingJob().press('u', 'u').message).toBe('There is nothing to undo.');
  });

  it('limits an item to an ARN, filled in placeholder by placeholder', () => {
    const editor = withTrainingJob().press('r');
    expect(editor.prompt).toBe('Resources of sagemaker:CreateTrainingJob  Enter adds an ARN, or paste one');
    const chosen = editor.press('up', 'up', 'up', 'up', 'down', 'down');
    const rows = chosen.main.filter((row) => row.startsWith('› '));
    expect(rows).toHaveLength(1);
    const onTraining = editor.main.findIndex((row) => row.startsWith('training-job'));
    expect(onTraining).toBeGreaterThanOrEqual(0);
    const add = goTo(editor, /^› \+ add an ARN/, onTraining);
    const filled = add.press('enter').type('fraud-*');
    expect(filled.prompt).toBe('training-job › TrainingJobName: fraud-*');
    expect(filled.main).toContain('arn:aws:sagemaker:*:*:training-job/fraud-*');
    const done = filled.press('enter');
    expect(JSON.stringify(done.policy)).toContain('"arn:aws:sagemaker:*:*:training-job/fraud-*"');
    expect(JSON.stringify(done.policy)).not.toContain('training-job/*');
    expect(JSON.stringify(done.press('esc', 'u').policy)).toContain('training-job/*');
  });

  it('refuses an ARN of another type with the reason, and keeps what was typed', () => {
    const editor = withTrainingJob().press('r');
    const add = goTo(
      editor,
      /^› \+ add an ARN/,
      editor.main.findIndex((row) => row.startsWith('training-job')),
    );
    const pasted = add
      .press('enter', 'ctrl-u')
      .send({ kind: 'paste', text: 'arn:aws:s3:::bucket' })
      .press('enter');
    expect(pasted.state.message?.tone).toBe('error');
    expect(pasted.prompt).toBe('training-job › TrainingJobName: arn:aws:s3:::bucket');
    expect(JSON.stringify(pasted.policy)).not.toContain('s3');
  });

  it('adds a condition: key, operator, values', () => {
    const key = withTrainingJob().press('w').type('vpcsub');
    expect(key.main[0]).toMatch(/^› sagemaker:VpcSubnets {2}ArrayOfString/);
    const values = key
      .press('enter', 'enter')
      .type('subnet-1')
      .press('enter')
      .type('subnet-2')
      .press('enter');
    expect(values.main.slice(0, 3)).toEqual(['2 values so far', '  subnet-1', '  subnet-2']);
    const done = values.press('enter');
    expect((done.policy as { Statement: { Condition: unknown }[] }).Statement[0]?.Condition).toEqual({
      'ForAllValues:StringEquals': { 'sagemaker:VpcSubnets': ['subnet-1', 'subnet-2'] },
      Null: { 'sagemaker:VpcSubnets': 'false' },
    });
  });

  it('asks for the name of a tag key and takes a suggestion with Tab', () => {
    const tag = withTrainingJob()
      .press('w')
      .type('requesttag')
      .press('enter')
      .type('team')
      .press('enter', 'enter');
    expect(tag.prompt).toMatch(/^aws:RequestTag\/team value: /);
    const direct = play()
      .type('createnotebookinstance')
      .press('enter', 'a', 'shift-tab', 'w')
      .type('directinternet')
      .press('enter', 'enter')
      .type('dis')
      .press('tab');
    expect(direct.prompt).toBe('sagemaker:DirectInternetAccess value: Disabled');
  });

  it('refuses a value of the wrong type and says why', () => {
    const bad = withTrainingJob()
      .press('w')
      .type('networkisolation')
      .press('enter', 'enter')
      .type('maybe')
      .press('enter');
    expect(bad.state.message?.tone).toBe('error');
  });

  it('changes effect, format and target', () => {
    const denied = withTrainingJob().press('e').choose('Deny');
    expect(JSON.stringify(denied.policy)).toContain('"Deny"');
    const terraform = withTrainingJob().press('f').choose('terraform');
    expect(terraform.other.join('\n')).toContain('data "aws_iam_policy_document"');
    const session = withTrainingJob().press('t').choose('session');
    expect(session.frames.other).toBe('JSON policy for session');
  });

  it('takes back a target and a format one by one, and nothing else with them', () => {
    const cart = withTrainingJob();
    const changed = cart.press('t').choose('session').press('f').choose('terraform');
    const json = changed.press('u');
    expect(json.message).toBe('Undone; ctrl-r brings it back.');
    expect(json.frames.other).toMatch(/^JSON policy for session/);
    const managed = json.press('u');
    expect(managed.frames.other).toMatch(/^JSON policy for managed/);
    expect(managed.state.cart.present).toBe(cart.state.cart.present);
    expect(managed.press('ctrl-r', 'ctrl-r').frames.other).toMatch(/^Terraform for session/);
    const same = cart.press('t').choose('managed');
    expect(same.state.cart).toBe(cart.state.cart);
  });

  it('has nothing to redo once something else was changed', () => {
    const branched = withTrainingJob().press('d', 'u', 'e').choose('Deny');
    expect(branched.press('ctrl-r').message).toBe('There is nothing to redo.');
    expect(sids(branched)).toEqual(['DenyCreateTrainingJob', 'PassRole']);
  });

  it('keeps 200 steps to undo, the newest', () => {
    let session = withTrainingJob();
    for (let turn = 0; turn < 201; turn += 1)
      session = session.press('e').choose(turn % 2 === 0 ? 'Deny' : 'Allow');
    for (let turn = 0; turn < 200; turn += 1) session = session.press('u');
    expect(session.state.cart.present.items[0]?.effect).toBe('Deny');
    expect(session.press('u').message).toBe('There is nothing to undo.');
  });

  it('goes round the panes, and from a finding to its item', () => {
    const findings = withTrainingJob().press('tab');
    expect(findings.main.some((row) => /^› [●▲○] /.test(row))).toBe(true);
    const roles = goTo(findings, /^› ▲ iam:PassRole reaches every role/, 0);
    const item = roles.press('enter');
    expect(item.main.some((row) => row.startsWith('›   iam:PassRole'))).toBe(true);
    expect(findings.press('tab', 'j').state.cartView.pane).toBe('policy');
  });

  it('acts on an item only while its cursor is seen; r and w go there', () => {
    const findings = withTrainingJob().press('tab');
    const policy = findings.press('tab');
    for (const [pane, keys] of [
      [findings, ['x', 'delete', 'e']],
      [policy, ['x', 'delete', 'e', 'enter', 'l']],
    ] as const)
      for (const key of keys) {
        const pressed = pane.press(key);
        expect(pressed.message).toBe('Tab goes to the items first.');
        const { message, messages } = pressed.state;
        expect(pressed.state).toEqual({ ...pane.state, message, messages });
      }
    expect(policy.press('tab', 'x').prompt).toMatch(/^› Remove iam:PassRole too\?/);
    for (const key of ['r', 'w']) {
      const editor = policy.press(key);
      expect(editor.prompt).toContain('sagemaker:CreateTrainingJob');
      expect(editor.press('esc').main).toContainEqual(
        expect.stringMatching(/^› {3}CreateTrainingJob +Write {2}training-job/),
      );
    }
  });

  it('applies the fix of a finding with F, and undo takes it back', () => {
    const findings = withTrainingJob().press('tab');
    const missing = goTo(findings, /^› ○ sagemaker:CreateTrainingJob needs/, 0);
    const fixed = missing.press('F', 'F');
    expect(fixed.message).toMatch(
      /: done; u takes it back\. Effect: widens sagemaker:AddTags on .* when sagemaker:TaggingAction is CreateTrainingJob\.$/,
    );
    expect(JSON.stringify(fixed.policy)).toContain('sagemaker:AddTags');
    expect(sids(fixed.press('u'))).toEqual(['CreateTrainingJob', 'PassRole']);
  });

  it('marks the lines that the last change brought', () => {
    const marked = withTrainingJob()
      .press('d')
      .other.filter((row) => /^.\+ /.test(row));
    expect(marked.join('\n')).toContain('"kms:CreateGrant"');
    expect(marked.join('\n')).not.toContain('"Version"');
  });

  it('marks and shows what undo and redo bring, also far down in a low window', () => {
    const low = play()
      .type('ctj')
      .press('enter', 'd', 'n')
      .type('describetrainingjob')
      .press('tab', 'shift-tab');
    const denied = low.press('j', 'j', 'e').choose('Deny');
    expect(denied.other.some((row) => /^.\+ +"Effect": "Deny"/.test(row))).toBe(true);
    const undone = denied.press('u');
    expect(undone.other.some((row) => /^.\+ /.test(row))).toBe(true);
    expect(undone.press('ctrl-r').other.some((row) => /^.\+ +"Effect": "Deny"/.test(row))).toBe(true);
  });

  it('asks for the path before it saves', () => {
    const saving = withTrainingJob().press('s');
    expect(saving.prompt).toMatch(/^Save to: policy\.json/);
    const saved = saving.press('ctrl-u').type('out.json').press('enter');
    const request = { path: 'out.json', text: policyText(saving.state), format: 'json' as const };
    const asked = { kind: 'save', request, overwrite: false, known: null };
    expect(saved.effects.at(-1)).toEqual(asked);
    const refused = saved.send({
      kind: 'save-refused',
      request,
      path: '/here/out.json',
      changed: false,
      readOnly: false,
    });
    expect(refused.prompt).toBe('› /here/out.json exists. Overwrite it?  y/n');
    expect(refused.press('y').effects.at(-1)).toEqual({ ...asked, overwrite: true });
    for (const no of ['n', 'esc']) {
      const again = refused.press(no);
      expect(again.prompt).toBe('Save to: out.json   (JSON policy)');
      expect(again.message).toBe('Not saved: /here/out.json exists.');
      expect(again.effects).toEqual(saved.effects);
    }
  });

  it('gives the path back when it could not be written, with the reason', () => {
    const saving = withTrainingJob().press('s', 'ctrl-u').type('no/out.json').press('enter');
    const request = { path: 'no/out.json', text: policyText(saving.state), format: 'json' as const };
    const message = { text: 'Not saved: there is no folder no; create it first.', tone: 'error' as const };
    const failed = saving.send({ kind: 'save-failed', request, message });
    expect(failed.prompt).toBe('Save to: no/out.json   (JSON policy)');
    expect(failed.message).toBe(message.text);
    const busy = saving.press('w').send({ kind: 'save-failed', request, message });
    expect(busy.state.overlay?.kind).toBe('condition');
    expect(busy.message).toBe(message.text);
  });

  it('replaces the open file unless another program changed it or the format is another', () => {
    const known = { path: '/here/mine.json', digest: 'd1', format: 'json' as const };
    const open = play({
      size: { columns: 140, rows: 40 },
      cart: withTrainingJob().state.cart.present,
      file: known.path,
      known,
    });
    const saving = open.press('s');
    expect(saving.prompt).toBe('Save to: /here/mine.json   (JSON policy)');
    const sent = saving.press('enter');
    const request = { path: known.path, text: policyText(open.state), format: 'json' as const };
    expect(sent.effects).toEqual([{ kind: 'save', request, overwrite: false, known }]);
    expect(
      sent.send({ kind: 'save-refused', request, path: known.path, changed: true, readOnly: false }).prompt,
    ).toBe('› /here/mine.json was changed by another program. Overwrite it?  y/n');

    const terraform = open.press('f').choose('terraform').press('s');
    expect(terraform.prompt).toBe('Save to: /here/mine.tf   (Terraform)');
    const insisted = terraform.press('ctrl-u').type('/here/mine.json').press('enter');
    expect(insisted.effects.at(-1)).toMatchObject({ overwrite: false, known: null });

    const saved = terraform.press('enter').send({
      kind: 'saved',
      known: { path: '/here/mine.tf', digest: 'd2', format: 'terraform' },
      message: { text: 'Saved /here/mine.tf.', tone: 'ok' },
    });
    expect(saved.title).toBe('sm-explore › Cart › /here/mine.tf');
    expect(saved.press('s').prompt).toBe('Save to: /here/mine.tf   (Terraform)');
    const json = saved.press('f').choose('json').press('s');
    expect(json.prompt).toBe('Save to: /here/mine.json   (JSON policy)');
  });

  it('proposes a name with the ending of the format', () => {
    const terraform = withTrainingJob().press('f').choose('terraform');
    expect(terraform.press('s').prompt).toBe('Save to: policy.tf   (Terraform)');
  });
});

/** Moves down until the cursor is on a row that fits, below the row of that index. */
function goTo(session: Play, pattern: RegExp, below: number): Play {
  let at = session;
  for (let tries = 0; tries < 20; tries += 1) at = at.press('up');
  for (let tries = 0; tries < 20; tries += 1) {
    const row = at.main.findIndex((text) => text.startsWith('› '));
    if (row > below && pattern.test(at.main[row] ?? '')) return at;
    at = at.press('down');
  }
  throw new Error('The row was never reached');
}
