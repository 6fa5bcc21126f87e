/** What intake knows of every service, put together from the built files. */
import { homeService } from '../catalog/home-service.ts';
import type { IntakeData } from '../catalog/intake-data.ts';
import { loadDirectory, loadIntakeTables } from '../catalog/load.ts';
import type { Catalog } from '../catalog/model.ts';
import { actionNames } from '../search/services/names-file.ts';

/**
 * Only for whoever reads texts that may speak of any service: 22,000 names.
 * @throws Error when the build has not been run
 */
export function loadIntakeData({ core, directory = loadDirectory() }: Catalog): IntakeData {
  const own = core.actions.filter(({ service }) => service === homeService).map(({ name }) => name);
  const others = actionNames(directory.bytes);
  const services = [...others.keys(), homeService].sort();
  return {
    ...loadIntakeTables(),
    names: Object.fromEntries(services.map((service) => [service, others.get(service) ?? own])),
  };
}
