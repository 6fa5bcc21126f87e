/**
 * The part of HCL in which policies are written: blocks, attributes, strings with templates, heredocs, lists, objects,
 * `jsonencode(…)`, lists put together, and a list's loop as what it gives once. A library of Terraform's own reader is 1.7 MB packed and gives no positions, so this one reads what it
 * knows exactly, and takes any other expression (a reference, a condition) as a value that is filled in later.
 */
import { HclStrings } from './hcl-strings.ts';
import { type Entry, type Located, scalar, unknownValue } from './located.ts';

/** A block of HCL: `data "aws_iam_policy_document" "p" { … }`. */
export interface Block {
  readonly type: string;
  readonly labels: readonly string[];
  readonly at: number;
  readonly attributes: readonly Entry[];
  readonly blocks: readonly Block[];
}

const deepest = 100;
const inLine = /(?:[ \t]|\/\*[\s\S]*?\*\/)*/y;
const identifier = /[A-Za-z_][\w-]*/y;
const label = /"((?:[^"\\\n]|\\.)*)"/y;
const loopWord = /for[ \t]+(?=[A-Za-z_])/y;
/** Functions that put lists together, or change only their order. */
const joining = new Set(['concat', 'flatten', 'distinct', 'compact', 'sort', 'tolist', 'toset']);
const number = /-?\d+(?:\.\d+)?(?![\w.])/y;

class Reader extends HclStrings {
  /** The attributes and blocks up to the closing brace, or the end. What cannot be read is passed over by its line. */
  body(depth: number): Pick<Block, 'attributes' | 'blocks'> {
    const attributes: Entry[] = [];
    const blocks: Block[] = [];
    for (;;) {
      this.skip();
      if (this.peek() === '' || this.peek() === '}') break;
      const start = this.at;
      const name = this.take(identifier)?.[0];
      if (name === undefined || depth > deepest) {
        this.at += 1;
        continue;
      }
      this.take(inLine);
      if (this.peek() === '=' && this.text[this.at + 1] !== '=') {
        this.at += 1;
        this.take(inLine);
        attributes.push({ key: name, at: start, value: this.expression(depth + 1, '\n}') });
        continue;
      }
      const labels: string[] = [];
      for (let found = this.take(label); found !== null; found = this.take(label)) {
        labels.push(found[1] ?? '');
        this.take(inLine);
      }
      if (this.peek() !== '{') continue;
      this.at += 1;
      const inner = this.body(depth + 1);
      if (this.peek() === '}') this.at += 1;
      blocks.push({ type: name, labels, at: start, ...inner });
    }
    return { attributes, blocks };
  }

  /** An expression; one that is not a value alone is a placeholder and ends at a character of `ends` outside brackets. */
  private expression(depth: number, ends: string): Located {
    const start = this.at;
    const value = depth > deepest ? undefined : this.value(depth);
    this.take(inLine);
    const after = this.peek();
    if (
      value !== undefined &&
      (after === '' ||
        ends.includes(after) ||
        after === '\r' ||
        after === '#' ||
        this.text.startsWith('//', this.at))
    )
      return value;
    this.at = start;
    return this.rest(ends);
  }

  private value(depth: number): Located | undefined {
    const start = this.at;
    if (this.peek() === '"') return this.string();
    if (this.peek() === '[') return this.list(depth);
    if (this.peek() === '{') return this.object(depth);
    if (this.text.startsWith('<<', this.at)) return this.heredoc();
    const digits = this.take(number);
    if (digits !== null) return scalar(Number(digits[0]), start);
    const word = this.take(identifier)?.[0];
    if (word === 'true' || word === 'false') return scalar(word === 'true', start);
    if (word === 'null') return scalar(null, start);
    if (word === undefined || this.peek() !== '(') return undefined;
    if (word === 'jsonencode') return this.given(depth)[0];
    return joining.has(word) ? this.joined(depth, start) : undefined;
  }

  /** What a call is given, up to its closing parenthesis. */
  private given(depth: number): readonly Located[] {
    this.at += 1;
    return this.between(')', () => this.expression(depth + 1, ',)\n'));
  }

  /** Lists that are put together as one; what is not written out is an item that is filled in later. */
  private joined(depth: number, start: number): Located {
    const items = (value: Located): readonly Located[] =>
      value.kind === 'list' ? value.items.flatMap(items) : [value];
    return { kind: 'list', at: start, items: this.given(depth).flatMap(items) };
  }

  /** `for x in y : value if z`: the value once, its own names filled in later. */
  private loop(depth: number): Located | undefined {
    if (this.take(loopWord) === null) return undefined;
    this.rest(':]');
    if (this.peek() !== ':') return undefined;
    this.at += 1;
    this.skip();
    const value = this.value(depth + 1);
    const behind = this.rest(']');
    return value ?? behind;
  }

  private list(depth: number): Located {
    const at = this.at;
    this.at += 1;
    let first = true;
    const items = this.between(']', () => {
      const looped = first ? this.loop(depth) : undefined;
      first = false;
      return looped ?? this.expression(depth + 1, ',]\n');
    });
    return { kind: 'list', at, items };
  }

  private object(depth: number): Located {
    const at = this.at;
    this.at += 1;
    let isLoop = false;
    const entries = this.between('}', (): Entry | undefined => {
      const start = this.at;
      const key = this.take(label)?.[1] ?? this.take(identifier)?.[0];
      this.take(inLine);
      if (key === undefined || (this.peek() !== '=' && this.peek() !== ':')) {
        isLoop = true;
        return undefined;
      }
      this.at += 1;
      this.skip();
      return { key, at: start, value: this.expression(depth + 1, ',}\n') };
    });
    if (!isLoop) return { kind: 'object', at, entries };
    // A loop (`for k, v in …`) or a computed key: the object is filled in later.
    this.at = at;
    return this.rest('\n');
  }

  /** Passes over an expression to a character of `ends` outside of brackets and strings. */
  private rest(ends: string): Located {
    const start = this.at;
    let depth = 0;
    let quoted = false;
    for (; this.peek() !== ''; this.at += 1) {
      const character = this.peek();
      if (quoted) {
        if (character === '\\') this.at += 1;
        else if (character === '"' || character === '\n') quoted = false;
        continue;
      }
      if (depth === 0 && ends.includes(character)) break;
      if (character === '"') quoted = true;
      else if ('([{'.includes(character)) depth += 1;
      else if (')]}'.includes(character)) {
        if (depth === 0) break;
        depth -= 1;
      }
    }
    return unknownValue(this.text.slice(start, Math.min(this.at, start + 60)), start);
  }
}

/** The blocks of a text of HCL. Total: what is not HCL is passed over. */
export function readHcl(text: string): readonly Block[] {
  const reader = new Reader(text);
  return reader.body(0).blocks;
}
