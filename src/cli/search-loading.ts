/** The search at the edge: what it lacks of the catalog's files is read, and the query asked again. */
import { withDirectory } from '../catalog/catalog.ts';
import { loadDirectory, loadServices } from '../catalog/load.ts';
import type { Catalog } from '../catalog/model.ts';
import type { SearchOutcome } from '../search/outcome.ts';
import { search } from '../search/search.ts';

/**
 * Searches, and again as long as files had to be read first: the directory of all actions, then services with hits.
 * @throws when the build has not been run
 */
export function searchLoading(catalog: Catalog, query: string, limit: number): SearchOutcome {
  const outcome = search(catalog, query, limit);
  if (outcome.needsDirectory) return searchLoading(withDirectory(catalog, loadDirectory()), query, limit);
  const known = loadServices(catalog, outcome.missingServices);
  return known === catalog ? outcome : searchLoading(known, query, limit);
}
