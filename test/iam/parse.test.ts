import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePolicies, parsePolicy, positionAt } from '../../src/iam/parse.ts';
import { pathText } from '../../src/iam/path.ts';

/** Problems as `line:column rule path message`. */
const said = (text: string): readonly string[] =>
  parsePolicy(text).problems.map(({ position, rule, path, message }) =>
    `${position.line}:${position.column} ${rule} ${pathText(path)} ${message}`.replace('  ', ' '),
  );

const statement = (elements: string): string => `{"Version": "2012-10-17", "Statement": [{${elements}}]}`;
const good = '"Effect": "Allow", "Action": "sagemaker:ListModels", "Resource": "*"';

describe('a policy that is one', () => {
  test('comes back as it is, a single statement as a list', () => {
    expect(parsePolicy(statement(good))).toMatchObject({
      document: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 'sagemaker:ListModels', Resource: '*' }],
      },
      problems: [],
    });
    expect(parsePolicy(`\uFEFF{"Statement": {${good}}}`)).toMatchObject({
      document: { Statement: [{ Effect: 'Allow', Action: 'sagemaker:ListModels', Resource: '*' }] },
      problems: [],
    });
  });

  test('policies of resources and trust policies have no resource of their own', () => {
    expect(
      said(
        statement(
          '"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "sagemaker.amazonaws.com"}',
        ),
      ),
    ).toEqual([]);
  });

  test('numbers and booleans are values of a condition, one or many', () => {
    for (const value of ['1', 'true', '"x"', '[1, true, "x"]'])
      expect(said(statement(`${good}, "Condition": {"StringEquals": {"aws:x": ${value}}}`))).toEqual([]);
    for (const value of ['null', '[null]', '[[1]]', '[{}]'])
      expect(said(statement(`${good}, "Condition": {"StringEquals": {"aws:x": ${value}}}`))).toEqual([
        expect.stringContaining('must be a value or a list of values'),
      ]);
    expect(said(statement(`${good}, "Condition": ["x"]`))).toEqual([
      expect.stringContaining('Condition must be an object of operators'),
    ]);
  });

  test('a key called __proto__ is a key', () => {
    const { document } = parsePolicy(statement(`${good}, "Condition": {"StringEquals": {"__proto__": "x"}}`));
    expect(JSON.stringify(document?.Statement[0]?.Condition)).toBe('{"StringEquals":{"__proto__":"x"}}');
  });
});

describe('text that is not JSON', () => {
  test.each([
    ['', '1:1 json-syntax There is no policy here: the text is empty.'],
    [
      '{\n  "Version": "2012-10-17",\n}',
      '3:1 json-syntax A key in double quotes belongs here; a comma may be left over before it.',
    ],
    ['{\n  "Version": "2012-10-17"\n  "Statement": []\n}', '3:3 json-syntax A comma is missing before this.'],
    ['{"Version" "x"}', '1:12 json-syntax A colon belongs between the key and its value.'],
    ['{"Statement": []', '1:17 json-syntax A closing brace } is missing.'],
    ['// hello\n{"Statement": []}', '1:1 json-syntax JSON has no comments; remove this one.'],
    [
      "{'Statement': []}",
      '1:2 json-syntax There is text here that JSON does not know; strings stand in double quotes.',
    ],
    ['{"Statement": []} {}', '1:19 json-syntax The JSON ends before this; what follows is too much.'],
    [' \n ', '1:1 json-syntax There is no policy here: the text is empty.'],
    ['{"a": }', '1:7 json-syntax A value belongs here; a comma may be left over before it.'],
    ['{"a": [1', '1:9 json-syntax A closing bracket ] is missing.'],
    ['{"a": "x', '1:7 json-syntax The string is not closed with a double quote.'],
    ['{"a": 1.}', '1:7 json-syntax The number breaks off.'],
    ['{"a": "\\u12"}', '1:7 json-syntax The escape \\u needs four hexadecimal digits.'],
    ['{"a": "\\q"}', '1:7 json-syntax JSON does not know this escape; a backslash itself is written \\\\.'],
    [
      '{"a": "\u0001"}',
      '1:7 json-syntax A string holds a control character; write it as an escape such as \\n.',
    ],
  ])('%j', (text, expected) => {
    expect(said(text)[0]).toBe(expected);
    expect(parsePolicy(text).document).toBeUndefined();
  });

  test('a hundred faults are enough', () => {
    expect(said(`[${'@ '.repeat(200)}]`)).toHaveLength(100);
  });

  test('nesting without end is refused, not followed', () => {
    expect(said('['.repeat(100_000))).toEqual(['1:101 json-syntax This is nested too deeply for a policy.']);
  });

  test('every kind of line break counts once', () => {
    expect(positionAt('a\r\nb\rc\nd', 7)).toEqual({ line: 4, column: 1 });
  });
});

describe('where an element of the document stands', () => {
  const text = `\uFEFF[
  {"Version": "2012-10-17",
   "Statement": {"Effect": "Allow",
     "Action": ["a:B", "a:C"], "Resource": "*"}},
  {"Statement": [{"Effect": "Deny", "Action": "a:D", "Resource": "*"}]}
]`;
  const [single, listed] = parsePolicies(text);

  test.each([
    ['the document', [], '2:3', '5:3'],
    ['the statements', ['Statement'], '3:17', '5:17'],
    ['a statement, which the text may have without a list', ['Statement', 0], '3:17', '5:18'],
    ['an element', ['Statement', 0, 'Action'], '4:16', '5:47'],
    ['a value, or the one value', ['Statement', 0, 'Action', 1], '4:24', '5:47'],
    ['what surrounds an element that is not there', ['Statement', 0, 'Condition', 'x'], '3:17', '5:18'],
    ['the document for what it lacks', ['Id'], '2:3', '5:3'],
  ])('%s', (_what, path, ...places) => {
    const found = [single, listed].map((each) => each?.positionOf(path));
    expect(found.map((position) => `${position?.line}:${position?.column}`)).toEqual(places);
  });

  test('is where the text is at fault while there is no document', () => {
    expect(parsePolicy('{\n"a"').positionOf(['Statement', 0])).toEqual({ line: 2, column: 4 });
  });
});

describe('several policies in one text', () => {
  test('come in its order, each with its own text and its own faults', () => {
    const one = statement(good);
    const bad = '{"Version": "2012-10-17"}';
    const parsed = parsePolicies(` [${one}, ${bad}] `);
    expect(parsed.map(({ text, problems }) => [text, problems.length])).toEqual([
      [one, 0],
      [bad, 1],
    ]);
    expect(parsed.map(({ document }) => document?.Statement.length)).toEqual([1, undefined]);
  });

  test('are one where there is no list, and a list of none is no policy', () => {
    expect(parsePolicies(` ${statement(good)}\n`).map(({ text }) => text)).toEqual([statement(good)]);
    expect(
      ['[]', '', '{"a"'].map((text) => parsePolicies(text).map(({ problems }) => problems.length)),
    ).toEqual([[1], [1], [2]]);
  });

  test('keep their problems in the order of the text', () => {
    const text = statement(`"Effect": "allow", "Resource": "*", "Resource": "*", "Action": 1, "Sid": 2`);
    const places = parsePolicy(text).problems.map(({ position }) => position.column);
    expect(places.length).toBeGreaterThan(3);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test('a key twice deep inside is found, and a key of the same name elsewhere is not one', () => {
    const twice = `${good}, "Condition": {"StringLike": {"a:b": "x", "a:b": "y"}, "StringEquals": {"a:b": "x"}}`;
    expect(said(statement(twice))).toEqual([
      expect.stringContaining('duplicate-key Statement[0].Condition.StringLike.a:b a:b is here'),
    ]);
  });
});

describe('JSON that is not a policy', () => {
  test.each([
    ['[]', ['1:1 element-shape A policy is a JSON object.']],
    ['{"Version": "2012-10-17"}', ['1:1 missing-element The policy has no Statement.']],
    [
      '{"Statement": [1]}',
      ['1:15 element-shape Statement Statement must be a statement or a list of statements.'],
    ],
    [
      statement('"Effect": "allow", "Action": "a:B", "Resource": "*"'),
      ['1:52 element-shape Statement[0].Effect Effect must be "Allow" or "Deny".'],
    ],
    [
      statement('"Action": "a:B", "Resource": "*"'),
      ['1:41 missing-element Statement[0] The statement has no Effect: Allow or Deny.'],
    ],
    [
      statement(`${good}, "NotAction": "a:C"`),
      ['1:41 exclusive-elements Statement[0] A statement has either Action or NotAction, not both.'],
    ],
    [
      statement('"Effect": "Allow"'),
      [
        '1:41 missing-element Statement[0] The statement has neither Action nor NotAction.',
        '1:41 missing-element Statement[0] The statement has neither Resource nor NotResource.',
      ],
    ],
    [
      '{"Version": "2012-10-17", "Statement": []}',
      ['1:40 empty-element Statement Statement is empty; a policy needs at least one statement.'],
    ],
    [
      statement('"Effect": "Allow", "Action": [], "Resource": "*"'),
      ['1:71 empty-element Statement[0].Action Action is empty; it needs a value.'],
    ],
    [
      statement('"Effect": "Allow", "Action": [1], "Resource": "*"'),
      ['1:71 element-shape Statement[0].Action Action must be a string or a list of strings.'],
    ],
    [
      statement(`${good}, "Resources": "*"`),
      ['1:112 unknown-element Statement[0].Resources A statement has no element Resources; write Resource.'],
    ],
    [
      statement(`${good}, "condition": {}`),
      ['1:112 unknown-element Statement[0].condition A statement has no element condition; write Condition.'],
    ],
    [
      statement(`${good}, "Condition": {"StringEquals": "x"}`),
      [
        '1:142 element-shape Statement[0].Condition.StringEquals StringEquals must be an object of condition keys.',
      ],
    ],
    [
      statement(`${good}, "Condition": {"StringEquals": {"aws:x": {}}}`),
      [
        '1:152 element-shape Statement[0].Condition.StringEquals.aws:x aws:x must be a value or a list of values.',
      ],
    ],
    [
      statement(`${good}, "Effect": "Deny"`),
      [
        '1:112 duplicate-key Statement[0].Effect Effect is here for the second time; IAM refuses an object with a key twice, so join the two.',
      ],
    ],
    [
      `{"Statement": [{${good}}], "Comment": "x"}`,
      ['1:89 unknown-element Comment A policy has no element Comment.'],
    ],
  ])('%s', (text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  test('what can still be used comes back with its findings; what would lose something does not', () => {
    expect(parsePolicy(statement(`${good}, "Comment": "x"`)).document?.Statement[0]).toHaveProperty(
      'Comment',
      'x',
    );
    expect(parsePolicy(statement(`${good}, "Effect": "Deny"`)).document).toBeUndefined();
  });

  test('no text makes it throw, and a document is only given where there is one', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.json(),
      fc.json().map((json) => `{"Statement": [${json}]}`),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const { document, problems } = parsePolicy(text);
        expect(document !== undefined || problems.length > 0).toBe(true);
        if (document !== undefined) expect(Array.isArray(document.Statement)).toBe(true);
      }),
    );
  });
});
