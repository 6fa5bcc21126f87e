import type { Rule } from '../rule.ts';
import { setting } from '../wording.ts';

export const version: Rule = {
  name: 'version',
  severity: 'warning',
  perDocument: true,
  about:
    'Version is missing or old, so policy variables are taken as plain text; or it is one that IAM rejects.',
  *check({ document }) {
    const found: unknown = document.Version;
    if (found === '2012-10-17') return;
    const fix = setting('Use Version 2012-10-17', ['Version'], '2012-10-17');
    const draft = { statement: null, path: ['Version'], fix };
    if (found === undefined) {
      const message =
        'Version is missing, so IAM reads the policy as of 2008 and without variables; add 2012-10-17.';
      yield { ...draft, message };
    } else if (found === '2008-10-17') {
      const message = 'Version 2008-10-17 has no policy variables and lacks later features; use 2012-10-17.';
      yield { ...draft, message };
    } else {
      const message = `IAM has no policy version ${JSON.stringify(found)}; use 2012-10-17.`;
      yield { ...draft, message, severity: 'error' };
    }
  },
};
