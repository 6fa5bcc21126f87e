/**
 * Where wildcard ARNs take partition, region, account and role from: flags, then the configuration file, then the
 * environment variables that AWS's own tools read, else `*`. A value that can stand in no ARN is refused wherever
 * it comes from: a policy that silently fell back to `*` would grant more than was asked for.
 */
import { segmentProblem } from '../iam/arn-segment.ts';
import { partitionOf } from '../iam/partitions.ts';
import { withoutVariables } from '../iam/variable.ts';
import type { Defaults } from '../policy/cart-model.ts';
import { arnsInText } from '../text/several.ts';
import { UsageError } from './usage-error.ts';

/** What one source says; undefined where it says nothing. */
export type DefaultsGiven = { readonly [Name in keyof Defaults]?: Defaults[Name] | undefined };

interface Said {
  readonly value: string;
  /** As messages call the place: `--region`, `AWS_REGION`. */
  readonly where: string;
}

const first = (...candidates: readonly (readonly [string, string | undefined])[]): Said | undefined => {
  const found = candidates.find(([, value]) => value !== undefined && value !== '');
  return found?.[1] === undefined ? undefined : { where: found[0], value: found[1] };
};

function checked(said: Said | undefined, placeholder: string, otherwise: string): string {
  if (said === undefined) return otherwise;
  const problem = segmentProblem('', placeholder, said.value);
  if (problem !== undefined) throw new UsageError(`${said.where}: ${problem}.`);
  return said.value;
}

/** Names of partition and region that can be of no ARN together. Wildcards contradict nothing. */
function contradiction(partition: Said | undefined, region: Said | undefined): string | undefined {
  if (partition === undefined || region === undefined) return undefined;
  if (/[*?]/u.test(partition.value + region.value)) return undefined;
  const its = partitionOf(region.value);
  return its === partition.value
    ? undefined
    : `${region.where} ${region.value} is in the partition ${its}, but ${partition.where} says ${partition.value}.`;
}

/** Policy variables may stand in the role's name, as in `role/${aws:username}`. */
function roleProblem(arn: string): string | undefined {
  const [, account, name] = /^arn:[a-z*?-]+:iam::([\d*?]+):role\/(.+)$/su.exec(arn) ?? [];
  const fits =
    account !== undefined &&
    name !== undefined &&
    segmentProblem('iam', 'Account', account) === undefined &&
    segmentProblem('iam', 'RoleNameWithPath', name) === undefined &&
    !withoutVariables(name).includes(':');
  return fits ? undefined : 'is not the ARN of a role, as in arn:aws:iam::111122223333:role/name';
}

/**
 * Joins the sources. Without a partition it is the one that the region belongs to, `aws` for most.
 * @throws UsageError with one sentence that names the place of a bad value
 */
export function resolveDefaults(
  flags: DefaultsGiven,
  config: DefaultsGiven,
  env: Readonly<Record<string, string | undefined>>,
): Defaults {
  const saidRegion = first(
    ['--region', flags.region],
    ['region in the configuration', config.region],
    ['AWS_REGION', env['AWS_REGION']],
    ['AWS_DEFAULT_REGION', env['AWS_DEFAULT_REGION']],
  );
  const saidPartition = first(
    ['--partition', flags.partition],
    ['partition in the configuration', config.partition],
  );
  const region = checked(saidRegion, 'Region', '*');
  const account = checked(
    first(['--account', flags.account], ['account in the configuration', config.account]),
    'Account',
    '*',
  );
  const partition = checked(saidPartition, 'Partition', partitionOf(region));
  const apart = contradiction(saidPartition, saidRegion);
  if (apart !== undefined) throw new UsageError(apart);
  const roles = (flags.roleArns ?? config.roleArns ?? []).flatMap((text) => arnsInText(text) ?? [text]);
  for (const arn of roles) {
    const problem = roleProblem(arn);
    if (problem !== undefined) {
      const where = flags.roleArns === undefined ? 'roleArns in the configuration' : '--role';
      throw new UsageError(`${where}: ${arn} ${problem}.`);
    }
  }
  return { partition, region, account, roleArns: [...new Set(roles)] };
}
