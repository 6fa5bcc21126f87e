/**
 * Files keep their form: policies are written in odd ways, opened as a cart, changed in one place and laid over their
 * text again. What was not changed must be there byte for byte.
 */
import fc from 'fast-check';
import { parseTree } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.ts';
import type { PolicyDocument, Statement } from '../../src/iam/document.ts';
import { parsePolicy } from '../../src/iam/parse.ts';
import { assemble } from '../../src/policy/assemble/assemble.ts';
import { addAction, removeItem, setCondition, updateItem } from '../../src/policy/cart/cart.ts';
import { cartFromDocument } from '../../src/policy/cart/load-cart.ts';
import type { Cart } from '../../src/policy/cart-model.ts';
import { keepForm } from '../../src/policy/keep-form.ts';

const catalog = loadCatalog();
const options = { partition: 'aws', region: '*', account: '*', roleArns: [], target: 'managed' } as const;

/** The text after a change of its cart. */
function changed(text: string, change: (cart: Cart) => Cart): string {
  const { document } = parsePolicy(text);
  if (document === undefined) throw new Error(`no policy: ${text}`);
  const cart = change(cartFromDocument(document, catalog));
  const [after] = assemble(cart, catalog, options).documents;
  return keepForm(text, JSON.parse(JSON.stringify(after)));
}

/** One or many, in any order. */
const oneOrMany = <T>(values: readonly T[]): fc.Arbitrary<T | T[]> =>
  fc
    .uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 4 })
    .chain((list) => (list.length === 1 ? fc.constantFrom<T | T[]>(...list, list) : fc.constant(list)));

const statementArbitrary: fc.Arbitrary<Statement> = fc
  .record(
    {
      Sid: fc.constantFrom('Zeta', 'Alpha', 'Mid'),
      Effect: fc.constantFrom('Allow' as const, 'Deny' as const),
      Action: oneOrMany([
        'sagemaker:ListModels',
        'sagemaker:createmodel',
        'sagemaker:Describe*',
        's3:GetObject',
        'sagemaker:AddTags',
      ]),
      Resource: oneOrMany([
        'arn:aws:sagemaker:*:*:model/b',
        'arn:aws:s3:::b/*',
        '*',
        'arn:aws:sagemaker:*:*:model/a',
      ]),
      Condition: fc.constantFrom(
        { StringLike: { 'aws:RequestTag/team': ['b', 'a'] }, Bool: { 'aws:SecureTransport': true } },
        { Null: { 'aws:TagKeys': 'false' }, NumericLessThan: { 'aws:MultiFactorAuthAge': 300 } },
      ),
    },
    { requiredKeys: ['Effect', 'Action', 'Resource'] },
  )
  .chain((statement) => shuffled(statement));

/** The members of an object in any order. */
const shuffled = <T extends object>(value: T): fc.Arbitrary<T> =>
  fc
    .shuffledSubarray(Object.entries(value), { minLength: Object.keys(value).length })
    .map((entries) => Object.fromEntries(entries) as T);

const documentArbitrary: fc.Arbitrary<PolicyDocument> = fc
  .uniqueArray(statementArbitrary, {
    minLength: 1,
    maxLength: 4,
    // Ids stand once; what says the same twice has no place of its own.
    selector: ({ Sid, Action }) => Sid ?? JSON.stringify(Action),
  })
  .chain((Statement) => shuffled({ Version: '2012-10-17', Statement }));

interface Style {
  readonly blanks: readonly number[];
  readonly eol: string;
  readonly unit: string;
  readonly end: string;
}

const styleArbitrary: fc.Arbitrary<Style> = fc.record({
  blanks: fc.array(fc.nat({ max: 4 }), { minLength: 3, maxLength: 12 }),
  eol: fc.constantFrom('\n', '\r\n'),
  unit: fc.constantFrom('  ', '    ', '\t', ' '),
  end: fc.constantFrom('', '\n', '\n\n', '  \r\n'),
});

/** JSON with white space of all kinds between its tokens. */
function oddly(value: unknown, { blanks, eol, unit, end }: Style): string {
  let place = 0;
  const gap = (depth: number): string => {
    const kind = blanks[place++ % blanks.length] ?? 0;
    return ['', ' ', `${eol}${unit.repeat(depth)}`, `${eol}${unit.repeat(depth)}`, '  '][kind] ?? '';
  };
  const write = (one: unknown, depth: number): string => {
    if (Array.isArray(one))
      return `[${gap(depth + 1)}${one.map((each) => write(each, depth + 1)).join(`,${gap(depth + 1)}`)}${gap(depth)}]`;
    if (typeof one !== 'object' || one === null) return JSON.stringify(one);
    const members = Object.entries(one).map(
      ([key, each]) => `${JSON.stringify(key)}${gap(depth)}:${gap(depth)}${write(each, depth + 1)}`,
    );
    return `{${gap(depth + 1)}${members.join(`,${gap(depth + 1)}`)}${gap(depth)}}`;
  };
  return write(value, 0) + end;
}

const textArbitrary = fc
  .tuple(documentArbitrary, styleArbitrary)
  .map(([document, style]) => oddly(document, style));

/** The texts of the statements, of each member of the policy besides, and what stands around them all. */
function pieces(text: string): readonly string[] {
  const root = parseTree(text);
  return (root?.children ?? []).flatMap((property) => {
    const [key, value] = property.children ?? [];
    const parts = key?.value === 'Statement' ? (value?.children ?? []) : [property];
    return parts.map(({ offset, length }) => text.slice(offset, offset + length));
  });
}

/** Whether the short list stands in the long one, in its order. */
const isWithin = (short: readonly string[], long: readonly string[]): boolean => {
  let at = 0;
  for (const each of long) if (each === short[at]) at += 1;
  return at === short.length;
};

describe('a file whose policy is saved', () => {
  it('keeps every byte while nothing is changed', () => {
    fc.assert(
      fc.property(textArbitrary, (text) => {
        expect(changed(text, (cart) => cart)).toBe(text);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps every byte of all statements but the one in which one item is changed', () => {
    const edits: readonly ((cart: Cart, id: string) => Cart)[] = [
      removeItem,
      (cart, id) =>
        setCondition(cart, [id], { operator: 'StringEquals', key: 'aws:PrincipalTag/team', values: ['x'] }),
      (cart, id) => updateItem(cart, id, { scope: { kind: 'verbatim', resources: ['arn:aws:s3:::new/*'] } }),
      (cart) => addAction(cart, 'sagemaker:DeleteModel'),
    ];
    fc.assert(
      fc.property(textArbitrary, fc.nat(), fc.constantFrom(...edits), (text, pick, edit) => {
        let touched: string | undefined;
        const after = changed(text, (cart) => {
          const item = cart.items[pick % cart.items.length];
          const next = item === undefined ? cart : edit(cart, item.id);
          touched = next.items.length > cart.items.length ? undefined : item?.loadedFrom;
          return next;
        });
        const before = pieces(text);
        const places = (parsePolicy(text).document?.Statement ?? []).map((_, at) => `s${at + 1}`);
        let statement = 0;
        const kept = before.filter((piece) => {
          const isStatement = piece.startsWith('{');
          return !isStatement || places[statement++] !== touched;
        });
        expect(isWithin(kept, pieces(after)), after).toBe(true);
        expect(parsePolicy(after).problems.filter(({ rule }) => rule !== 'empty-element')).toEqual([]);
        // What stands before the first member and behind the last is nobody's change.
        expect(after.slice(0, 1 + (/^\{\s*/.exec(text)?.[0].length ?? 0) - 1)).toBe(/^\{\s*/.exec(text)?.[0]);
        expect(/\s*\}\s*$/.exec(after)?.[0]).toBe(/\s*\}\s*$/.exec(text)?.[0]);
      }),
      { numRuns: 80 },
    );
  });

  const file = [
    '{',
    '\t"Statement" : [',
    '\t\t{ "Effect": "Allow",  "Action": ["sagemaker:ListModels", "sagemaker:DescribeModel"], "Resource": "*" },',
    '\t\t{',
    '\t\t\t"Resource": "arn:aws:s3:::b/*",',
    '\t\t\t"Action": "s3:GetObject",',
    '\t\t\t"Effect": "Allow"',
    '\t\t}',
    '\t],',
    '\t"Version": "2012-10-17"',
    '}',
  ].join('\r\n');

  it('takes an action out of a list and leaves the rest of its line alone', () => {
    expect(changed(file, (cart) => removeItem(cart, 'i2'))).toBe(
      file.replace('"sagemaker:ListModels", "sagemaker:DescribeModel"', '"sagemaker:ListModels"'),
    );
  });

  it('keeps a list as it is laid out, its order too, where something is added to it or taken out', () => {
    const list = '[ "sagemaker:ListModels",\r\n\t\t\t  "sagemaker:ListApps" ,"sagemaker:DescribeModel"]';
    const odd = file.replace(/\["sagemaker:ListModels.*?\]/, list);
    expect(changed(odd, (cart) => removeItem(cart, 'i2'))).toBe(
      odd.replace(list, '[ "sagemaker:ListModels" ,"sagemaker:DescribeModel"]'),
    );
    const scope = { kind: 'verbatim', resources: ['arn:aws:s3:::a/*', 'arn:aws:s3:::b/*'] } as const;
    const one = '"arn:aws:s3:::b/*"';
    expect(changed(odd, (cart) => updateItem(cart, 'i4', { scope }))).toBe(
      odd.replace(one, `[${one}, "arn:aws:s3:::a/*"]`),
    );
  });

  it('drops a statement with its comma, and writes a new one as its neighbours are', () => {
    expect(changed(file, (cart) => removeItem(cart, 'i3'))).toBe(
      file.replace(/,\r\n\t\t\{\r\n\t\t\t"Resource[\s\S]*?\r\n\t\t\}/, ''),
    );
    const added = changed(file, (cart) => addAction(cart, 'sagemaker:ListTags'));
    expect(added).toContain('\t\t},\r\n\t\t{\r\n\t\t\t"Sid": "ListTags",\r\n\t\t\t"Effect": "Allow",');
    expect(added.replace(/,\r\n\t\t\{\r\n\t\t\t"Sid": "ListTags"[\s\S]*?\r\n\t\t\}/, '')).toBe(file);
  });

  it('leaves one statement without a list alone, and one action without a list', () => {
    const one =
      '{"Version":"2012-10-17","Statement":{"Action":"sagemaker:ListModels","Effect":"Allow","Resource":"*"}}';
    expect(changed(one, (cart) => cart)).toBe(one);
    expect(changed(one, (cart) => updateItem(cart, 'i1', { effect: 'Deny' }))).toBe(
      one.replace('Allow', 'Deny'),
    );
  });
});
