import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadCatalog, loadServices } from '../../src/catalog/load.ts';
import { indexDescriptions } from '../../src/search/description-index.ts';
import { countProseWords, proseWords } from '../../src/search/words.ts';

/** Which descriptions have which word that begins with a character, by the whole index and by the letter's own. */
function compared(descriptions: readonly string[], first: string): void {
  const descriptionOf = (position: number): string => descriptions[position] ?? '';
  const [byLetter, whole] = [
    indexDescriptions(descriptions.length, descriptionOf).beginning(first),
    indexDescriptions(descriptions.length, descriptionOf).whole(),
  ].map((vocabulary) =>
    vocabulary.words
      .map((word, id) => `${word} ${[...vocabulary.holdersOf(id)].join()}`)
      .filter((row) => row.charAt(0) === first)
      .sort(),
  );
  expect(byLetter).toEqual(whole);
}

const word = fc.constantFrom(
  ...[
    'Grants permission to ',
    'ImageVersion',
    'IDs',
    'V2x',
    '2x',
    'x',
    'éxé',
    'xX',
    'S3Xx',
    ' ',
    '.',
    'İx',
    'XML',
  ],
);
const text = fc
  .oneof(
    fc.array(fc.oneof(word, fc.string({ maxLength: 3, unit: 'binary' })), { maxLength: 6 }),
    fc.array(word, { maxLength: 8 }),
  )
  .map((parts) => parts.join(''));

it('finds by its letter every word that cutting all descriptions into words finds', () => {
  const { actions, conditionKeys } = loadServices(loadCatalog(), ['s3']);
  const descriptions = [...actions, ...conditionKeys].map(({ description }) => description);
  for (const first of 'acegiknsvx23') compared(descriptions, first);
  fc.assert(fc.property(fc.array(text, { maxLength: 4 }), fc.constantFrom('x', '2', 'v', 'é'), compared), {
    numRuns: 60,
  });
});

it('counts the words that it does not make', () => {
  fc.assert(
    fc.property(text, (any) => {
      expect(countProseWords(any)).toBe(proseWords(any).length);
    }),
  );
  const { conditionKeys } = loadCatalog();
  for (const { description } of conditionKeys)
    expect(countProseWords(description)).toBe(proseWords(description).length);
});
