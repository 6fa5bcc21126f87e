/** Strings of HCL: quoted ones with their templates, and heredocs. What a template fills in is a placeholder. */
import { Cursor } from './cursor.ts';
import { fillIn, type Located } from './located.ts';

const longestHeredoc = 50_000;
const heredoc = /<<(-?)([A-Za-z_]\w*)[^\n]*\n/y;

/** Reads them where its place is. */
export class HclStrings extends Cursor {
  /** A quoted string with its escapes; `${` … `}` may hold quotes of its own. */
  protected string(): Located | undefined {
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

  protected heredoc(): Located | undefined {
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
}
