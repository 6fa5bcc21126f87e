/** Policies that the command line names, read whole, with the services that they speak of. */
import { loadCatalog, loadServices } from '../catalog/load.ts';
import type { Catalog } from '../catalog/model.ts';
import { listOf, type PolicyDocument } from '../iam/document.ts';
import type { ParseProblem } from '../iam/parse.ts';
import type { AttachedPolicy, LayerKind } from '../iam/semantics/layers.ts';
import { policiesIn } from '../intake/policies/policies-in.ts';
import { servicesIn } from '../policy/findings/check.ts';
import type { Console } from './console.ts';
import { inputName, readText } from './read-text.ts';
import { UsageError } from './usage-error.ts';

function refused(path: string, problem: ParseProblem | undefined): UsageError {
  const { line, column } = problem?.position ?? { line: 1, column: 1 };
  const message = problem?.message ?? 'This is no policy.';
  return new UsageError(`${inputName(path)}:${line}:${column}: ${message}`);
}

/**
 * The policy in a file, each of a list of them, or those that a template or another file holds, trust policies aside;
 * `-` reads standard input.
 * @throws UsageError when the file cannot be read or holds no policy
 */
async function readPolicies(path: string, console: Console): Promise<readonly PolicyDocument[]> {
  const found = policiesIn(await readText(path, console));
  const own = found.filter(({ kind }) => kind !== 'trust');
  return (own.length > 0 ? own : found).map(({ document, problems }) => {
    if (document === undefined) throw refused(path, problems[0]);
    return document;
  });
}

/** The policies of a file, attached as `kind`; see {@link readPolicies}. */
export async function readAttached(
  path: string,
  kind: LayerKind,
  console: Console,
  level = 0,
): Promise<readonly AttachedPolicy[]> {
  const documents = await readPolicies(path, console);
  return documents.map((document) => ({ kind, document, file: inputName(path), level }));
}

/** Whether an entry of Action may speak of several services by a part of their prefix, as in `s*:List*`. */
const spansServices = (entry: string): boolean => /^[^:]*[*?]/.test(entry) && !/^\*+(:\*+)?$/.test(entry);

/** The catalog with all services that the policies, and further names, speak of. */
export function catalogFor(policies: readonly AttachedPolicy[], names: readonly string[] = []): Catalog {
  const core = loadCatalog();
  const entries = policies.flatMap(({ document }) =>
    document.Statement.flatMap(({ Action, NotAction }) => [...listOf(Action), ...listOf(NotAction)]),
  );
  const mentioned = policies.flatMap(({ document }) => servicesIn(document));
  const prefixes = names.map((name) => name.split(':', 1)[0]?.toLowerCase() ?? '');
  const wanted = entries.some(spansServices) ? core.meta.services.map(({ prefix }) => prefix) : mentioned;
  return loadServices(core, [...new Set([...wanted, ...prefixes])]);
}
