/** The facts of the built catalog, and a text read with them. */
import { loadCatalog, loadIntakeData } from '../../src/catalog/load.ts';
import type { Arrival } from '../../src/intake/arrival.ts';
import { makeFacts } from '../../src/intake/facts.ts';
import { recognise } from '../../src/intake/recognise.ts';

const facts = makeFacts(loadCatalog(), loadIntakeData());

/** The arrivals of a text. */
export function read(text: string): readonly Arrival[] {
  return recognise(text, facts).arrivals;
}
