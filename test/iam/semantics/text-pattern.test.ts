/** How values of a policy are read: which characters, wildcards and variables they come to, and as what ARNs. */
import { describe, expect, it } from 'vitest';
import {
  type CharacterClass,
  compileText,
  fillVariables,
  isOfClass,
  type PatternStep,
  type Reading,
  readVariable,
  templatePatterns,
} from '../../../src/iam/semantics/text-pattern.ts';

/** Steps as text: a character as it stands, a variable in its braces, a wildcard as `<* class>`, a digit as `#`. */
const shown = (steps: readonly PatternStep[]): string =>
  steps
    .map((step) => {
      if (step.kind === 'letter') return step.letter;
      if (step.kind === 'one' && step.of === 'digit') return '#';
      return `<${step.kind === 'one' ? '?' : '*'} ${step.of}>`;
    })
    .join('');

describe('the classes of characters', () => {
  const classes: readonly CharacterClass[] = ['any', 'field', 'region', 'digit'];
  it.each([
    ['1', 'any field region digit'],
    ['a', 'any field region'],
    ['-', 'any field region'],
    ['A', 'any field'],
    ['*', 'any field'],
    [':', 'any'],
  ])('of %j are: %s', (character, of) => {
    expect(classes.filter((each) => isOfClass(character, each)).join(' ')).toBe(of);
  });
});

describe('a value, as it is read', () => {
  it.each<readonly [rule: string, reading: Reading, text: string, steps: string]>([
    ['wildcards are characters', 'equal', 'a*?', 'a*?'],
    ['an escape is its character', 'equal', '${*}${$}', '*$'],
    ['a variable is one letter, its name in lower case', 'equal', 'x${ AWS:username }', 'x${aws:username}'],
    ['small and capital are the same', 'equal-ignoring-case', 'aB*', 'ab*'],
    ['otherwise they are two', 'like', 'aB', 'aB'],
    ['wildcards take every character', 'like', 'a*b?', 'a<* any>b<? any>'],
    ['an escape is no wildcard', 'like', '${*}*', '*<* any>'],
    ['stars alone are every text, not an ARN', 'arn', '*', '<* any>'],
    ['however many there are', 'arn', '**', '<* any>'],
    [
      'no wildcard leaves one of the first five fields',
      'arn',
      'a*:?:*:*:*:*:?',
      'a<* field>:<? field>:<* field>:<* field>:<* field>:<* any>:<? any>',
    ],
    ['missing fields are stars', 'arn', 'arn:aws:s3', 'arn:aws:s3:<* field>:<* field>:<* any>'],
    ['the last one too', 'arn', 'arn:aws:s3:r:1', 'arn:aws:s3:r:1:<* any>'],
    ['also after a star', 'arn', 'arn:*', 'arn:<* field>:<* field>:<* field>:<* field>:<* any>'],
    ['and where nothing is written', 'arn', '', ':<* field>:<* field>:<* field>:<* field>:<* any>'],
    ['none is added to six', 'arn', 'arn:aws:s3:::b', 'arn:aws:s3:::b'],
  ])('%s: %s of %j', (_, reading, text, steps) => {
    expect(shown(compileText(text, reading, 'with').steps)).toBe(steps);
  });

  it('has no variables in a policy of 2008: there they are text, in which stars are wildcards', () => {
    const { steps, variables } = compileText('${a}${*}', 'like', 'without');
    expect([shown(steps), variables]).toEqual(['${a}${<* any>}', []]);
  });

  it.each<readonly [reading: Reading, text: string, only: string | undefined]>([
    ['equal', 'a*', 'a*'],
    ['equal', '', ''],
    ['like', 'ab', 'ab'],
    ['like', 'a?', undefined],
    ['equal', '${aws:username}', undefined],
    ['equal-ignoring-case', 'ab', undefined],
  ])('%s %j: the one text that it matches is %j', (reading, text, only) => {
    expect(compileText(text, reading, 'with').only).toBe(only);
  });

  it('names each of its variables once', () => {
    expect(compileText('${a:b}/${A:B}/${a:c}', 'like', 'with').variables).toEqual(['${a:b}', '${a:c}']);
  });

  it('has an id that tells readings apart', () => {
    const ids = (['equal', 'equal-ignoring-case', 'like', 'arn'] as const).flatMap((reading) =>
      (['with', 'without'] as const).flatMap((variables) =>
        ['a', '*', 'A'].map((text) => compileText(text, reading, variables).id),
      ),
    );
    expect(new Set(ids).size).toBe(24);
  });
});

describe('the six fields of an ARN', () => {
  it.each<readonly [why: string, reading: Reading, text: string, fields: readonly string[] | undefined]>([
    [
      'colons of the resource are its own',
      'arn',
      'arn:aws:s3:::b:c*',
      ['arn', 'aws', 's3', '', '', 'b:c<* any>'],
    ],
    [
      'a wildcard keeps to its field',
      'arn',
      'arn:*:s?:r:1:b',
      ['arn', '<* field>', 's<? field>', 'r', '1', 'b'],
    ],
    ['a variable at the end', 'arn', 'arn:aws:s3:::${a:b}/x', ['arn', 'aws', 's3', '', '', '${a:b}/x']],
    ['a pattern for texts that is one', 'like', 'arn:aws:s3:::*', ['arn', 'aws', 's3', '', '', '<* any>']],
    ['an empty resource', 'equal', 'arn:aws:s3:::', ['arn', 'aws', 's3', '', '', '']],
    ['a star that takes colons', 'like', 'arn:*:s3:::b', undefined],
    ['a variable that may hold colons', 'arn', 'arn:aws:${a:b}:::b', undefined],
    ['every text', 'arn', '*', undefined],
    ['too few', 'equal', 'arn:aws:s3::', undefined],
  ])('%s: %s %j', (_, reading, text, fields) => {
    const { steps, colons } = compileText(text, reading, 'with');
    const found = colons && [-1, ...colons].map((colon, at) => shown(steps.slice(colon + 1, colons[at])));
    expect(found).toEqual(fields);
  });
});

describe('a template of the catalog', () => {
  const name = '<? any><* any>';
  const account = '############';
  const region = '<? region><* region>';
  it.each<readonly [rule: string, template: string, patterns: readonly string[]]>([
    ['a name is never empty', 'arn:aws:s3:::${Bucket}/${Key}', [`arn:aws:s3:::${name}/${name}`]],
    [
      'a partition is aws or begins with it',
      'arn:${Partition}:s3:::b',
      ['arn:aws:s3:::b', `arn:aws-${region}:s3:::b`],
    ],
    ['a region keeps to its characters', 'arn:aws:s:${Region}::x', [`arn:aws:s:${region}::x`]],
    [
      'an account is twelve digits or aws',
      'arn:aws:s::${Account}:x',
      [`arn:aws:s::${account}:x`, 'arn:aws:s::aws:x'],
    ],
    ['whatever it is called', 'arn:aws:s::${AccountId}:x', [`arn:aws:s::${account}:x`, 'arn:aws:s::aws:x']],
    ['any other keeps to its field', 'arn:aws:s:${AccountName}::x', ['arn:aws:s:<? field><* field>::x']],
    [
      'in the resource a region or an account is any text',
      'arn:aws:s:::${Region}:${Account}/x',
      [`arn:aws:s:::${name}:${name}/x`],
    ],
    ['stars are wildcards', 'arn:aws:s:*::*:*', ['arn:aws:s:<* field>::<* any>:<* any>']],
    [
      'each choice with each other',
      'arn:${Partition}:s::${Account}:x',
      [
        `arn:aws:s::${account}:x`,
        'arn:aws:s::aws:x',
        `arn:aws-${region}:s::${account}:x`,
        `arn:aws-${region}:s::aws:x`,
      ],
    ],
  ])('%s: %s', (_, template, patterns) => {
    const found = templatePatterns(template);
    expect(found.map(({ steps }) => shown(steps))).toEqual(patterns);
    expect(new Set(found.map(({ id }) => id)).size).toBe(patterns.length);
  });
});

describe('variables that are filled', () => {
  const user = (value: string | undefined) => (name: string) => (name === 'aws:username' ? value : undefined);
  it.each<readonly [rule: string, text: string, value: string | undefined, steps: string | undefined]>([
    ['by the value', '${AWS:UserName}/*', 'Bob', 'Bob/<* any>'],
    ['whose wildcards are characters', '${aws:username}?', 'a*?', 'a*?<? any>'],
    ['wherever they stand', '${aws:username}/${aws:username}', 'b', 'b/b'],
    ['by what stands for a missing value', "${aws:username, 'none'}", undefined, 'none'],
    ['not where there is one', "${aws:username, 'none'}", 'b', 'b'],
    ['by nothing, and then nothing equals it', 'a${aws:username}', undefined, undefined],
  ])('%s: %s', (_, text, value, steps) => {
    const filled = fillVariables(compileText(text, 'like', 'with'), user(value));
    expect(filled && shown(filled.steps)).toBe(steps);
    expect(filled?.ignoresCase ?? false).toBe(false);
  });

  it('keep the case of the pattern out of account, if it does not count', () => {
    const filled = fillVariables(compileText('${aws:username}X', 'equal-ignoring-case', 'with'), user('Bob'));
    expect(filled).toMatchObject({ ignoresCase: true });
    expect(shown(filled?.steps ?? [])).toBe('bobx');
  });

  it('make a pattern of its own for each value, and none where there are no variables', () => {
    const plain = compileText('a*', 'like', 'with');
    expect(fillVariables(plain, user('b'))).toBe(plain);
    const own = compileText('${aws:username}', 'like', 'with');
    const ids = ['a', 'b'].map((value) => fillVariables(own, user(value))?.id);
    expect(new Set([own.id, ...ids]).size).toBe(3);
  });

  it('are asked for by their names in lower case, without the blanks around', () => {
    expect(readVariable("${ aws:PrincipalTag/Team , 'a B' }")).toMatchObject({
      name: 'aws:principaltag/team',
    });
    expect(readVariable("${aws:PrincipalTag/Team, 'a B' }")).toEqual({
      name: 'aws:principaltag/team',
      otherwise: 'a B',
    });
  });
});
