/** Asking the policy in the cart: a request as it is typed, and its answer. */
import { describe, expect, it } from 'vitest';
import { frameOf } from '../../src/app/frame.ts';
import { linearLines } from '../../src/app/linear-view.ts';
import { lineText } from '../../src/app/lines/spans.ts';
import { loadCatalog } from '../../src/catalog/load.ts';
import type { Statement } from '../../src/iam/document.ts';
import { cartFromDocument } from '../../src/policy/cart/load-cart.ts';
import { type Play, play } from '../support/play.ts';

const size = { columns: 140, rows: 40 };
const statements: readonly Statement[] = [
  {
    Sid: 'TrainInSubnets',
    Effect: 'Allow',
    Action: 'sagemaker:CreateTrainingJob',
    Resource: 'arn:aws:sagemaker:*:*:training-job/prod-*',
    Condition: { 'ForAnyValue:StringEquals': { 'sagemaker:VpcSubnets': ['subnet-1', 'subnet-2'] } },
  },
  { Sid: 'Look', Effect: 'Allow', Action: ['sagemaker:List*', 'sagemaker:Describe*'], Resource: '*' },
  {
    Sid: 'NoMfaNoDelete',
    Effect: 'Deny',
    Action: 'sagemaker:Delete*',
    Resource: '*',
    Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
  },
  { Sid: 'Delete', Effect: 'Allow', Action: 'sagemaker:DeleteModel', Resource: '*' },
];
const cart = cartFromDocument({ Version: '2012-10-17', Statement: statements }, loadCatalog());
const ask = (question: string, parts: Parameters<typeof play>[0] = {}): Play =>
  play({ size, cart, file: 'p.json', ...parts })
    .press('i', 'ctrl-u')
    .type(question);
/** The answer, rows joined. */
const answer = (asked: Play): string =>
  asked.main
    .map((row) => row.trim())
    .join(' ')
    .trim();
/** The Sids whose lines are lit in the policy. */
const lit = (asked: Play): readonly string[] =>
  asked.other.flatMap((row) => /^▌.*"Sid": "(\w+)"/.exec(row)?.[1] ?? []);

describe('ask', () => {
  it('begins with the action of the item at hand', () => {
    expect(play({ size, cart, file: 'p.json' }).press('i').prompt).toBe('ask: sagemaker:CreateTrainingJob');
  });

  it('answers as one types, with the deciding statement lit in the policy', () => {
    const open = ask('CreateTrainingJob on prod-9');
    expect(answer(open)).toMatch(
      /^\? It depends: allowed if some value of sagemaker:VpcSubnets is subnet-1 or subnet-2\./,
    );
    expect(lit(open)).toEqual(['TrainInSubnets']);
    const allowed = open.type(' with VpcSubnets=subnet-2');
    expect(answer(allowed)).toMatch(
      /^✓ Allowed by TrainInSubnets\. sagemaker:CreateTrainingJob on arn:aws:sagemaker:us-east-1:111122223333:training-job\/prod-9 with sagemaker:VpcSubnets=subnet-2 /,
    );
    const denied = ask('CreateTrainingJob on prod-9 with VpcSubnets=subnet-3');
    expect(answer(denied)).toMatch(/^✗ Denied: nothing in the identity's policies allows it\./);
    expect(answer(denied)).toMatch(
      /TrainInSubnets: Allow, does not match; it asks that some value of sagemaker:VpcSubnets is subnet-1 or subnet-2\./,
    );
    expect(answer(denied)).toMatch(/3 statements do not speak of it\.$/);
    expect(lit(denied)).toEqual([]);
    expect(answer(ask('createtrainingjob dev-9 VpcSubnets=subnet-1'))).toMatch(
      /it asks that the resource is arn:aws:sagemaker:\*:\*:training-job\/prod-\*\./,
    );
  });

  it('takes what is not named as unknown, and KEY= as absent', () => {
    expect(answer(ask('DeleteModel m'))).toMatch(
      /^\? It depends: allowed unless aws:MultiFactorAuthPresent is false/,
    );
    expect(answer(ask('DeleteModel m aws:MultiFactorAuthPresent= '))).toMatch(/^✗ Denied by NoMfaNoDelete\./);
    expect(answer(ask('DeleteModel m aws:MultiFactorAuthPresent=true'))).toMatch(/^✓ Allowed by Delete\./);
    expect(lit(ask('DeleteModel m aws:MultiFactorAuthPresent=false'))).toEqual(['NoMfaNoDelete']);
  });

  it('completes an action that is half remembered, then its keys and their values', () => {
    const half = ask('crtrain');
    const at = half.main.findIndex((row) => row.endsWith('sagemaker:CreateTrainingJob'));
    expect(at).toBeGreaterThanOrEqual(0);
    const taken = half.press(...Array.from({ length: at }, () => 'down'), 'tab');
    expect(taken.prompt).toBe('ask: sagemaker:CreateTrainingJob');
    const keys = taken.type('x subn');
    expect(keys.main[0]).toBe('› sagemaker:VpcSubnets=');
    expect(keys.press('tab').type('subnet-1').prompt).toBe(
      'ask: sagemaker:CreateTrainingJob x sagemaker:VpcSubnets=subnet-1',
    );
    expect(ask('DeleteModel m aws:MultiFactorAuthPresent=f').press('tab').prompt).toBe(
      'ask: DeleteModel m aws:MultiFactorAuthPresent=false',
    );
    expect(ask('CreateModel m').press('tab').message).toBe('Nothing completes what is typed.');
  });

  it('understands whole ARNs, several values and values with blanks', () => {
    const arn = 'arn:aws:sagemaker:eu-west-1:111122223333:training-job/prod-1';
    expect(answer(ask(`sagemaker:CreateTrainingJob ${arn} VpcSubnets=subnet-3 VpcSubnets=subnet-1`))).toMatch(
      /^✓ Allowed by TrainInSubnets\. .* with sagemaker:VpcSubnets=subnet-3,subnet-1 /,
    );
    expect(answer(ask('ListModels * "aws:RequestTag/a b=c d"'))).toMatch(
      /^✓ Allowed by Look\. sagemaker:ListModels on \* with aws:RequestTag\/a b=c d /,
    );
  });

  it('asks an SCP as one, and says what an action of no name is', () => {
    expect(answer(ask('CreateModel m', { target: 'scp' }))).toMatch(
      /^✗ Denied: nothing in the service control policies allows it\./,
    );
    expect(answer(ask(''))).toMatch(/^Type an action/);
    expect(answer(ask('sagemaker:NoSuchThing x'))).toMatch(/^✗ Denied/);
  });

  it('leaves the cart as it was, whatever was asked', () => {
    const before = play({ size, cart, file: 'p.json' });
    const after = ask('DeleteModel m').press('esc');
    expect(after.state.cart).toEqual(before.state.cart);
    expect(after.press('u').message).toBe('There is nothing to undo.');
  });

  it.each([
    [60, 20],
    [80, 12],
    [40, 10],
  ])('shows the answer in a window of %i by %i', (columns, rows) => {
    const shown = frameOf(ask('DeleteModel m', { size: { columns, rows } }).state);
    expect(shown.rows).toHaveLength(rows);
    expect(shown.rows.map(lineText).join(' ')).toContain('It depends');
  });

  it('is read out to who hears the screen', () => {
    const settings = { ascii: true, screenReader: true, hyperlinks: false };
    expect(linearLines(ask('DeleteModel m aws:MultiFactorAuthPresent=true', { settings }).state)).toEqual(
      expect.arrayContaining([
        'ask: DeleteModel m aws:MultiFactorAuthPresent=true',
        'Allowed by Delete.',
        'sagemaker:DeleteModel on arn:aws:sagemaker:us-east-1:111122223333:model/m with aws:MultiFactorAuthPresent=true',
      ]),
    );
  });
});

/** Statements whose resources and tags are patterns: nobody knows in a few steps whether one of their requests is denied. */
const intricate = (many: number): readonly Statement[] =>
  Array.from({ length: many }, (_, at) => ({
    Sid: `S${at}`,
    Effect: at % 3 === 2 ? 'Deny' : 'Allow',
    Action: 'sagemaker:CreateTrainingJob',
    Resource: `arn:aws:sagemaker:*:*:training-job/*${at}*a*`,
    Condition: { StringLike: { 'aws:PrincipalTag/team': [`*a${at}*b*`, `x*${at}*`] } },
  }));

describe('a question that takes longer than a key may wait', () => {
  const long = cartFromDocument({ Version: '2012-10-17', Statement: intricate(40) }, loadCatalog());
  const decides = ({ questions }: Play) => questions.filter(({ kind }) => kind === 'decide');

  it('is worked out while no key comes, and says so meanwhile', () => {
    const open = ask('CreateTrainingJob ', { cart: long });
    expect(answer(open)).toBe('Working it out … sagemaker:CreateTrainingJob');
    expect(lit(open)).toEqual([]);
    expect(decides(open)).toHaveLength(1);
    const proved = open.proved();
    expect(answer(proved)).toMatch(/^\? It depends: allowed if/);
    expect(lit(proved)).toContain('S0');
    // The same question is not asked again, however it is written.
    expect(decides(proved.type('on '))).toEqual([]);
    expect(answer(proved.type('on '))).toMatch(/^\? It depends/);
  });

  it('takes no answer to an older question', () => {
    const older = ask('CreateTrainingJob ', { cart: long });
    const newer = older.type('aws:username=x ');
    expect(answer(newer)).toMatch(/^Working it out …/);
    const [question] = decides(older);
    if (question?.kind !== 'decide') throw new Error('Nothing was asked');
    const late = newer.send({ kind: 'decided', id: question.id, answer: 'failed' });
    expect(answer(late)).toMatch(/^Working it out …/);
    expect(late.message).toBe('');
    expect(answer(newer.proved())).toMatch(/^\? It depends/);
  });

  it('is told to have failed where the work went wrong', () => {
    const open = ask('CreateTrainingJob ', { cart: long });
    const [question] = decides(open);
    if (question?.kind !== 'decide') throw new Error('Nothing was asked');
    const failed = open.send({ kind: 'decided', id: question.id, answer: 'failed' });
    expect(answer(failed)).toMatch(/^The question could not be answered\./);
  });

  it('is asked of no policy that is short', () => {
    const short = cartFromDocument({ Version: '2012-10-17', Statement: intricate(4) }, loadCatalog());
    const open = ask('CreateTrainingJob ', { cart: short });
    expect(decides(open)).toEqual([]);
    expect(answer(open)).toMatch(/^\? It depends/);
  });
});
