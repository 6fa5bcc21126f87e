/**
 * Policies as programs write them: an object in Python, JavaScript or TypeScript with a Statement, and CDK's
 * `PolicyStatement(…)`. A literal is read by what these languages have in common: strings with what is filled into them,
 * lists, objects, names. Anything else (a call, a sum, a condition) is a value that is filled in later; a parser of each
 * language would be larger than the rest of the intake and know no more of what stands there.
 */
import { Cursor } from './cursor.ts';
import { type Entry, fillIn, type Located, scalar, unknownValue, valueAt } from './located.ts';

const deepest = 60;
const skipped = /(?:\s|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]{0,500}?\*\/)*/y;
const name = /[A-Za-z_$][\w$]*/y;
const number = /-?\d+(?:\.\d+)?(?![\w.])/y;
const stringStart = /([rbuf]{0,2})("""|'''|["'`])/iy;
/** CDK's names for the two effects. */
const effect = /(?:[a-z_]\w*\.)*Effect\.(ALLOW|DENY)\b/y;
const words = new Map<string, boolean | null>([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ['null', null],
  ['None', null],
]);

/** What is filled into a string is longer only where no brace closes it. */
const longestName = 200;
/** No policy is longer. */
const farthest = 100_000;

class LiteralReader extends Cursor {
  constructor(text: string, at: number) {
    super(text, at, Math.min(text.length, at + farthest));
  }

  /** A value up to a comma or a closing bracket. */
  private expression(depth: number): Located {
    const start = this.at;
    const value = depth > deepest ? undefined : this.value(depth);
    this.take(skipped);
    if (value !== undefined && (this.peek() === '' || ',)]};'.includes(this.peek()))) return value;
    this.at = start;
    this.rest();
    return unknownValue(this.text.slice(start, Math.min(this.at, start + 60)), start);
  }

  private value(depth: number): Located | undefined {
    const start = this.at;
    if (this.peek() === '{') return this.object(depth);
    if (this.peek() === '[') return this.list(depth);
    const effects = this.take(effect);
    if (effects !== null) return scalar(effects[1] === 'DENY' ? 'Deny' : 'Allow', start);
    const digits = this.take(number);
    if (digits !== null) return scalar(Number(digits[0]), start);
    const text = this.string();
    if (text !== undefined) return fillIn(text, start);
    const word = this.take(name)?.[0];
    const known = word === undefined ? undefined : words.get(word);
    return known === undefined ? undefined : scalar(known, start);
  }

  /** A string, or several that are joined; what is filled in stands as `${name}`. */
  private string(): string | undefined {
    let joined: string | undefined;
    for (;;) {
      const match = this.take(stringStart);
      if (match === null) return joined;
      const [, prefix = '', quote = ''] = match;
      joined = `${joined ?? ''}${this.quoted(quote, quote === '`' ? '${' : /f/iu.test(prefix) ? '{' : '')}`;
      this.take(skipped);
      // Python joins what stands side by side; a sum with a name in it is not only text.
      const before = this.at;
      if (this.peek() === '+') this.at += 1;
      this.take(skipped);
      if (!/["'`]/u.test(this.peek()) && !/^[rbuf]{1,2}["']/iu.test(this.text.slice(this.at, this.at + 3))) {
        this.at = before;
        return joined;
      }
    }
  }

  /** What a string holds, up to its closing quote. */
  private quoted(quote: string, opening: string): string {
    let held = '';
    while (this.peek() !== '' && !this.text.startsWith(quote, this.at)) {
      if (quote.length === 1 && quote !== '`' && this.peek() === '\n') break;
      if (this.peek() === '\\') {
        held += this.text[this.at + 1] === 'n' ? '\n' : (this.text[this.at + 1] ?? '');
        this.at += 2;
      } else if (opening !== '' && this.text.startsWith(opening, this.at)) {
        const rest = this.text.slice(this.at + opening.length, this.at + longestName);
        const end = rest.indexOf('}');
        const inside = end < 0 ? rest : rest.slice(0, end);
        held += `\${${inside.replace(/[{}"'`$]/gu, ' ').trim() || 'value'}}`;
        this.at += opening.length + inside.length + 1;
      } else {
        held += this.peek();
        this.at += 1;
      }
    }
    this.at += quote.length;
    return held;
  }

  private list(depth: number): Located {
    const start = this.at;
    const items: Located[] = [];
    this.at += 1;
    for (;;) {
      this.take(skipped);
      if (this.peek() === '' || ')]}'.includes(this.peek())) break;
      const before = this.at;
      if (this.peek() !== ',') items.push(this.expression(depth + 1));
      if (this.peek() === ',' || this.at === before) this.at += 1;
    }
    this.at += 1;
    return { kind: 'list', at: start, items };
  }

  /** The members of an object, or the named arguments of a call, from behind the opening bracket. */
  members(depth: number): readonly Entry[] {
    const entries: Entry[] = [];
    for (;;) {
      this.take(skipped);
      if (this.peek() === '' || ')]}'.includes(this.peek())) break;
      const at = this.at;
      const key = this.string() ?? this.take(name)?.[0];
      this.take(skipped);
      if (key !== undefined && (this.peek() === ':' || this.peek() === '=')) {
        this.at += 1;
        this.take(skipped);
        entries.push({ key, at, value: this.expression(depth + 1) });
      } else this.rest();
      if (this.peek() === ',' || this.at === at) this.at += 1;
    }
    this.at += 1;
    return entries;
  }

  object(depth: number): Located {
    const at = this.at;
    this.at += 1;
    return { kind: 'object', at, entries: this.members(depth) };
  }

  /** Passes over an expression up to a comma or a closing bracket. */
  private rest(): void {
    for (let depth = 0; this.peek() !== ''; ) {
      const character = this.peek();
      if (depth === 0 && ',)]}'.includes(character)) return;
      if ('"\'`'.includes(character)) {
        this.at += 1;
        this.quoted(character, '');
        continue;
      }
      if ('([{'.includes(character)) depth += 1;
      else if (')]}'.includes(character)) depth -= 1;
      this.at += 1;
    }
  }
}

const statementKey = /(?<![\w$.])(["']?)Statement\1\s*:/gu;
const policyStatement = /\bPolicyStatement\s*\(\s*(\{)?/gu;

/** What CDK calls the elements of a statement, in JavaScript and in Python. */
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
  const patience = { left: text.length + farthest };
  for (const { index } of text.matchAll(statementKey)) {
    if (index < done) continue;
    const object = objectAround(text, index, done, patience);
    if (object !== undefined) values.push(object.value);
    // Where none is around it, the next one is looked for only behind what was read for this one.
    done = object?.end ?? index;
  }
  const statements: Located[] = [];
  for (const { 0: whole, index } of text.matchAll(policyStatement)) {
    if (index < done) continue;
    const reader = new LiteralReader(text, index + whole.length);
    const named = reader.members(0);
    done = reader.at;
    const known = named.flatMap(({ key, ...rest }) => {
      const element = Object.hasOwn(elements, key) ? elements[key] : undefined;
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
