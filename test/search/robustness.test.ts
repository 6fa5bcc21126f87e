import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withDirectory } from '../../src/catalog/catalog.ts';
import { loadCatalog, loadDirectory } from '../../src/catalog/load.ts';
import { search } from '../../src/search/search.ts';

const catalog = loadCatalog();
/** The same with every service's actions at hand, which takes longer. */
const everywhere = withDirectory(catalog, loadDirectory());
const ids = (query: string): readonly string[] =>
  search(catalog, query, 50).hits.map(({ entry }) => entry.id);

/** Every outcome can be drawn: spans and matches lie within their texts, ascending and apart. */
function drawable(query: string, among = catalog): void {
  const { hits, total, outOf, spans } = search(among, query, 30);
  expect(hits.length).toBeLessThanOrEqual(30);
  expect(total).toBeLessThanOrEqual(outOf);
  let end = 0;
  for (const span of spans) {
    expect(span.start).toBeGreaterThanOrEqual(end);
    expect(span.end).toBeGreaterThan(span.start);
    end = span.end;
  }
  expect(end).toBeLessThanOrEqual(query.length);
  for (const { entry, matches, score } of hits) {
    expect(Number.isFinite(score)).toBe(true);
    const ends = { name: 0, description: 0, id: 0 };
    for (const match of matches) {
      expect(match.start).toBeGreaterThanOrEqual(ends[match.field]);
      expect(match.end).toBeGreaterThan(match.start);
      expect(match.end).toBeLessThanOrEqual(entry[match.field].length);
      ends[match.field] = match.end;
    }
  }
}

describe('whatever is typed', () => {
  it.each([
    ['control characters', '\u0000\u001b[31mctj\u0007\u009b\r\n\t'],
    ['right-to-left text', 'שלום ctj مرحبا \u202ectj\u202c'],
    ['a lone high surrogate', 'create\ud83d model'],
    ['a lone low surrogate', '\udc00\udc00create'],
    ['emoji', '👩‍🚀 create 🚀'],
    ['regular-expression characters', '(((((a+)+)+)+$[^]\\w{1,}|.*?^create'],
    ['letters whose lower case is longer', 'İİİcreateİ model'],
    ['inherited property names', 'constructor __proto__ hasOwnProperty:x toString:'],
    ['colons and dashes', '::: - -- -: :- a: :a kind:- -kind: service: -service:'],
    ['stars', '***?*?**a*?*'],
    ['stop words only', 'the of for a'],
  ])('%s', (_what, query) => {
    drawable(query);
    drawable(query, everywhere);
  });

  it('random calls and names of services do not throw', () => {
    const part = fc.constantFrom(
      ...[
        'aws ',
        's3',
        'client.',
        'get_',
        'Command',
        'new ',
        '(',
        "boto3.client('",
        ' ',
        'ec2',
        'logs ',
        '\ud800',
      ],
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => drawable(parts.join(''), everywhere)),
      { numRuns: 20 },
    );
  });

  it('random text does not throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => drawable(text)),
      { numRuns: 60 },
    );
    const part = fc.constantFrom(
      ...[
        'ctj',
        'train',
        'is:',
        'kind:key',
        '-',
        ':',
        '*',
        '?',
        ' ',
        's3:',
        '-is:new',
        'model',
        '\ud800',
        'İ',
      ],
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => drawable(parts.join(''))),
      {
        numRuns: 60,
      },
    );
  });
});

describe('long queries', () => {
  it('are read only so far: what is behind changes nothing, so it costs nothing', () => {
    const text = 'training job '.repeat(800);
    expect(ids(text)).toEqual(ids(text.slice(0, 1_000)));
    const run = 'createtrainingjob'.repeat(600);
    expect(ids(run)).toEqual(ids(run.slice(0, 1_000)));
    const many = 'is:write '.repeat(1_200);
    expect(ids(many)).toEqual(ids('is:write'));
    const qualifiers = `${'q:x '.repeat(2_500)}`;
    expect(search(catalog, qualifiers, 1).problems.length).toBeLessThanOrEqual(40);
    for (const query of [text, run, many, qualifiers, 'x'.repeat(10_000), ' '.repeat(10_000)])
      drawable(query);
  });

  it('patterns take no more steps than pattern times name', () => {
    // A backtracking matcher would need 2^n steps here and not come back.
    expect(ids(`${'*a'.repeat(400)}b`).length).toBeLessThanOrEqual(50);
  });
});
