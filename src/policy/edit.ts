/** Edits of a document, as data, carried out. */
import type { PolicyDocument } from '../iam/document.ts';
import type { Path } from '../iam/path.ts';
import type { Edit } from './finding.ts';

function edited(value: unknown, path: Path, edit: Edit): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return edit.op === 'set' ? edit.value : value;
  if (Array.isArray(value)) {
    const list: unknown[] = [...value];
    if (typeof step !== 'number' || step > list.length || step < 0) return value;
    if (rest.length === 0 && edit.op === 'remove') list.splice(step, 1);
    else list[step] = edited(list[step], rest, edit);
    return list;
  }
  if (typeof value !== 'object' || value === null) {
    // A place that does not exist yet comes into being when something is set below it.
    return edit.op === 'set' && typeof step === 'string' ? { [step]: edited(undefined, rest, edit) } : value;
  }
  const pairs = Object.entries(value);
  if (rest.length === 0 && edit.op === 'remove') {
    return Object.fromEntries(pairs.filter(([key]) => key !== step));
  }
  const known = pairs.some(([key]) => key === step);
  if (!known && edit.op === 'remove') return value;
  const next = edited(pairs.find(([key]) => key === step)?.[1], rest, edit);
  return known
    ? Object.fromEntries(pairs.map(([key, old]) => [key, key === step ? next : old]))
    : Object.fromEntries([...pairs, [String(step), next]]);
}

/**
 * The document with edits made; the one passed in is unchanged. They are made in order, each on the outcome of the one
 * before, so removals inside one list go last index first. Setting one past the end of a list appends. A path that
 * leads nowhere changes nothing.
 */
export function applyEdits(document: PolicyDocument, edits: readonly Edit[]): PolicyDocument {
  // An edit may set anything anywhere; that the outcome is a policy is the promise of whoever made the fix.
  return edits.reduce<unknown>((value, edit) => edited(value, edit.path, edit), document) as PolicyDocument;
}
