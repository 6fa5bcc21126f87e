import { describe, expect, it } from 'vitest';
import { type Play, play } from '../support/play.ts';

const trainingJob = (): Play =>
  play({ size: { columns: 80, rows: 200 } })
    .type('ctj')
    .press('enter');

describe('Detail', () => {
  it('shows what is known of an action, each related entry as a link', () => {
    const { main } = trainingJob();
    expect(main[0]).toBe('› sagemaker:CreateTrainingJob');
    expect(main[1]).toBe('  action · Write');
    expect(main).toContain('  Resource types');
    const from = main.indexOf('   T training-job  required');
    expect(main.slice(from, from + 3)).toEqual([
      '   T training-job  required',
      '       arn:${Partition}:sagemaker:${Region}:${Account}:training-job/',
      '       ${TrainingJobName}',
    ]);
    const needs = main.indexOf('  Caller needs');
    expect(main.slice(needs + 1, needs + 5)).toEqual([
      '   A iam:PassRole  Write  always [1 2 3 4 5]',
      '   A kms:CreateGrant  Permissions',
      '       when a customer managed KMS key is set that the role may not use [5]',
      '   A AddTags  Tagging  when the request sets Tags [2 3 4]',
    ]);
    expect(main).toContain('  Its role needs (R opens a cart for it)');
    expect(main.join(' ').replace(/\s+/g, ' ')).toContain(
      'when VolumeKmsKeyId is set: kms:CreateGrant [6]; when a VPC is set: 9 actions',
    );
    expect(main).toContain('  Role goes to sagemaker.amazonaws.com [4]');
    expect(main.some((row) => row.startsWith('  1 AWS reference 2020-04; 2 AWS reference'))).toBe(true);
    expect(main).toContain('  Since 2020');
  });

  it('keeps what is said of a link with it, filtered or in one row where there is room', () => {
    const filtered = trainingJob().press('/').type('passrole').press('enter');
    expect(filtered.main.slice(0, 3)).toEqual([
      '  sagemaker:CreateTrainingJob',
      '  Caller needs',
      '›  A iam:PassRole  Write  always [1 2 3 4 5]',
    ]);
    const short = play().type('attachclusternodevolume').press('enter');
    expect(short.main).toContain('   A ec2:AttachVolume  Write  always [1]');
  });

  it('follows links across services and comes back to the exact place and scroll', () => {
    const low = play().type('ctj').press('enter', 'down');
    const there = low.press('enter');
    expect(there.title).toBe('sm-explore › Explore › CreateTrainingJob › iam:PassRole');
    expect(there.press('h').main).toEqual(low.main);
    expect(there.press('esc').title).toBe(low.title);
  });

  it('puts the entry into the cart from its title, and the linked action from a link', () => {
    const own = trainingJob().press('a');
    expect(own.message).toMatch(/^CreateTrainingJob is in the cart\. It needs iam:PassRole too/);
    const linked = trainingJob().press('down', 'a');
    expect(linked.message).toMatch(/^PassRole is in the cart/);
  });

  it('adds the entry with what it always needs, and names what it needs sometimes', () => {
    const added = trainingJob().press('d');
    expect(added.message).toBe(
      'Into the cart: CreateTrainingJob, iam:PassRole. kms:CreateGrant as well when a customer managed KMS key is set that the role may not use. sagemaker:AddTags as well when the request sets Tags.',
    );
    expect(added.press('d').message).toMatch(/are in the cart already/);
  });

  it('narrows the links by typing behind a slash, and Esc shows everything again', () => {
    const key = play().type('vpcsubnets').press('enter', '/').type('hyper');
    expect(key.prompt).toBe('filter: hyper');
    expect(key.frames.position).toBe('2 of 2');
    expect(key.main).toEqual([
      '  sagemaker:VpcSubnets',
      '  Honoured by',
      '›  A CreateHyperParameterTuningJob  Write',
    ]);
    const kept = key.press('enter', 'down', 'enter');
    expect(kept.title).toBe('sm-explore › Explore › VpcSubnets › CreateHyperParameterTuningJob');
    expect(kept.press('esc').prompt).toMatch(/^filter: hyper/);
    const all = kept.press('esc', 'esc');
    expect(all.prompt).toBe('');
    expect(all.main).toContain('›  A CreateHyperParameterTuningJob  Write');
    expect(play().type('vpcsubnets').press('enter', '/').type('zzz').main.join()).toContain(
      'Nothing here holds that',
    );
  });

  it('moves by link, by page, and to both ends', () => {
    const start = play().type('ctj').press('enter');
    expect(start.press('j').frames.position).toMatch(/^2 of \d+$/);
    expect(start.press('G').frames.position).toMatch(/^(\d+) of \1$/);
    expect(start.press('G', 'g').main).toEqual(start.main);
    const paged = start.press('pgdn', 'pgdn', 'pgup', 'pgup', 'pgup');
    expect(paged.main[0]).toBe(start.main[0]);
  });

  it.each([
    ['createdomain', 80, 24],
    ['ctj', 80, 24],
    ['ctj', 140, 40],
    ['createnotebookinstance', 60, 20],
    ['reservedcapacity', 80, 24],
  ])('passes over no row of %s at %i×%i, down and up again', (name, columns, rows) => {
    const whole = play({ size: { columns, rows: 400 } })
      .type(name)
      .press('enter');
    const words = whole.main.map((row) => row.replace(/^ ?› | {2}/, '').trim()).filter((row) => row !== '');
    const walk = (from: Play, key: string): Play => {
      const seen = new Set<string>();
      let at = from;
      for (let last = ''; last !== at.frames.position; at = at.press(key)) {
        last = at.frames.position;
        for (const row of at.main) seen.add(row.replace(/^ ?› | {2}/, '').trim());
      }
      expect(words.filter((row) => !seen.has(row))).toEqual([]);
      return at;
    };
    const start = play({ size: { columns, rows } }).type(name).press('enter');
    walk(walk(start, 'down'), 'up');
  });

  it('copies the statement with y, and offers every form with Y', () => {
    const [effect] = trainingJob().press('y').effects.slice(-1);
    expect(effect?.kind === 'copy' && JSON.parse(effect.text)).toMatchObject({
      Effect: 'Allow',
      Action: ['sagemaker:CreateTrainingJob'],
      Resource: ['arn:aws:sagemaker:*:*:training-job/*'],
    });
    const menu = trainingJob().press('Y');
    expect(
      menu.state.overlay?.kind === 'menu' && menu.state.overlay.choices.map(({ value }) => value),
    ).toContain('arn');
    const chosen = menu.choose('name');
    expect(chosen.effects.at(-1)).toMatchObject({ kind: 'copy', text: 'sagemaker:CreateTrainingJob' });
  });

  it('opens the page of the entry', () => {
    expect(trainingJob().press('o').effects.at(-1)?.kind).toBe('open-url');
  });

  it('begins a new query with n, and quits with q', () => {
    expect(trainingJob().press('n').title).toBe('sm-explore › Explore');
    expect(trainingJob().press('q').effects.at(-1)).toEqual({ kind: 'quit', code: 0 });
  });

  it('shows the linked entry beside the page from 100 columns on', () => {
    const wide = play({ size: { columns: 140, rows: 40 } })
      .type('ctj')
      .press('enter');
    expect(wide.frames.other).toBe('y copies');
    expect(wide.press('down').frames.other).toBe('iam:PassRole');
  });
});
