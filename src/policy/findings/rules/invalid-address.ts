/**
 * Address ranges that do not say what was meant: a private one as aws:SourceIp, which is the public address of the
 * caller and absent behind a VPC endpoint; bits behind the mask; an address in a VPC without saying in which.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
import { isPrivateRange, withoutHostBits } from '../../../iam/address-range.ts';
import { sameKey } from '../condition-keys.ts';
import { eachCondition, type Rule } from '../rule.ts';
import { about, setting } from '../wording.ts';

export const invalidAddress: Rule = {
  name: 'invalid-address',
  severity: 'warning',
  about: 'An address range does not say what is meant: private as aws:SourceIp, or without its VPC.',
  check: eachCondition(function* ({ key, operator, values, path }, statement) {
    if (operator?.family !== 'IpAddress') return;
    for (const value of values) {
      if (sameKey(key, 'aws:SourceIp') && isPrivateRange(value.text)) {
        yield about(
          statement,
          value.path,
          `${value.text} is private, and aws:SourceIp is always a public address; use aws:VpcSourceIp with aws:SourceVpc.`,
        );
      }
      const network = withoutHostBits(value.text);
      if (network === undefined) continue;
      yield {
        ...about(
          statement,
          value.path,
          `${value.text} has bits behind its mask, which IAM leaves off; ${network} is the range.`,
          setting(`Use ${network}`, value.path, network),
        ),
        severity: 'hint',
      };
    }
    if (!sameKey(key, 'aws:VpcSourceIp')) return;
    const located = statement.conditions.some((line) => /^aws:SourceVpce?(Arn)?$/i.test(line.key));
    if (located) return;
    yield about(
      statement,
      path,
      `${key} alone fits the same address in any VPC of anybody; add a condition on aws:SourceVpc or aws:SourceVpce.`,
    );
  }),
};
