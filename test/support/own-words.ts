/**
 * The catalog with no sentence of AWS's reference in it, for frames that are kept in the repository: goldens and
 * README's pictures.
 */
import { createCatalog } from '../../src/catalog/catalog.ts';
import type { Catalog, Entry } from '../../src/catalog/model.ts';

/** What the entries in README's pictures are, in our words. */
const descriptions: ReadonlyMap<string, string> = new Map([
  [
    'sagemaker:CreateTrainingJob',
    'Starts a job that trains a model, on machines that are there for as long as it runs, and leaves what it made in S3.',
  ],
  ['sagemaker:training-job', 'One run of a training algorithm.'],
  ['sagemaker:VpcSecurityGroupIds', 'Security groups that the request names.'],
  ['sagemaker:VpcSubnets', 'Subnets that the request names.'],
]);

const kinds = { action: 'allows', 'condition-key': 'compares', 'resource-type': 'stands for' } as const;

/** A sentence about the entry; a stand-in where we have not written one, and none where the reference has none. */
const ownWords = ({ id, name, kind, description }: Entry): string =>
  description === '' ? '' : (descriptions.get(id) ?? `Here the reference says what ${name} ${kinds[kind]}.`);

/** The same catalog, described in our words; the descriptions of global keys are ours already. */
export function inOurWords(catalog: Catalog): Catalog {
  const described = <T extends Entry>(entries: readonly T[]): readonly T[] =>
    entries.map((entry) => (entry.service === 'aws' ? entry : { ...entry, description: ownWords(entry) }));
  return createCatalog({
    meta: catalog.meta,
    escalations: catalog.escalations,
    exposures: catalog.exposures,
    dataReads: catalog.dataReads,
    unlistedArns: catalog.unlistedArns,
    names: catalog.names,
    sources: catalog.sources,
    actions: described(catalog.actions),
    resourceTypes: described(catalog.resourceTypes),
    conditionKeys: described(catalog.conditionKeys),
  });
}
