import { describe, expect, test } from 'vitest';
import { valueProblem } from '../../src/iam/value.ts';
import {
  policyVariables,
  unopenedVariables,
  variablesAsWildcards,
  withoutVariables,
} from '../../src/iam/variable.ts';

describe('the values of an operator', () => {
  test.each([
    [
      'StringEquals',
      ['', 'anything', '${aws:username}', 'a\tb\nc\r', 'ÿ', '${*}', 'a${aws:PrincipalTag/x}b'],
      ['中', '\u0000', '\u0100', '${Name}', '${aws:username', '${}'],
    ],
    [
      'ArnLike',
      [
        '*',
        'arn:aws:iam::111122223333:role/x',
        'arn:*:*:*:*:*',
        '${aws:PrincipalArn}',
        '${sagemaker:arn}',
        'arn:aws:s3:::${aws:username}',
      ],
      [
        '',
        'x',
        'arn:aws:s3',
        'arn:aws:iam::111122223333:',
        'xarn:a:b:c:d:e',
        'x${aws:username}',
        '${aws:username}x',
        '${Name}',
        '**',
      ],
    ],
    ['Bool', ['true', 'false'], ['True', 'yes', '', 'xtrue', 'truex', '${aws:SecureTransport}']],
    ['Null', ['true', 'false'], ['1', 'null']],
    [
      'NumericEquals',
      ['1', '-1', '+1', '1.', '1.5', '.5', '10e3', '1E-10', '12.34e+56'],
      ['', 'x', '1x', 'x1', '.', '1e', '1,5', '0x1', '1.5.5', '${aws:MultiFactorAuthAge}', 'e5'],
    ],
    [
      'DateLessThan',
      [
        '2027-01-31',
        '2027-01-31T12:00Z',
        '2027-01-31T12:00:00Z',
        '2027-01-31T12:00:00.123Z',
        '2027-01-31T12:00:00+01:00',
        '2027-01-31T12:00:00-0130',
        '2024-02-29',
        '0',
        '123456789012345',
      ],
      [
        '',
        'x',
        '2027-02-29',
        '2027-13-01',
        '2027-1-31',
        '2027-01-31T25:00Z',
        '2027-01-31T12:00',
        '1234567890123456',
        'x2027-01-31',
        '2027-01-31x',
        'x1',
        '1x',
        '2027-01-31T12:00:00.Z',
        '2027-01-31T12Z',
        '02027-01-31',
        '2027-001-31',
        '2027-01-311',
        '2027-01-31T112:00Z',
        '2027-01-31T12:000Z',
        '2027-01-31T12:00:000Z',
        '2027-01-31T12:00:00+011:00',
      ],
    ],
    [
      'IpAddress',
      ['203.0.113.0/24', '203.0.113.1', '2001:db8::/32', '::1', '0.0.0.0/0', '::/128', '1.2.3.4/32'],
      [
        '',
        'x',
        '203.0.113.0/33',
        '::/129',
        '203.0.113.0/',
        '203.0.113.0/x',
        '203.0.113.0/2x',
        '203.0.113.0/24/24',
        '203.0.113/24',
        'fe80::1%eth0',
        '1.2.3.4/0024',
        '*',
        '1.2.3.4/a1',
      ],
    ],
    ['NotIpAddress', ['203.0.113.0/24'], ['x']],
    ['BinaryEquals', ['QmFzZTY0'], ['中']],
  ] as const)('%s', (operator, right, wrong) => {
    for (const value of right) expect([value, valueProblem(operator, value)]).toEqual([value, undefined]);
    for (const value of wrong) expect([value, valueProblem(operator, value)]).not.toEqual([value, undefined]);
  });

  test('a problem names the value and shows a right one', () => {
    expect(valueProblem('Bool', 'x')).toMatch(/^Bool .*true or false.*"x"$/);
    expect(valueProblem('NumericEquals', 'x')).toMatch(/^"x" .*number$/);
    expect(valueProblem('DateEquals', 'x')).toMatch(/^"x" .*2027-01-31T12:00:00Z/);
    expect(valueProblem('IpAddress', 'x')).toMatch(/^"x" .*203\.0\.113\.0\/24/);
    expect(valueProblem('ArnEquals', 'x')).toMatch(/^"x" .*arn:aws:iam::111122223333:role/);
    expect(valueProblem('NumericEquals', '${aws:x}')).toMatch(
      /^NumericEquals .*policy variables.*"\$\{aws:x\}"$/,
    );
    expect(valueProblem('StringEquals', '${x')).toMatch(/^"\$\{x" .*\$\{aws:username\}/);
    expect(valueProblem('StringEquals', '中')).toMatch(/^"中" .*character/);
  });
});

describe('policy variables', () => {
  test('are found in order, with name, default and flaw', () => {
    expect(policyVariables("a${aws:username}b${*}${?}${$}${aws:PrincipalTag/team, 'none'}")).toEqual([
      { text: '${aws:username}', name: 'aws:username', fallback: undefined, at: 1, flaw: undefined },
      {
        text: "${aws:PrincipalTag/team, 'none'}",
        name: 'aws:PrincipalTag/team',
        fallback: 'none',
        at: 29,
        flaw: undefined,
      },
    ]);
    expect(policyVariables('none $ {here} $x')).toEqual([]);
  });

  test.each([
    ['${aws:x', 'unclosed', undefined],
    ['${*', 'unclosed', undefined],
    ['${}', 'empty', undefined],
    ['${ }', 'empty', undefined],
    ["${, 'x'}", 'empty', undefined],
    ['${aws:x, none}', 'default-unquoted', undefined],
    ["${aws:x, 'none}", 'default-unquoted', undefined],
    ["${aws:x, none'}", 'default-unquoted', undefined],
    ["${aws:x, x'none'}", 'default-unquoted', undefined],
    ['${aws: x}', 'space', undefined],
    ["${aws:x,''}", undefined, ''],
    ["${aws:x,'a,b'}", undefined, 'a,b'],
    ["${aws:x, 'two\nlines' }", undefined, 'two\nlines'],
    ['${**}', undefined, undefined],
  ])('%s', (text, flaw, fallback) => {
    expect(policyVariables(text)).toMatchObject([{ flaw, fallback, text, at: 0 }]);
    expect(policyVariables(text)).toHaveLength(1);
  });

  test('one that is not closed ends the text', () => {
    expect(policyVariables('${aws:x} ${aws:y ${aws:z').map(({ text }) => text)).toEqual([
      '${aws:x}',
      '${aws:y ${aws:z',
    ]);
    expect(policyVariables('${aws:x} ${').map(({ at }) => at)).toEqual([0, 9]);
  });

  test('those that lack their opening are found, whole ones are not', () => {
    expect(unopenedVariables('$aws:username} {aws:userid} $aws:PrincipalTag/a.b_c-d')).toEqual([
      { text: '$aws:username}', name: 'aws:username' },
      { text: '{aws:userid}', name: 'aws:userid' },
      { text: '$aws:PrincipalTag/a.b_c-d', name: 'aws:PrincipalTag/a.b_c-d' },
    ]);
    for (const text of [
      '${aws:username}',
      '$aws',
      '{aws}',
      'aws:username',
      '{aws:}',
      '$Aws:x',
      '$aws:1',
      '{aws:user id}',
    ])
      expect(unopenedVariables(text)).toEqual([]);
  });

  test('are replaced where IAM could read them, and stay where it could not', () => {
    expect(withoutVariables('a${aws:username}b${*}c${?}d${$}e')).toBe('abcde');
    expect(withoutVariables('${aws:x}${aws:y}', 'v')).toBe('vv');
    for (const text of ['${Name}', '${**}', '${aws:x', '${a{b:c}', '${}', '$x', '${a$b:c}'])
      expect(withoutVariables(text)).toBe(text);
    expect(variablesAsWildcards('${a}-${*}-${?}-${$}-${}-$x')).toBe('*-*-?-$-*-$x');
    expect(variablesAsWildcards('${?x}${x?}')).toBe('**');
  });
});
