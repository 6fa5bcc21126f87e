/** The facts of the built catalog, and a text read with them. */
import { loadCatalog } from '../../src/catalog/load.ts';
import { loadIntakeData } from '../../src/cli/load-intake-data.ts';
import type { Arrival } from '../../src/intake/arrival.ts';
import { makeFacts } from '../../src/intake/facts.ts';
import { recognise } from '../../src/intake/recognise.ts';

const catalog = loadCatalog();
/** What the built catalog tells recognisers. */
export const facts = makeFacts(catalog, loadIntakeData(catalog));

/** The arrivals of a text. */
export function read(text: string): readonly Arrival[] {
  return recognise(text, facts).arrivals;
}
