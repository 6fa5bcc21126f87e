/**
 * The names in an ARN's resource field, one by one, held against the template's slots.
 *
 * A wildcard may stand for several slots (`app/d-1/*`), so there can be fewer parts than slots; more parts than
 * slots are all of the last name, which SageMaker's names mostly refuse and those of other services may hold.
 */
import { segmentProblem, textProblem } from './arn-segment.ts';
import { pieces } from './token.ts';

/** Splits at slashes, but not inside `${…}`: `${aws:PrincipalTag/team}` is one name. */
const partsOf = (resource: string): readonly string[] => {
  const parts: string[] = [''];
  for (const piece of pieces(resource)) {
    if (piece === '/') parts.push('');
    else parts.push((parts.pop() ?? '') + piece);
  }
  return parts;
};

/** Why the resource field cannot be of the template's type, as a clause; undefined when it can. */
export function namesProblem(service: string, template: string, resource: string): string | undefined {
  const text = textProblem('the resource', resource);
  if (text !== undefined) return text;
  const slots = template.split('/');
  const parts = partsOf(resource);
  if (parts.length < slots.length) {
    const odd =
      service.startsWith('sagemaker') && parts.some((part) => part === '' || /:(?![^{]*\})/u.test(part));
    return odd ? `the resource "${resource}" has an empty part or a colon (write * for any)` : undefined;
  }
  for (const [at, slot] of slots.entries()) {
    const name = /^\$\{([A-Za-z0-9]+)\}$/u.exec(slot)?.[1];
    if (name === undefined) continue;
    const isLast = at === slots.length - 1;
    const value = isLast ? parts.slice(at).join('/') : (parts[at] ?? '');
    const problem = segmentProblem(service, name, value);
    if (problem !== undefined) return problem;
  }
  return undefined;
}
