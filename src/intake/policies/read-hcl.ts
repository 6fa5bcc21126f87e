/**
 * The part of HCL in which policies are written: blocks, attributes, strings with templates, heredocs, lists, objects,
 * `jsonencode(…)`, lists put together, and a list's loop as what it gives once. A library of Terraform's own reader is 1.7 MB packed and gives no positions, so this one reads what it
 * knows exactly, and takes any other expression (a reference, a condition) as a value that is filled in later.
 */
import { Cursor } from './cursor.ts';
import { type Entry, fillIn, type Located, scalar, unknownValue } from './located.ts';

/** A block of HCL: `data "aws_iam_policy_document" "p" { … }`. */
export interface Block {
  readonly type: string;
  readonly labels: readonly string[];
  readonly at: number;
  readonly attributes: readonly Entry[];
  readonly blocks: readonly Block[];
}

const deepest = 100;
const longestHeredoc = 50_000;
const skipped = /(?:\s|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
const inLine = /(?:[ \t]|\/\*[\s\S]*?\*\/)*/y;
const identifier = /[A-Za-z_][\w-]*/y;
const label = /"((?:[^"\\\n]|\\.)*)"/y;
const heredoc = /<<(-?)([A-Za-z_]\w*)[^\n]*\n/y;
const loopWord = /for[ \t]+(?=[A-Za-z_])/y;
/** Functions that put lists together, or change only their order. */
const joining = new Set(['concat', 'flatten', 'distinct', 'compact', 'sort', 'tolist', 'toset']);
const number = /-?\d+(?:\.\d+)?(?![\w.])/y;

class Reader extends Cursor {
  /** The attributes and blocks up to the closing brace, or the end. What cannot be read is passed over by its line. */
  body(depth: number): Pick<Block, 'attributes' | 'blocks'> {
    const attributes: Entry[] = [];
    const blocks: Block[] = [];
    for (;;) {
      this.take(skipped);
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
    const values: Located[] = [];
    this.at += 1;
    for (;;) {
      this.take(skipped);
      if (this.peek() === ')' || this.peek() === '') break;
      const before = this.at;
      values.push(this.expression(depth + 1, ',)\n'));
      this.take(skipped);
      if (this.peek() === ',' || this.at === before) this.at += 1;
    }
    this.at += 1;
    return values;
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
    this.take(skipped);
    const value = this.value(depth + 1);
    const behind = this.rest(']');
    return value ?? behind;
  }

  /** A quoted string with its escapes; `${` … `}` may hold quotes of its own. */
  private string(): Located | undefined {
    const start = this.at;
    let text = '';
    this.at += 1;
    while (this.peek() !== '"') {
      if (this.peek() === '' || this.peek() === '\n') return undefined;
      if (this.text.startsWith('$${', this.at)) {
        text += '${!';
        this.at += 3;
      } else if (this.text.startsWith('${', this.at)) {
        text += this.interpolation();
      } else if (this.text.startsWith('&{', this.at)) {
        text += '${!';
        this.at += 2;
      } else if (this.peek() === '\\') {
        const escaped = this.text[this.at + 1] ?? '';
        text += escaped === 'n' ? '\n' : escaped === 't' ? '\t' : escaped;
        this.at += 2;
      } else {
        text += this.peek();
        this.at += 1;
      }
    }
    this.at += 1;
    return fillIn(text, start);
  }

  private interpolation(): string {
    const start = this.at;
    let depth = 0;
    for (; this.peek() !== '' && this.peek() !== '\n'; this.at += 1) {
      if (this.peek() === '{') depth += 1;
      else if (this.peek() === '}') {
        depth -= 1;
        if (depth === 0) break;
      }
    }
    this.at += 1;
    return `\${${this.text
      .slice(start + 2, this.at - 1)
      .replace(/[{}"]/gu, ' ')
      .trim()}}`;
  }

  private heredoc(): Located | undefined {
    const match = this.take(heredoc);
    if (match === null) return undefined;
    const start = this.at;
    const end = new RegExp(`^[ \\t]*${match[2] ?? ''}[ \\t]*\\r?$`, 'mu');
    const rest = this.text.slice(start, start + longestHeredoc);
    const found = end.exec(rest);
    const length = found?.index ?? rest.length;
    this.at = start + length + (found?.[0].length ?? 0);
    return { kind: 'scalar', at: start, value: rest.slice(0, length), verbatim: true };
  }

  private list(depth: number): Located {
    const start = this.at;
    const items: Located[] = [];
    this.at += 1;
    for (;;) {
      this.take(skipped);
      if (this.peek() === ']' || this.peek() === '') break;
      if (this.peek() === ',') {
        this.at += 1;
        continue;
      }
      const before = this.at;
      items.push((items.length === 0 ? this.loop(depth) : undefined) ?? this.expression(depth + 1, ',]\n'));
      if (this.at === before) this.at += 1;
    }
    this.at += 1;
    return { kind: 'list', at: start, items };
  }

  private object(depth: number): Located {
    const start = this.at;
    const entries: Entry[] = [];
    this.at += 1;
    for (;;) {
      this.take(skipped);
      if (this.peek() === '}' || this.peek() === '') break;
      if (this.peek() === ',') {
        this.at += 1;
        continue;
      }
      const at = this.at;
      const key = this.take(label)?.[1] ?? this.take(identifier)?.[0];
      this.take(inLine);
      if (key === undefined || (this.peek() !== '=' && this.peek() !== ':')) {
        // A loop (`for k, v in …`) or a computed key: the object is filled in later.
        this.at = start;
        return this.rest('\n');
      }
      this.at += 1;
      this.take(skipped);
      entries.push({ key, at, value: this.expression(depth + 1, ',}\n') });
    }
    this.at += 1;
    return { kind: 'object', at: start, entries };
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
