/**
 * A trust policy whose action begins no session of the principal beside it: an identity provider's tokens go with
 * sts:AssumeRoleWithSAML or sts:AssumeRoleWithWebIdentity, everybody else takes a role with sts:AssumeRole. IAM saves
 * such a policy, and nobody can take the role.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html (Mismatched action)
 */
import { isEverybody, type NamedPrincipal } from '../../../iam/principal-element.ts';
import { principalsIn } from '../principals.ts';
import type { Rule } from '../rule.ts';
import { about, listing } from '../wording.ts';

const plain = 'sts:AssumeRole';
const saml = 'sts:AssumeRoleWithSAML';
const web = 'sts:AssumeRoleWithWebIdentity';
const begins: ReadonlyMap<string, string> = new Map(
  [plain, saml, web].map((action) => [action.toLowerCase(), action]),
);

/** The actions that begin a session of a principal; undefined where that is not known. */
function actionsFor(principal: NamedPrincipal): readonly string[] | undefined {
  const { type, text } = principal;
  if (isEverybody(principal)) return undefined;
  if (type === 'AWS' || type === 'Service') return [plain];
  if (type !== 'Federated') return undefined;
  if (/:saml-provider\//.test(text)) return [saml];
  return /:oidc-provider\/|^[\w-]+(\.[\w-]+)+$/.test(text) ? [web] : undefined;
}

export const actionOfOtherPrincipal: Rule = {
  name: 'action-of-other-principal',
  severity: 'error',
  about:
    'An action of a trust policy does not begin a session of the principal beside it, so it never works.',
  *check({ statements, kind }) {
    if (kind !== 'trust') return;
    for (const statement of statements) {
      // A pattern stands for all three.
      if (statement.effect !== 'Allow' || statement.actions.some(({ text }) => /[*?]/.test(text))) continue;
      const named = statement.actions.flatMap(({ text, path }) => {
        const action = begins.get(text.toLowerCase());
        return action === undefined ? [] : [{ action, path }];
      });
      const principals = principalsIn(statement);
      const known = principals.flatMap((principal) => {
        const actions = actionsFor(principal);
        return actions === undefined ? [] : [{ principal, actions }];
      });
      if (named.length === 0 || known.length < principals.length) continue;
      const idle = named.filter(({ action }) => !known.some(({ actions }) => actions.includes(action)));
      const wanted = [...new Set(known.flatMap(({ actions }) => actions))];
      const stated = wanted.every((action) => named.some((each) => each.action === action));
      for (const { action, path } of idle)
        yield about(
          statement,
          path,
          `${action} never works for ${listing(known.map(({ principal }) => principal.text))}, ${stated ? `who ${known.length === 1 ? 'takes' : 'take'} the role by ${listing(wanted)}; remove it` : `whose action is ${listing(wanted)}; use that`}.`,
        );
      if (idle.length > 0) continue;
      for (const { principal, actions } of known)
        if (!named.some(({ action }) => actions.includes(action)))
          yield about(
            statement,
            principal.path,
            `${principal.text} cannot take the role by ${listing(named.map(({ action }) => action))}; add ${listing(actions)}, in a statement of its own if its conditions differ.`,
          );
    }
  },
};
