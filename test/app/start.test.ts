/** What a session begins with when the command line says what to look for. */
import { expect, it } from 'vitest';
import { resolveEntry } from '../../src/catalog/resolve.ts';
import { play } from '../support/play.ts';
import { startWith } from '../support/screen.ts';

it('begins with a query as if it had been typed', () => {
  const begun = play({ query: 'vpc subnets' });
  expect(begun.main).toEqual(play().type('vpc subnets').main);
  expect(begun.type('x').prompt).toContain('vpc subnetsx');
});

it('begins with the page of an entry, Explore and its query below', () => {
  const query = 'createtrainingjob';
  const entry = resolveEntry(startWith().catalog, query);
  const begun = play({ query, entry });
  expect(begun.main).toEqual(play().type(query).press('enter').main);
  expect(begun.press('esc').prompt).toContain(query);
});
