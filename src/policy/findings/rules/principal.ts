/**
 * Whom a statement is about, by the kind of policy: attached ones must not say it, others have to. A policy that does
 * say it is one of the others by what it holds, so that nobody is told to take the principal off.
 */
import { type PolicyKind, policyKinds } from '../../../iam/policy-kind.ts';
import { recogniseKind } from '../../../iam/recognise-kind.ts';
import type { Rule } from '../rule.ts';
import { about, capitalized, setting } from '../wording.ts';

/** What the document is by what it holds, where that is another kind than it is checked as. */
const other = (kind: PolicyKind, shown: PolicyKind | undefined): string =>
  shown === undefined || shown === kind
    ? ''
    : `; by what it holds this is ${policyKinds[shown].family}: check it with --for ${shown}`;

export const principal: Rule = {
  name: 'principal',
  severity: 'error',
  about: 'A Principal element stands where its kind of policy has none, or is missing; AWS rejects it.',
  *check({ statements, kind, document }) {
    const { family, refuses, requires, principalIsEverybody } = policyKinds[kind];
    const subject = capitalized(family);
    const advice = other(kind, recogniseKind(document));
    for (const statement of statements) {
      for (const name of ['Principal', 'NotPrincipal'] as const) {
        if (statement.raw[name] === undefined || !refuses.includes(name)) continue;
        const why = requires.length === 0 ? ', because it applies to whom it is attached' : '';
        yield about(statement, [...statement.path, name], `${subject} has no ${name}${why}${advice}.`);
      }
      const path = [...statement.path, 'Principal'];
      const everybody = setting('Use Principal "*"', path, '*');
      if (requires.length > 0 && requires.every((name) => statement.raw[name] === undefined)) {
        if (refuses.some((name) => statement.raw[name] !== undefined && name === 'NotPrincipal')) continue;
        const message = `${subject} says in every statement whom it is about; add a Principal${principalIsEverybody ? ', which is "*"' : ''}.`;
        yield about(statement, statement.path, message, ...(principalIsEverybody ? [everybody] : []));
      } else if (principalIsEverybody && statement.raw['Principal'] !== '*') {
        const message = `${subject} is about everybody; write "*" as Principal, and limit it by conditions.`;
        yield about(statement, path, message, everybody);
      }
    }
  },
};
