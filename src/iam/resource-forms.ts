/**
 * Forms of resources that the service reference does not list: API Gateway's short form of its own resources, and S3's
 * access points for several regions. Checks and the meaning of policies both ask here.
 */

/**
 * Whether the text is API Gateway's own short form of a resource, which its policies alone may have: it fills in the
 * account, the region and the API when the policy is saved. Source: API Gateway developer guide, "API Gateway resource
 * policy examples".
 */
export const isShortForm = (text: string): boolean => /^execute-api:\//.test(text);

/** The ARN that the short form begins with when API Gateway has filled it in, up to the name of the API. */
export const shortFormBeginning = 'arn:*:execute-api:*:*:';

/** What the short form says behind the name of the API, with the slash in front. */
export const behindTheApi = (text: string): string => text.slice('execute-api:'.length);

const accessPoint = /^(arn:[^:]+:s3:)\$\{Region\}(:[^:]+:accesspoint\/)\$\{AccessPointName\}(?=\/object\/|$)/;

/**
 * Further templates of what the type of a template stands for. S3's access points for several regions have no region
 * and an alias that ends in `.mrap`, and their objects are addressed as those of other access points. Source: S3 user
 * guide, "Multi-Region Access Point permissions".
 */
export function furtherTemplates(template: string): readonly string[] {
  return accessPoint.test(template) ? [template.replace(accessPoint, '$1$2${AccessPointAlias}.mrap')] : [];
}

/** Whether the text may be, or match, the ARN of a further form: its name ends in `.mrap` or in a wildcard. */
export const isFurtherForm = (text: string): boolean =>
  /^arn:[^:]*:s3::[^:]*:accesspoint\/[^/]*(?:\.mrap|[*?])(?:\/|$)/.test(text);
