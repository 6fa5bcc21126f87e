/**
 * A service as its page in the reference opens: its name, how much it has, where AWS describes it, and what the
 * table's columns and levels mean.
 */
import { isChanged, isNew } from './changes.ts';
import { homeService } from './home-service.ts';
import { columnMeanings, levelMeanings } from './legend.ts';
import type { Catalog, Source } from './model.ts';
import { entriesOfService } from './of-service.ts';

interface Meaning {
  readonly name: string;
  readonly meaning: string;
}

/** What `show` tells of a whole service. */
export interface ServicePage {
  readonly kind: 'service';
  readonly prefix: string;
  readonly name: string;
  /** Entries of the reference. */
  readonly counts: Readonly<Record<'actions' | 'resourceTypes' | 'conditionKeys', number>>;
  /** Numbers of entries; only of SageMaker is the 2020 reference known. */
  readonly since2020?: Readonly<Record<'new' | 'changed' | 'unchanged' | 'gone', number>>;
  readonly links: readonly { readonly about: string; readonly url: string }[];
  readonly columns: readonly Meaning[];
  readonly levels: readonly Meaning[];
  readonly sources: readonly Source[];
}

const guides: Readonly<Record<string, ServicePage['links']>> = {
  sagemaker: [
    { about: 'Configure it', url: 'https://docs.aws.amazon.com/sagemaker/latest/dg/whatis.html' },
    {
      about: 'Its API operations',
      url: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_Operations.html',
    },
    { about: 'Secure it with IAM', url: 'https://docs.aws.amazon.com/sagemaker/latest/dg/security-iam.html' },
  ],
};

const meanings = (pairs: readonly (readonly [string, string])[]): readonly Meaning[] =>
  pairs.map(([name, meaning]) => ({ name, meaning }));

/** The page of a service; undefined when there is none of that prefix. Its entries must be loaded to be counted. */
export function servicePage(catalog: Catalog, prefix: string): ServicePage | undefined {
  const service = catalog.meta.services.find((each) => each.prefix === prefix);
  if (service === undefined) return undefined;
  const own = entriesOfService(catalog, prefix);
  const listed = own.filter(({ unlisted }) => unlisted === undefined);
  const count = (kind: (typeof own)[number]['kind']): number =>
    listed.filter((entry) => entry.kind === kind).length;
  const gone = own.filter(({ unlisted }) => unlisted?.why === 'gone').length;
  const fresh = own.filter(isNew).length;
  const changed = own.filter(isChanged).length - gone;
  const { reference, reference2020 } = catalog.meta;
  return {
    kind: 'service',
    prefix,
    name: service.name,
    counts: {
      actions: count('action'),
      resourceTypes: count('resource-type'),
      conditionKeys: count('condition-key'),
    },
    ...(prefix === homeService
      ? { since2020: { new: fresh, changed, unchanged: own.length - fresh - changed - gone, gone } }
      : {}),
    links: [
      ...(Object.hasOwn(guides, prefix) ? (guides[prefix] ?? []) : []),
      {
        about: 'Its page in the reference',
        url: `https://docs.aws.amazon.com/service-authorization/latest/reference/list_${prefix}.html`,
      },
    ],
    columns: meanings(columnMeanings),
    levels: meanings(levelMeanings),
    sources: prefix === homeService ? [reference, reference2020] : [reference],
  };
}
