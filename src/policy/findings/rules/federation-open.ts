/**
 * An identity provider that serves everybody (GitHub, Google) is trusted without saying whose token it must be. The
 * claims are condition keys under the provider's name.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc_secure-by-default.html
 */
import { sameKey } from '../condition-keys.ts';
import { demandsValue, principalsIn } from '../principals.ts';
import type { Rule } from '../rule.ts';
import { about } from '../wording.ts';

/** The name under which a provider's claims are keys; undefined for SAML, whose provider is one's own. */
function claimsOf(text: string): string | undefined {
  const [, oidc] = /:oidc-provider\/(.+)$/.exec(text) ?? [];
  return oidc ?? (text.startsWith('arn:') ? undefined : text);
}

/**
 * Values of `sub` that leave open whose token it is, at providers where everybody may have one: `repo:*`. Source: GitHub's
 * documentation on OpenID Connect in AWS; a subject begins with what kind of thing it names.
 */
const ofAnybody = /^(?:repo|project_path|organization):[*?]/i;
const servesEverybody = /^(?:token\.actions\.githubusercontent\.com|gitlab\.com|app\.terraform\.io)$/i;

export const federationOpen: Rule = {
  name: 'federation-open',
  severity: 'warning',
  about: 'A web identity provider is trusted whoever its token is for.',
  *check({ statements, kind }) {
    if (kind !== 'trust') return;
    for (const statement of statements) {
      if (statement.effect !== 'Allow') continue;
      for (const { type, text, path } of principalsIn(statement)) {
        const claims = type === 'Federated' ? claimsOf(text) : undefined;
        if (claims === undefined) continue;
        const asked = (claim: RegExp): boolean =>
          statement.conditions.some(
            (line) =>
              line.key.toLowerCase().startsWith(`${claims.toLowerCase()}:`) &&
              claim.test(line.key) &&
              demandsValue(line) &&
              !(servesEverybody.test(claims) && line.values.some(({ text }) => ofAnybody.test(text))),
          );
        const github = /^token\.actions\.githubusercontent\.com/.test(claims);
        if (
          github ? asked(/:(sub|job_workflow_ref|repository|repository_owner|repository_id)$/i) : asked(/:/)
        )
          continue;
        const key = `${claims}:${github ? 'sub' : 'aud'}`;
        yield about(
          statement,
          path,
          statement.conditions.some((line) => sameKey(line.key, key) && demandsValue(line))
            ? `${text} may take the role for whomever it gives a token, as ${key} may name anybody; say whose it is to be.`
            : `${text} may take the role for whomever it gives a token; add a condition on ${key}.`,
        );
      }
    }
  },
};
