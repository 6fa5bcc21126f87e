/**
 * AWS's regions, to tell a typing error from a region. New ones come several times a year, so that a name which is
 * not here is a reason to ask, and none to refuse. Source: the regions' tables of the account management guide and of
 * the partitions' own guides, November 2026.
 */
import { type NearName, nearestName } from '../text/nearest-name.ts';

const places: Readonly<Record<string, readonly string[]>> = {
  'af-south': ['1'],
  'ap-east': ['1', '2'],
  'ap-northeast': ['1', '2', '3'],
  'ap-south': ['1', '2'],
  'ap-southeast': ['1', '2', '3', '4', '5', '6', '7'],
  'ca-central': ['1'],
  'ca-west': ['1'],
  'cn-north': ['1'],
  'cn-northwest': ['1'],
  'eu-central': ['1', '2'],
  'eu-isoe-west': ['1'],
  'eu-north': ['1'],
  'eu-south': ['1', '2'],
  'eu-west': ['1', '2', '3'],
  'eusc-de-east': ['1'],
  'il-central': ['1'],
  'me-central': ['1'],
  'me-south': ['1'],
  'me-west': ['1'],
  'mx-central': ['1'],
  'sa-east': ['1'],
  'sa-west': ['1'],
  'us-east': ['1', '2'],
  'us-gov-east': ['1'],
  'us-gov-west': ['1'],
  'us-iso-east': ['1'],
  'us-iso-west': ['1'],
  'us-isob-east': ['1'],
  'us-isob-west': ['1'],
  'us-isof-east': ['1'],
  'us-isof-south': ['1'],
  'us-west': ['1', '2'],
};

const regions: ReadonlySet<string> = new Set(
  Object.entries(places).flatMap(([place, numbers]) => numbers.map((number) => `${place}-${number}`)),
);

/** Whether there is a region of that name. */
export function isRegion(name: string): boolean {
  return regions.has(name);
}

/** The region that a name comes nearest to. */
export function nearestRegion(name: string): NearName | undefined {
  return nearestName(name, regions);
}
