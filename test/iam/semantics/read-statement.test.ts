/** What a statement asks of a request, line by line, and of which actions it speaks. */
import { describe, expect, it, test } from 'vitest';
import { listOf, type PolicyDocument, type Statement } from '../../../src/iam/document.ts';
import {
  type Principals,
  type ReadStatement,
  readStatements,
} from '../../../src/iam/semantics/read-statement.ts';

const read = (
  rest: Partial<Statement>,
  {
    Version = '2012-10-17',
    principals,
  }: { readonly Version?: string; readonly principals?: Principals } = {},
): ReadStatement => {
  const document = { Version, Statement: [{ Effect: 'Allow', ...rest }] } as PolicyDocument;
  const [only] = readStatements(document, principals);
  if (only === undefined) throw new Error('no statement');
  return only;
};

test('one or many as a list', () => {
  expect([listOf(undefined), listOf('a'), listOf(['a', 'b']), listOf(false)]).toEqual([
    [],
    ['a'],
    ['a', 'b'],
    [false],
  ]);
});

describe('the actions it speaks of', () => {
  it.each([
    ['names, in any case', { Action: ['s3:GetObject', 'SageMaker:createmodel'] }, 's3:getobject', true],
    ['no others', { Action: ['s3:GetObject', 'sagemaker:CreateModel'] }, 's3:GetObjectAcl', false],
    ['patterns', { Action: ['ec2:RunInstances', 's3:Get*'] }, 's3:GetObject', true],
    ['nothing beside the patterns', { Action: ['s3:Get*'] }, 's3:PutObject', false],
    ['one entry as several', { Action: 's3:*' }, 'S3:PutObject', true],
    ['all but what NotAction names', { NotAction: ['s3:*'] }, 'sagemaker:CreateModel', true],
    ['nothing that NotAction names', { NotAction: 's3:GetObject' }, 's3:getobject', false],
    ['none without either', {}, 's3:GetObject', false],
  ] as const)('%s', (_what, rest, action, speaks) => {
    const { namesAction } = read(rest);
    expect(namesAction(action)).toBe(speaks);
    // Answers are remembered.
    expect(namesAction(action)).toBe(speaks);
  });
});

describe('its lines', () => {
  const placesOf = (...args: Parameters<typeof read>) => read(...args).lines.map(({ place }) => place);

  it('are its resources and each key of its conditions, as written', () => {
    const Condition = { StringEquals: { a: 'x', b: ['y', 'z'] }, Bool: { c: true } };
    expect(placesOf({ Action: '*', Resource: ['r1', 'r2'], Condition })).toEqual([
      { kind: 'resource', element: 'Resource', values: ['r1', 'r2'] },
      { kind: 'condition', operator: 'StringEquals', key: 'a', values: ['x'] },
      { kind: 'condition', operator: 'StringEquals', key: 'b', values: ['y', 'z'] },
      { kind: 'condition', operator: 'Bool', key: 'c', values: ['true'] },
    ]);
  });

  it('ask nothing where the resource is *, and the opposite where it is NotResource', () => {
    expect(read({ Resource: ['r1', '*'] }).lines.map(({ asked }) => asked)).toEqual(['always']);
    expect(read({ Resource: 'r1' }).lines.map(({ asked }) => asked)).toMatchObject([{ holds: true }]);
    expect(read({ NotResource: '*' }).lines).toMatchObject([
      { place: { element: 'NotResource', values: ['*'] }, asked: { holds: false } },
    ]);
    expect(read({ Action: '*' }).lines).toEqual([]);
  });

  it('leave the principal out, count it, or take it by name, as is asked for', () => {
    const Principal = { AWS: 'arn:aws:iam::111122223333:user/u' };
    const keysOf = (rest: Partial<Statement>, principals?: Principals) =>
      read(rest, principals === undefined ? {} : { principals }).lines.map(({ place, asked }) => [
        place.kind,
        typeof asked === 'string' ? asked : asked.atom.key,
      ]);
    expect(keysOf({ Principal })).toEqual([]);
    expect(keysOf({ Principal }, 'ignored')).toEqual([]);
    expect(keysOf({ Principal }, 'counted')).toEqual([['principal', 'aws:principalarn']]);
    expect(keysOf({ NotPrincipal: Principal }, 'counted')).toEqual([['principal', 'aws:principalarn']]);
    expect(keysOf({ Principal }, 'named')).toEqual([['principal', ' principal']]);
    expect(keysOf({ Action: '*' }, 'counted')).toEqual([]);
  });

  it('have variables since 2012-10-17', () => {
    const own = { Resource: 'arn:aws:s3:::b/${aws:username}' };
    expect(read(own).id).not.toBe(read(own, { Version: '2008-10-17' }).id);
  });
});

test('statements that ask the same have one id, in whatever order and with whatever actions', () => {
  const idOf = (rest: Partial<Statement>): string => read(rest).id;
  const Condition = { StringEquals: { a: 'x', b: 'y' } };
  const turned = { StringEquals: { b: 'y', a: 'x' } };
  expect(idOf({ Action: 's3:*', Condition })).toBe(idOf({ NotAction: 'ec2:*', Condition: turned }));
  // What asks nothing is no part of it.
  expect(idOf({ Resource: '*', Condition })).toBe(idOf({ Condition }));
  expect(idOf({ Resource: 'r' })).not.toBe(idOf({ NotResource: 'r' }));
  expect(idOf({ Condition: { StringEquals: { a: 'x' } } })).not.toBe(idOf({ Condition }));
  // The same line twice, in two spellings of its operator, counts once.
  expect(idOf({ Condition: { StringEquals: { a: 'x' }, stringequals: { A: 'x' } } })).toBe(
    idOf({ Condition: { StringEquals: { a: 'x' } } }),
  );
  expect(idOf({ Resource: '*' })).toBe('');
});

test('the statements of a document come in their order, one or many', () => {
  const first: Statement = { Effect: 'Allow', Action: 'a:A', Resource: '*' };
  const second: Statement = { ...first, Effect: 'Deny' };
  const many = readStatements({ Version: '2012-10-17', Statement: [first, second] });
  expect(many.map(({ index, statement }) => [index, statement.Effect])).toEqual([
    [0, 'Allow'],
    [1, 'Deny'],
  ]);
  const one = { Version: '2012-10-17', Statement: first } as unknown as PolicyDocument;
  expect(readStatements(one).map(({ statement }) => statement)).toEqual([first]);
});
