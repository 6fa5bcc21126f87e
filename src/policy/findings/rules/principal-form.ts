/**
 * Principals that AWS does not take: of no type, wildcards inside an ARN, ARNs of what cannot act. A session and the id
 * of something deleted are taken, and rarely meant.
 */
import {
  awsPrincipalProblem,
  isDeletedId,
  principalTypes,
  sessionOf,
} from '../../../iam/principal-element.ts';
import { nearestName } from '../../../text/nearest-name.ts';
import { principalsIn } from '../principals.ts';
import type { FindingDraft, Rule } from '../rule.ts';
import { about, capitalized, setting } from '../wording.ts';

const webProviders = new Set([
  'accounts.google.com',
  'cognito-identity.amazonaws.com',
  'graph.facebook.com',
  'www.amazon.com',
]);

const federatedProblem = (text: string): string | undefined =>
  webProviders.has(text) || /^arn:[^:]+:iam::\d{12}:(saml|oidc)-provider\/./.test(text)
    ? undefined
    : `${text} is neither a web identity provider nor the ARN of a saml-provider or oidc-provider`;

const canonicalProblem = (text: string): string | undefined =>
  /^[0-9a-f]{64}$/i.test(text)
    ? undefined
    : `${text} is no canonical user id, which has 64 hexadecimal digits`;

const serviceProblem = (text: string): string | undefined =>
  /[*?]/.test(text) ? `${text} has a wildcard, which a service principal does not take` : undefined;

function problemOf(type: string, text: string): string | undefined {
  switch (type) {
    case 'AWS':
      return awsPrincipalProblem(text);
    case 'Service':
      return serviceProblem(text);
    case 'Federated':
      return federatedProblem(text);
    case 'CanonicalUser':
      return canonicalProblem(text);
    default: {
      const near = nearestName(type, principalTypes)?.name ?? principalTypes.join(', ');
      return `there is no type of principal ${type}; write ${near}`;
    }
  }
}

export const principalForm: Rule = {
  name: 'principal-form',
  severity: 'error',
  about: 'A principal has a form that AWS does not take, or names a session or something deleted.',
  *check({ statements }) {
    for (const statement of statements) {
      for (const element of ['Principal', 'NotPrincipal'] as const) {
        for (const { type, text, path } of principalsIn(statement, element)) {
          const problem = problemOf(type, text);
          if (problem !== undefined) {
            yield about(statement, path, `${/^(in|there) /.test(problem) ? capitalized(problem) : problem}.`);
            continue;
          }
          if (type === 'AWS' && isDeletedId(text)) {
            const message = `${text} is the id of a user or role that was deleted; name who is meant, or remove it.`;
            yield { ...about(statement, path, message), severity: 'warning' } satisfies FindingDraft;
          }
          const session = type === 'AWS' ? sessionOf(text) : undefined;
          if (session === undefined) continue;
          const message = `${text} is one session of the role; ${session.role} is every session of it.`;
          yield {
            ...about(statement, path, message, setting(`Use ${session.role}`, path, session.role)),
            severity: 'hint',
          } satisfies FindingDraft;
        }
      }
    }
  },
};
