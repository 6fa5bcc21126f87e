/**
 * Literals as Python, JavaScript, TypeScript and, of lists, Java, Kotlin, C# and Go write them: strings with what is filled into them, lists, objects,
 * names. Anything else (a call, a sum, a condition) is a value that is filled in later; a parser of each language would be
 * larger than the rest of the intake and know no more of what stands there.
 */
import { Cursor } from './cursor.ts';
import { type Entry, fillIn, type Located, scalar, unknownValue } from './located.ts';

const deepest = 60;
const name = /[A-Za-z_$][\w$]*/y;
const number = /-?\d+(?:\.\d+)?(?![\w.])/y;
const stringStart = /([rbuf]{0,2})("""|'''|["'`])/iy;
/** CDK's names for the two effects. */
const effect = /(?:[a-z_]\w*\.)*Effect[._](ALLOW|DENY)\b/y;
/** Lists as Java, Kotlin, C# and Go write them, and Go's texts. */
const listMaker =
  /(?:(?:java\.util\.)?(?:List|Set)\.of|Arrays\.asList|Collections\.singletonList|listOf|setOf|\*?jsii\.Strings|new\s*(?:string|String)?\s*\[\]\s*|&?\[\]\*?string)\s*(?=[({])/y;
const goText = /jsii\.String\(\s*(?=["`])/y;
const builderCall = /\.\s*([a-z]\w*)\s*\(/y;
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
export const longestPolicy = 100_000;

/** Reads literals from a place on. */
export class LiteralReader extends Cursor {
  constructor(text: string, at: number) {
    super(text, at, Math.min(text.length, at + longestPolicy));
  }

  /** A value up to a comma or a closing bracket. */
  private expression(depth: number): Located {
    const start = this.at;
    const value = depth > deepest ? undefined : this.value(depth);
    this.skip();
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
    if (this.take(listMaker) !== null) return { ...this.list(depth), at: start };
    const isCall = this.take(goText) !== null;
    const text = this.string();
    if (isCall && this.peek() === ')') this.at += 1;
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
      this.skip();
      // Python joins what stands side by side; a sum with a name in it is not only text.
      const before = this.at;
      if (this.peek() === '+') this.at += 1;
      this.skip();
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
    const at = this.at;
    this.at += 1;
    return { kind: 'list', at, items: this.between(')]}', () => this.expression(depth + 1)) };
  }

  /** The members of an object, or the named arguments of a call, from behind the opening bracket. */
  members(depth: number): readonly Entry[] {
    return this.between(')]}', () => {
      const at = this.at;
      const key = this.string() ?? this.take(name)?.[0];
      this.skip();
      if (key === undefined || (this.peek() !== ':' && this.peek() !== '=')) {
        this.rest();
        return undefined;
      }
      this.at += 1;
      this.skip();
      return { key, at, value: this.expression(depth + 1) };
    });
  }

  /** The calls of a builder, `.actions(List.of(…)).resources(…)`, as entries: each with what it is given first. */
  builder(): readonly Entry[] {
    const entries: Entry[] = [];
    for (;;) {
      this.skip();
      const at = this.at;
      const key = this.take(builderCall)?.[1];
      if (key === undefined) return entries;
      const [value] = this.between(')', () => this.expression(1));
      if (value !== undefined) entries.push({ key, at, value });
    }
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
