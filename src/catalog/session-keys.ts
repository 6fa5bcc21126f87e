/**
 * Condition keys that a request has besides those that the reference lists for its action.
 *
 * Who signs in by an identity provider is known by a few keys in all that the session asks for later, not only in the
 * request that began it. And some actions of STS are asked for with another one, in its request and with its keys.
 */
import type { Action, Catalog } from './model.ts';

/**
 * What stays of a provider's claims. Source: IAM User Guide, "IAM and AWS STS condition context keys", cross-service keys
 * of web identity and SAML federation; the reference has the same for `sts:AssumeRole`, which such a session may ask for.
 */
const ofSaml = /^saml:(?:namequalifier|sub|sub_type)$/iu;
const ofWebIdentity = /^[^:]*[./][^:]*:(?:amr|app_id|aud|id|sub|user_id)$/iu;

/** Whether a session that began by federation has the key in every request. */
export const staysInSession = (key: string): boolean => ofSaml.test(key) || ofWebIdentity.test(key);

/** Source: IAM User Guide, "Pass session tags in AWS STS" and "Monitor and control actions taken with assumed roles". */
const askedAlong: ReadonlySet<string> = new Set([
  'sts:TagSession',
  'sts:SetSourceIdentity',
  'sts:SetContext',
]);
const beginSession = ['sts:AssumeRole', 'sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity'];

/** The actions with which an action is asked for in one request, as far as they are loaded; itself is the first. */
export function inOneRequest(catalog: Catalog, action: Action): readonly Action[] {
  if (!askedAlong.has(action.id)) return [action];
  return [action, ...beginSession.flatMap((id) => catalog.action(id) ?? [])];
}

/**
 * Keys that the reference gives to other actions only. Source: Bedrock user guide, "Access Amazon Bedrock foundation
 * models", and ROSA user guide, "AWS managed policies": subscriptions are limited by the id of the product.
 */
const besides: ReadonlyMap<string, string> = new Map([
  ['aws-marketplace:Subscribe', 'aws-marketplace:ProductId'],
  ['aws-marketplace:Unsubscribe', 'aws-marketplace:ProductId'],
]);

/** Whether the action's requests have the key although the reference does not list it. */
export const honoursBesides = ({ id }: Action, key: string): boolean => besides.get(id) === key;
