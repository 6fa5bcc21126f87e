/**
 * Calls of SageMaker's Python SDK: `estimator.fit`, `model.deploy`, `pipeline.upsert`, `get_execution_role`. What they ask
 * for is a table (`catalog/python-sdk.json`). A variable counts by the class that it was made from, or by its name; where
 * the SDK is not in sight only calls whose name tells enough count, and never where scikit-learn is.
 */
import { argumentsAt, isComment, membersIn, requested } from '../call.ts';
import type { Facts } from '../facts.ts';
import { classGroups, importsOf, lastName, usedAtOnce, variablesOf } from '../python-names.ts';
import { type Draft, enough, type Recogniser, wanted } from '../recogniser.ts';
import type { Source } from '../source.ts';

const call = /(?<![\w.])([A-Za-z_][\w.]{0,120})\s?\.\s?([a-z]\w{2,60})\(/gu;
/** An object that is made and used at once: `PyTorch(…).fit(`. */
const constructed = /(?<![\w.])(?:([a-z_][\w.]{0,80})\.)?([A-Z]\w{1,60})\(/gu;
const direct = /(?<![\w.])(?:sagemaker\.(?:session\.)?)?([a-z]\w{5,60})\(/gu;
const inSight =
  /\b(?:import|from)\s+sagemaker\b|\bsagemaker\.(?:Session|estimator|model|processing|workflow|pytorch|tensorflow|sklearn|xgboost|huggingface|tuner)\b/u;
/** `fit(x_train, y_train)`: what learns in the program itself is given data and labels. */
const twoNames = /^\s?[\w.]{1,60}\s?,\s?[\w.]{1,60}\s?[,)]/u;
const scikit = /\b(?:import|from)\s+sklearn\b/u;

/** Groups by the names that people give their variables: `sagemaker_session`, `my_estimator`, `fg`. */
function groupOfName(name: string, groups: ReadonlySet<string>): string | undefined {
  const words = name.toLowerCase().split('_');
  const last = words.at(-1) ?? '';
  const joined = words.slice(-2).join('-');
  const short: Readonly<Record<string, string>> = { sess: 'session', est: 'estimator', fg: 'feature-group' };
  return [joined, last, short[last] ?? ''].find((each) => groups.has(each));
}

function recognise(source: Source, facts: Facts): readonly Draft[] {
  const { prose } = source;
  const { classes, calls, functions } = facts.data.python;
  const sdk = inSight.test(prose);
  const besideScikit = scikit.test(prose);
  if (!sdk && !/\.\s?[a-z_]+\(|get_execution_role/u.test(prose)) return [];
  const groups = new Set(Object.values(classes));
  const variables = variablesOf(prose, facts.data.python);
  const drafts: Draft[] = [];
  const add = (at: number, length: number, ids: readonly string[], open: number): void => {
    if (isComment(prose, at) || /\bdef\s$/u.test(prose.slice(Math.max(0, at - 4), at))) return;
    const { set, values } = membersIn(argumentsAt(prose, open));
    drafts.push({
      kind: 'call',
      start: source.fromProse(at),
      end: source.fromProse(at + length - 1) + 1,
      actions: [
        ...ids.map((id) => wanted(id)),
        ...requested(ids, { set, values }, facts).filter(
          ({ id, why }) => why !== undefined && !ids.includes(id),
        ),
      ],
    });
  };
  for (const match of prose.matchAll(call)) {
    if (drafts.length >= enough) break;
    const [whole, path = '', method = ''] = match;
    const name = lastName(path);
    const known = variables.get(name);
    if (known === 'foreign') continue;
    const group = known?.group ?? groupOfName(name, groups);
    const row = calls.find((each) => each.method === method && each.of === group);
    if (row === undefined || (!sdk && (!row.alone || besideScikit))) continue;
    if (!sdk && twoNames.test(prose.slice(match.index + whole.length, match.index + whole.length + 140)))
      continue;
    add(match.index, whole.length, row.actions, match.index + whole.length - 1);
  }
  const groupOf = classGroups(prose, facts.data.python);
  if (sdk)
    for (const match of prose.matchAll(constructed)) {
      const [whole, path, name = ''] = match;
      const group = groupOf(path, name);
      if (group === undefined) continue;
      const open = match.index + whole.length - 1;
      const used = usedAtOnce(prose, open);
      const row = calls.find((each) => each.method === used?.method && each.of === group);
      if (used === undefined || row === undefined) continue;
      add(match.index, used.end - match.index, row.actions, used.end - 1);
    }
  const imports = importsOf(prose);
  for (const match of prose.matchAll(direct)) {
    const [whole, name = ''] = match;
    const ids = Object.hasOwn(functions, name) ? functions[name] : undefined;
    // A name of one word is anybody's, unless the SDK's is imported.
    const isOurs = name.includes('_') || imports.get(name) === true;
    if (ids !== undefined && isOurs) add(match.index, whole.length, ids, match.index + whole.length - 1);
  }
  return drafts;
}

export const pythonSdk: Recogniser = { name: 'python-sdk', recognise };
