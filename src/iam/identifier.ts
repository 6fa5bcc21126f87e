/**
 * The forms of ids: of statements, and of those that condition keys hold. A VPC's begins with `vpc-`, an organization's with `o-`. Sources: the
 * patterns of the APIs of EC2 and Organizations.
 */

interface Form {
  /** What an id of this form is of. */
  readonly what: string;
  readonly example: string;
  readonly pattern: RegExp;
}

/** Eight or seventeen hexadecimal digits behind a prefix. */
const resource = (prefix: string, what: string): Form => ({
  what,
  example: `${prefix}-0123456789abcdef0`,
  pattern: new RegExp(`^${prefix}-([0-9a-f]{8}|[0-9a-f]{17})$`),
});

const vpc = resource('vpc', 'a VPC');
const endpoint = resource('vpce', 'a VPC endpoint');
const subnet = resource('subnet', 'a subnet');
const group = resource('sg', 'a security group');
const organization: Form = { what: 'an organization', example: 'o-a1b2c3d4e5', pattern: /^o-[a-z0-9]+$/ };
const account: Form = { what: 'an account', example: '111122223333', pattern: /^\d{12}$/ };
const orgPath: Form = {
  what: "an organization's entity",
  example: 'o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/',
  pattern: /^o-[a-z0-9]+\/(r-[0-9a-z]+\/(ou-[0-9a-z]+-[0-9a-z]+\/)*)?$/,
};

const forms: readonly (readonly [key: RegExp, form: Form])[] = [
  [/^aws:SourceVpc$/i, vpc],
  [/^aws:SourceVpce$/i, endpoint],
  [/^aws:(Principal|Resource|Source|Vpce)OrgID$/i, organization],
  [/^aws:(Principal|Resource|Source|Vpce)OrgPaths$/i, orgPath],
  [/^aws:(Principal|Resource|Source|Vpce)Account$/i, account],
  [/^kms:CallerAccount$/i, account],
  [/^(sagemaker|sagemaker-[a-z-]+|lambda|glue|codebuild):(Vpc)?Subnets?(Ids?)?$/i, subnet],
  [/^(sagemaker|sagemaker-[a-z-]+|lambda|glue|codebuild):(Vpc)?SecurityGroups?(Ids?)?$/i, group],
  [/^(ec2|lambda|glue):VpcIds?$/i, vpc],
];

/** The form that values of the key have; undefined where they may be anything. */
export function formOf(key: string): Form | undefined {
  return forms.find(([pattern]) => pattern.test(key))?.[1];
}

/**
 * Why a value cannot be an id of the form, as a clause; undefined when it can. Of a pattern only its beginning is
 * looked at: as far as the first wildcard it must agree with what such ids begin with.
 */
export function idProblem({ what, example, pattern }: Form, value: string): string | undefined {
  const fixed = value.split(/[*?]/)[0] ?? '';
  const prefix = /^[a-z]+-/.exec(example)?.[0] ?? '';
  const fits =
    fixed === value
      ? pattern.test(value)
      : prefix === ''
        ? /^\d*$/.test(fixed)
        : prefix.startsWith(fixed) || fixed.startsWith(prefix);
  return fits ? undefined : `"${value}" is not the id of ${what}, as ${example} is`;
}

/** Whether a text can be a Sid: IAM takes letters and digits. */
export function isSid(text: string): boolean {
  return /^[A-Za-z0-9]+$/.test(text);
}
