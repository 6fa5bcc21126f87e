/**
 * Assembles random carts from the whole catalog and checks every property of `test/policy/properties.ts` on each.
 * `npm run fuzz:policy [-- CARTS [SEED]]`: 10,000 carts unless told otherwise. Prints a summary; exits 1 with the
 * smallest counterexample found, and the seed that repeats it.
 */
import fc from 'fast-check';
import { loadCatalog } from '../src/catalog/load.ts';
import { assemble } from '../src/policy/assemble/assemble.ts';
import { properties } from '../test/policy/properties.ts';
import { sampleArbitrary } from '../test/policy/random-cart.ts';

const carts = Number(process.argv[2] ?? 10_000);
const seed = Number(process.argv[3] ?? Date.now() % 2 ** 31);
const catalog = loadCatalog();
const counts = { items: 0, statements: 0, documents: 0, split: 0 };
let failing = '';

const result = fc.check(
  fc.property(sampleArbitrary(catalog), (sample) => {
    const { documents } = assemble(sample.cart, catalog, sample.options);
    counts.items += sample.cart.items.length;
    counts.statements += documents.reduce((sum, document) => sum + document.Statement.length, 0);
    counts.documents += documents.length;
    counts.split += documents.length > 1 ? 1 : 0;
    for (const [name, property] of Object.entries(properties)) {
      failing = name;
      property(sample, catalog);
    }
  }),
  { numRuns: carts, seed },
);

if (result.failed) {
  const [sample] = result.counterexample ?? [];
  console.error(`Property broken: ${failing}. Repeat with: npm run fuzz:policy -- ${carts} ${seed}`);
  console.error(result.errorInstance instanceof Error ? result.errorInstance.message : result.errorInstance);
  console.error(JSON.stringify(sample, null, 2));
  process.exitCode = 1;
} else {
  const { items, statements, documents, split } = counts;
  console.log(`${result.numRuns} carts, seed ${seed}: ${items} items in ${statements} statements.`);
  console.log(
    `${documents} policies, ${split} carts split. ${Object.keys(properties).length} properties hold:`,
  );
  for (const name of Object.keys(properties)) console.log(`  ✓ ${name}`);
}
