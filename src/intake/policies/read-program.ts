/**
 * Policies as programs write them: an object in Python, JavaScript or TypeScript with a Statement, and CDK's
 * `PolicyStatement(…)`, read as literals.
 */
import { LiteralReader, longestPolicy } from './literal-reader.ts';
import { type Located, scalar, valueAt } from './located.ts';

const statementKey = /(?<![\w$.])(["']?)Statement\1\s*:/gu;
/** How CDK's statements begin: with an object, with named arguments, with properties of C# and Go, or with a builder. */
const policyStatement =
  /(?:\b|New)PolicyStatement\s*(?:\(\s*(?:(?:new\s+|&)?(?:\w+\.)?PolicyStatementProps\s*)?\{?|\.\s*(Builder)\s*\.\s*create\(\))/gu;

/** What CDK calls the elements of a statement, in JavaScript and in Python; C# and Go begin them with a capital. */
const elements: Readonly<Record<string, string>> = {
  sid: 'Sid',
  effect: 'Effect',
  actions: 'Action',
  notActions: 'NotAction',
  not_actions: 'NotAction',
  resources: 'Resource',
  notResources: 'NotResource',
  not_resources: 'NotResource',
  conditions: 'Condition',
};

/** How far before its Statement an object may begin: behind its version, its id and some comments. */
const before = 400;

/** An object that was read, and where it ends. */
interface ReadObject {
  readonly value: Located;
  readonly end: number;
}

/** Characters that may still be read in vain: brackets that nothing closes would be read again for each Statement. */
interface Patience {
  left: number;
}

/**
 * The object whose member the Statement at a place is; undefined when that is none.
 * @param from nothing before it is looked at
 */
function objectAround(text: string, at: number, from: number, patience: Patience): ReadObject | undefined {
  const start = Math.max(from, at - before);
  const near = text.slice(start, at);
  // Inner objects end before the Statement: the first that reaches it is the one around it, or there is none.
  for (
    let open = near.lastIndexOf('{');
    open >= 0 && patience.left > 0;
    open = open === 0 ? -1 : near.lastIndexOf('{', open - 1)
  ) {
    const reader = new LiteralReader(text, start + open);
    const value = reader.object(0);
    if (valueAt(value, 'Statement') !== undefined) return { value, end: reader.at };
    patience.left -= reader.at - start - open;
    if (reader.at > at) return undefined;
  }
  return undefined;
}

/**
 * The values of a program in which policies may stand: objects with a Statement, and all of CDK's statements as one.
 * Total; time in proportion to the text.
 */
export function programValues(text: string): readonly Located[] {
  const values: Located[] = [];
  let done = 0;
  const patience = { left: text.length + longestPolicy };
  for (const { index } of text.matchAll(statementKey)) {
    if (index < done) continue;
    const object = objectAround(text, index, done, patience);
    if (object !== undefined) values.push(object.value);
    // Where none is around it, the next one is looked for only behind what was read for this one.
    done = object?.end ?? index;
  }
  const statements: Located[] = [];
  for (const { 0: whole, 1: builder, index } of text.matchAll(policyStatement)) {
    if (index < done) continue;
    const reader = new LiteralReader(text, index + whole.length);
    const named = builder === undefined ? reader.members(0) : reader.builder();
    done = reader.at;
    const known = named.flatMap(({ key, ...rest }) => {
      const own = key.charAt(0).toLowerCase() + key.slice(1);
      const element = Object.hasOwn(elements, own) ? elements[own] : undefined;
      return element === undefined ? [] : [{ key: element, ...rest }];
    });
    if (!known.some(({ key }) => key === 'Action' || key === 'NotAction')) continue;
    const isSet = known.some(({ key }) => key === 'Effect');
    const allowed = { key: 'Effect', at: index, value: scalar('Allow', index) };
    statements.push({ kind: 'object', at: index, entries: isSet ? known : [allowed, ...known] });
  }
  const [first] = statements;
  if (first === undefined) return values;
  const { at } = first;
  const entries = [
    { key: 'Version', at, value: scalar('2012-10-17', at) },
    { key: 'Statement', at, value: { kind: 'list', at, items: statements } as const },
  ];
  return [...values, { kind: 'object', at, entries }];
}
