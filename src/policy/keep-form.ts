/**
 * A changed policy in the form of the file that it came from: whatever did not change stays byte for byte, in the order,
 * indentation, line ends and spelling that somebody gave it.
 *
 * The new document is laid over the old text from the root down. A part that means the same is copied out of the text; of
 * an object or a list the members that stay are copied with what stands between them, those that are gone go with the
 * comma before them, and new ones are written at their place as their neighbours are. So a list that means a set
 * (actions, resources, values of a condition) keeps its order, a single text that could be a list stays one, and a
 * statement that was stated anew keeps what it says as before. jsonc-parser reads the text; its own `modify` is of no use
 * here, for it formats whole lines.
 */
import { type Node, parseTree } from 'jsonc-parser';
import { deepEqual } from '../text/deep-equal.ts';
import { safeJson } from '../text/escape.ts';
import {
  asList,
  compared,
  isObject,
  isSet,
  type Json,
  type Members,
  matched,
  type Part,
  partUnder,
  sayTheSame,
} from './same-policy.ts';

/** The value that a node of the text is. */
function valueIn(node: Node): Json {
  const { type, children = [] } = node;
  if (type === 'array') return children.map(valueIn);
  if (type !== 'object') return node.value;
  return Object.fromEntries(
    children.flatMap(({ children: [key, value] = [] }) =>
      key === undefined || value === undefined ? [] : [[String(key.value), valueIn(value)]],
    ),
  );
}

/** What becomes of a list's or an object's members, in their new order. */
type Member =
  | { readonly kind: 'kept'; readonly at: number; readonly text: string }
  | { readonly kind: 'new'; readonly write: (form: Form) => string };

/** How new members are written beside those that are there. */
interface Form {
  /** Null where everything stands in one line. */
  readonly indent: string | null;
  readonly unit: string;
  readonly eol: string;
  /** What stands between a key and its value. */
  readonly colon: string;
  readonly comma: string;
}

function written(value: Json, { indent, unit, eol, colon, comma }: Form): string {
  if (indent !== null) return safeJson(value, unit).replaceAll('\n', `${eol}${indent}`);
  const within: Form = { indent, unit, eol, colon, comma };
  if (Array.isArray(value)) return `[${value.map((each) => written(each, within)).join(comma)}]`;
  if (!isObject(value)) return safeJson(value);
  const members = Object.entries(value).map(
    ([key, each]) => `${safeJson(key)}${colon}${written(each, within)}`,
  );
  return members.length === 0 ? '{}' : `{${members.join(comma)}}`;
}

class Laying {
  private readonly text: string;
  private readonly unit: string;
  private readonly eol: string;

  constructor(text: string) {
    this.text = text;
    this.eol = text.includes('\r\n') ? '\r\n' : '\n';
    this.unit = /(?:^|\n)([ \t]+)\S/.exec(text)?.[1] ?? '  ';
  }

  /** The text of a node with another value. */
  over(node: Node, value: Json, part: Part): string {
    const old = valueIn(node);
    if (deepEqual(old, value) || sayTheSame(old, value, part)) return this.of(node);
    if (isSet(part)) return this.set(node, value, part);
    if (part === 'statements') return this.statements(node, value);
    if (node.type === 'object' && isObject(value)) return this.object(node, value, part);
    return written(value, this.formAround(node));
  }

  private of({ offset, length }: Node): string {
    return this.text.slice(offset, offset + length);
  }

  private between(from: number, to: number): string {
    return this.text.slice(from, to);
  }

  private formAround(node: Node): Form {
    const before = this.text.slice(0, node.offset);
    const indent = /(?:^|\n)([ \t]*)[^\n]*$/.exec(before)?.[1] ?? '';
    const isOneLine = !this.of(node.parent ?? node).includes('\n');
    const colon = /"\s*:\s*/.exec(this.of(node.parent ?? node))?.[0].slice(1) ?? ': ';
    const comma = /,[^\S\r\n]/.test(this.text) || this.text.includes('\n') ? ', ' : ',';
    return { indent: isOneLine ? null : indent, unit: this.unit, eol: this.eol, colon, comma };
  }

  /** A list or an object with other members: the kept ones with what stood before them, new ones as the last is written. */
  private members(node: Node, members: readonly Member[]): string {
    const { children = [] } = node;
    const [first] = children;
    const last = children.at(-1);
    const end = node.offset + node.length - 1;
    if (first === undefined || last === undefined) {
      const form = { ...this.formAround(node), indent: null };
      const texts = members.map((each) => (each.kind === 'new' ? each.write(form) : each.text));
      return `${this.text.charAt(node.offset)}${texts.join(form.comma)}${this.text.charAt(end)}`;
    }
    const lead = this.between(node.offset + 1, first.offset);
    const endOf = ({ offset, length }: Node): number => offset + length;
    const separators = children.slice(1).map((child, at) => {
      const before = children[at];
      return this.between(before === undefined ? child.offset : endOf(before), child.offset);
    });
    const fresh = separators.at(-1) ?? (lead.includes('\n') ? `,${lead}` : ', ');
    const form: Form = {
      ...this.formAround(first),
      indent: fresh.includes('\n') ? (/\n([ \t]*)$/.exec(fresh)?.[1] ?? '') : null,
      colon: /^"(?:[^"\\]|\\.)*"(\s*:\s*)/.exec(this.of(first))?.[1] ?? this.formAround(first).colon,
    };
    const body = members.map((each, place) => {
      const own = each.kind === 'kept' ? (separators[each.at - 1] ?? fresh) : fresh;
      return (place === 0 ? '' : own) + (each.kind === 'kept' ? each.text : each.write(form));
    });
    if (members.length === 0) return `${this.text.charAt(node.offset)}${this.text.charAt(end)}`;
    return `${this.text.charAt(node.offset)}${lead}${body.join('')}${this.between(endOf(last), end + 1)}`;
  }

  private object(node: Node, value: Members, part: Part): string {
    const { children = [] } = node;
    const names = children.map(({ children: [key] = [] }) => String(key?.value));
    const kept = children.flatMap((property, at): readonly Member[] => {
      const name = names[at] ?? '';
      const [, old] = property.children ?? [];
      if (!Object.hasOwn(value, name) || old === undefined) return [];
      const text =
        this.between(property.offset, old.offset) + this.over(old, value[name], partUnder(part, name));
      return [{ kind: 'kept', at, text }];
    });
    const added = Object.entries(value)
      .filter(([name]) => !names.includes(name))
      .map(
        ([name, each]): Member => ({
          kind: 'new',
          write: (form) => `${safeJson(name)}${form.colon}${written(each, form)}`,
        }),
      );
    return this.members(node, [...kept, ...added]);
  }

  /** A set: what stays in its order, what is new behind it. One member that stood alone does so as long as it is alone. */
  private set(node: Node, value: Json, part: Part): string {
    const wanted = asList(value);
    const names = new Set(wanted.map((each) => compared(each, part)));
    const write =
      (each: Json) =>
      (form: Form): string =>
        written(each, form);
    if (node.type !== 'array') {
      const own = compared(node.value, part);
      const others = wanted.filter((each) => compared(each, part) !== own);
      const [only] = others;
      if (!names.has(own) && others.length === 1) return safeJson(only);
      const texts = others.map((each) => safeJson(each));
      return `[${[...(names.has(own) ? [this.of(node)] : []), ...texts].join(this.formAround(node).comma)}]`;
    }
    const { children = [] } = node;
    const present = new Set(children.map((child) => compared(child.value, part)));
    const kept = children.flatMap((child, at): readonly Member[] =>
      names.has(compared(child.value, part)) ? [{ kind: 'kept', at, text: this.of(child) }] : [],
    );
    const added = wanted.filter((each) => !present.has(compared(each, part)));
    return this.members(node, [
      ...kept,
      ...added.map((each): Member => ({ kind: 'new', write: write(each) })),
    ]);
  }

  private statements(node: Node, value: Json): string {
    const wanted = asList(value);
    const [only] = wanted;
    if (node.type !== 'array')
      return wanted.length === 1 && only !== undefined
        ? this.over(node, only, 'statement')
        : this.list(node, wanted);
    const { children = [] } = node;
    const matches = matched(children.map(valueIn), wanted);
    return this.members(
      node,
      wanted.map((each, at): Member => {
        const from = matches[at];
        const child = from === undefined ? undefined : children[from];
        return child === undefined || from === undefined
          ? { kind: 'new', write: (form) => written(each, form) }
          : { kind: 'kept', at: from, text: this.over(child, each, 'statement') };
      }),
    );
  }

  /** The one statement that stood without a list, in a list with others. */
  private list(node: Node, wanted: readonly Json[]): string {
    const [from] = matched([valueIn(node)], wanted).flatMap((old, at) => (old === undefined ? [] : [at]));
    const form = this.formAround(node);
    const texts = wanted.map((each, at) =>
      at === from ? this.over(node, each, 'statement') : written(each, form),
    );
    return `[${texts.join(form.comma)}]`;
  }
}

/**
 * The text with another document in it, its form kept.
 *
 * @param text JSON, without a byte-order mark.
 * @param document The policy as it is to be read from the text.
 */
export function keepForm(text: string, document: unknown): string {
  const root = parseTree(text);
  if (root === undefined || root.type !== 'object' || !isObject(document))
    return `${safeJson(document, 2)}\n`;
  const { offset, length } = root;
  return (
    text.slice(0, offset) + new Laying(text).over(root, document, 'policy') + text.slice(offset + length)
  );
}
