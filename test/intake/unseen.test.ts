/**
 * Texts that were written before the program was changed for them, each with what it is about: `unseen.tsv` is the third
 * set, in the shares in which people arrive; `unseen-again.tsv` and `unseen-fifth.tsv` are smaller ones, written to see
 * whether repairs held, and `unseen-sixth.tsv` to `unseen-ninth.tsv` are as large again. A row has what the text is, what
 * is expected of it (the action; where they matter its resource, the reason with the kind of policy, and who asked) and the text; ⏎ stands
 * for a line feed, ⇥ for a tab and ␛ for ESC. `quiet.tsv` has texts that ask for nothing, `mentions.tsv` sentences that
 * name an action without a denial: it is offered there, and not added.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withDirectory } from '../../src/catalog/catalog.ts';
import { loadCatalog, loadDirectory, loadServices } from '../../src/catalog/load.ts';
import { loadIntakeData } from '../../src/cli/load-intake-data.ts';
import { searchLoading } from '../../src/cli/search-loading.ts';
import type { Arrival } from '../../src/intake/arrival.ts';
import { makeFacts } from '../../src/intake/facts.ts';
import { servicesMentioned } from '../../src/intake/mentioned.ts';
import { policiesIn } from '../../src/intake/policies/policies-in.ts';
import { recognise } from '../../src/intake/recognise.ts';

const catalog = loadCatalog();
const data = loadIntakeData(catalog);
const core = makeFacts(catalog, data);

const rowsOf = (name: string): readonly (readonly string[])[] =>
  readFileSync(join(import.meta.dirname, name), 'utf8')
    .split('\n')
    .slice(1)
    .filter((row) => row !== '')
    .map((row) =>
      row
        .split('\t')
        .map((cell) => cell.replaceAll('⏎', '\n').replaceAll('⇥', '\t').replaceAll('␛', '\u001b')),
    );

const sets = [
  'unseen.tsv',
  'unseen-again.tsv',
  'unseen-fifth.tsv',
  'unseen-sixth.tsv',
  'unseen-seventh.tsv',
  'unseen-eighth.tsv',
  'unseen-ninth.tsv',
]
  .flatMap(rowsOf)
  .map(([kind = '', expected = '', text = '']) => {
    const [action = '', resource = '', verdict = '', who = ''] = expected.split('|');
    return { kind, action, resource, verdict, who, text };
  });
const quiet = rowsOf('quiet.tsv').flat();
const mentions = rowsOf('mentions.tsv').flat();
/** The services that any text mentions are loaded, as `from` loads those of its text. */
const mentioned = [...sets.map(({ text }) => text), ...quiet, ...mentions].flatMap((text) =>
  servicesMentioned(text, core),
);
const facts = makeFacts(loadServices(catalog, [...new Set(mentioned)]), data);
const read = (text: string): readonly Arrival[] => recognise(text, facts).arrivals;
const everywhere = withDirectory(catalog, loadDirectory());
const known = catalog.meta.services.map(({ prefix }) => prefix);

describe('a text that nobody had seen', () => {
  it('has an action that a service has', () => {
    const unknown = sets.filter(({ action }) => !known.includes(action.split(':')[0] ?? ''));
    expect(unknown).toEqual([]);
  });

  it.each(sets.filter(({ kind }) => kind !== 'policy' && kind !== 'query'))(
    'is about $action: $text',
    (row) => {
      const arrivals = read(row.text);
      // A program has several calls; a message is about one thing.
      if (row.kind === 'call' || row.kind === 'sdk') {
        const wanted = arrivals.flatMap(({ actions }) => actions.filter((each) => each.wanted));
        expect(wanted.map(({ id }) => id)).toContain(row.action);
        return;
      }
      const [arrival] = arrivals;
      const first = arrival?.actions.find(({ wanted }) => wanted) ?? arrival?.actions[0];
      expect(first?.id).toBe(row.action);
      if (row.resource !== '') expect(first?.resources.join(' ')).toBe(row.resource);
      const { verdict, principal } = arrival ?? {};
      if (row.who !== '') expect(`${principal?.kind}:${principal?.name}`).toBe(row.who);
      if (row.verdict !== '') expect(`${verdict?.reason}:${verdict?.policy}`).toBe(row.verdict);
    },
  );

  it.each(sets.filter(({ kind }) => kind === 'policy'))(
    'holds a policy that allows $action: $text',
    (row) => {
      const found = policiesIn(row.text);
      expect(found.flatMap(({ problems }) => problems)).toEqual([]);
      const actions = found
        .flatMap(({ document }) => document?.Statement ?? [])
        .flatMap(({ Action }) => Action);
      expect(actions).toContain(row.action);
    },
  );

  it.each(sets.filter(({ kind }) => kind === 'query'))(
    'is the name $text, typed for $action',
    ({ text, action }) => {
      const { hits } = searchLoading(everywhere, text, 1);
      expect(hits.map(({ entry }) => entry.id)).toEqual([action]);
    },
  );

  it.each(quiet)('gives nothing where it asks for nothing: %s', (text) => {
    expect(read(text).filter(({ actions }) => actions.length > 0)).toEqual([]);
  });

  it.each(mentions)('only offers what a sentence names without a denial: %s', (text) => {
    const arrivals = read(text);
    expect(arrivals.flatMap(({ actions }) => actions).map(({ wanted }) => wanted)).not.toContain(true);
    expect(arrivals.map(({ kind }) => kind)).not.toContain('denial');
    expect(arrivals).not.toEqual([]);
  });
});
