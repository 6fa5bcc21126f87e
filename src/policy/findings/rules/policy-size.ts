import { policyKinds } from '../../../iam/policy-kind.ts';
import { policySize } from '../../../iam/policy-size.ts';
import type { Rule } from '../rule.ts';

export const policySizeLimit: Rule = {
  name: 'policy-size',
  severity: 'error',
  perDocument: true,
  about: 'The policy is larger than its target allows; IAM rejects it.',
  *check({ document, kind, text }) {
    const { used, limit } = policySize(document, kind, text);
    if (used <= limit) return;
    const minified = policySize(document, kind).used;
    const advice =
      minified <= limit
        ? `write it minified, which brings it to ${minified}`
        : policyKinds[kind].limitIsShared
          ? 'shorten it or use managed policies'
          : 'split it';
    const counted = minified < used ? 'characters with its white space, which counts here' : 'characters';
    yield {
      statement: null,
      path: [],
      message: `The policy has ${used} ${counted}, and ${policyKinds[kind].holder} may have ${limit}; ${advice}.`,
    };
  },
};
