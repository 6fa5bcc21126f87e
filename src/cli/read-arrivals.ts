/** Texts read into arrivals at the edge, where the names of all services and their entries are at hand. */
import { prefixOf } from '../catalog/ids.ts';
import { loadServices, readServices } from '../catalog/load.ts';
import type { Catalog, CatalogPart } from '../catalog/model.ts';
import { makeFacts } from '../intake/facts.ts';
import { servicesMentioned } from '../intake/mentioned.ts';
import { type Recognised, recognise } from '../intake/recognise.ts';
import { loadIntakeData } from './load-intake-data.ts';

/** What is recognised in a text, and the entries of the services that its actions are of. */
export function readArrivals(
  text: string,
  catalog: Catalog,
): Pick<Recognised, 'arrivals' | 'cut'> & { readonly parts: ReadonlyMap<string, CatalogPart> } {
  const data = loadIntakeData(catalog);
  const services = servicesMentioned(text, makeFacts(catalog, data));
  const { arrivals, cut } = recognise(text, makeFacts(loadServices(catalog, services), data));
  const wanted = [...new Set(arrivals.flatMap(({ actions }) => actions.map(({ id }) => prefixOf(id))))];
  return { arrivals, cut, parts: readServices(catalog, wanted) };
}
