/** AWS's partitions, and what the names of their regions begin with; every other region is in `aws`. */
const beginnings: Readonly<Record<string, string>> = {
  'aws-cn': 'cn-',
  'aws-us-gov': 'us-gov-',
  'aws-iso': 'us-iso-',
  'aws-iso-b': 'us-isob-',
  'aws-iso-e': 'eu-isoe-',
  'aws-iso-f': 'us-isof-',
  'aws-eusc': 'eusc-',
};

/** Every partition of today; `aws-iso…` are the isolated ones, `aws-eusc` the European sovereign one. */
export const partitions: readonly string[] = ['aws', ...Object.keys(beginnings)];

/** The partition that a region belongs to, told by its name. A wildcard for every region counts as `aws`. */
export function partitionOf(region: string): string {
  return Object.entries(beginnings).find(([, beginning]) => region.startsWith(beginning))?.[0] ?? 'aws';
}
