import type { Target } from '../../model.ts';
import { limitIsShared, policySize } from '../../size.ts';
import type { Rule } from '../rule.ts';

const called: Readonly<Record<Target, string>> = {
  managed: 'a managed policy',
  user: 'the inline policies of a user together',
  group: 'the inline policies of a group together',
  role: 'the inline policies of a role together',
  scp: 'a service control policy',
  session: 'a session policy',
};

export const policySizeLimit: Rule = {
  name: 'policy-size',
  severity: 'error',
  perDocument: true,
  about: 'The policy is larger than its target allows; IAM rejects it.',
  *check({ document, target, text }) {
    const { used, limit } = policySize(document, target, text);
    if (used <= limit) return;
    const minified = policySize(document, target).used;
    const advice =
      minified <= limit
        ? `write it minified, which brings it to ${minified}`
        : limitIsShared(target)
          ? 'shorten it or use managed policies'
          : 'split it';
    const counted = minified < used ? 'characters with its white space, which counts here' : 'characters';
    yield {
      statement: null,
      path: [],
      message: `The policy has ${used} ${counted}, and ${called[target]} may have ${limit}; ${advice}.`,
    };
  },
};
