/** Reading a policy's elements, for the formats that take it apart. */
import type { PolicyDocument } from '../../iam/document.ts';
import { isRecord } from '../../text/is-record.ts';

/** A principal element in its one regular shape. */
export interface PrincipalGroup {
  /** `AWS`, `Service`, `Federated`, `CanonicalUser`, or `*` for the bare star. */
  readonly type: string;
  readonly identifiers: readonly string[];
}

/** The groups of a Principal or NotPrincipal element, or undefined when it has a shape that IAM does not know. */
export function principalGroups(principal: unknown): readonly PrincipalGroup[] | undefined {
  if (principal === '*') return [{ type: '*', identifiers: ['*'] }];
  if (!isRecord(principal)) return undefined;
  const groups: PrincipalGroup[] = [];
  for (const [type, value] of Object.entries(principal)) {
    const identifiers: unknown[] = Array.isArray(value) ? value : [value];
    if (!identifiers.every((identifier) => typeof identifier === 'string')) return undefined;
    groups.push({ type, identifiers });
  }
  return groups.length > 0 ? groups : undefined;
}

/** The elements that IAM's grammar knows, and whether a value has the shape that the grammar gives it. */
const shapes: ReadonlyMap<string, (value: unknown) => boolean> = new Map([
  ['Sid', isText],
  ['Effect', (value) => value === 'Allow' || value === 'Deny'],
  ['Principal', (value) => principalGroups(value) !== undefined],
  ['NotPrincipal', (value) => principalGroups(value) !== undefined],
  ['Action', isTexts],
  ['NotAction', isTexts],
  ['Resource', isTexts],
  ['NotResource', isTexts],
  ['Condition', (value) => isRecord(value) && Object.values(value).every(isKeys)],
]);

/**
 * Names of the elements of a loaded document that IAM's grammar does not know, or that have another shape than it
 * gives them. Formats that build a policy from its parts have no place for them and must state it as JSON.
 */
export function oddElements(document: PolicyDocument): readonly string[] {
  const odd = Object.keys(document).filter(
    (name) => name !== 'Version' && name !== 'Id' && name !== 'Statement',
  );
  if (document.Id !== undefined && !isText(document.Id)) odd.push('Id');
  for (const statement of document.Statement) {
    for (const [name, value] of Object.entries(statement)) {
      if (shapes.get(name)?.(value) !== true) odd.push(name);
    }
    if (statement.Effect === undefined) odd.push('Effect');
  }
  return [...new Set(odd)];
}

function isKeys(value: unknown): boolean {
  return isRecord(value) && Object.values(value).every((held) => [held].flat().every(isScalar));
}

function isScalar(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isTexts(value: unknown): boolean {
  return [value].flat().every(isText);
}
