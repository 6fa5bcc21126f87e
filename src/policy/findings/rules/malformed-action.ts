import { eachAction, type Rule } from '../rule.ts';
import { about } from '../wording.ts';

export const malformedAction: Rule = {
  name: 'malformed-action',
  severity: 'error',
  about: 'An action is not written as service:Name; IAM rejects the policy.',
  check: eachAction(function* ({ text, path, expansion }, statement) {
    if (expansion.kind !== 'malformed') return;
    const why = /^[^:]*[*?][^:]*:/.test(text)
      ? 'has a wildcard in its service, which IAM rejects; name the service'
      : 'is not of the form service:Name, so IAM rejects the policy; write it like sagemaker:CreateModel';
    yield about(statement, path, `${text === '' ? 'An empty action' : text} ${why}.`);
  }),
};
