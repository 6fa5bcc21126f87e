/** White space and the comments of HCL, Python, JavaScript and TypeScript. */
const blanks = /(?:\s|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]{0,5000}?\*\/)*/y;

/** A place in a text that moves on as the text is read, by patterns that hold exactly there. */
export class Cursor {
  at: number;
  protected readonly text: string;
  private readonly end: number;

  /** @param end nothing is seen from there on */
  constructor(text: string, at = 0, end = text.length) {
    this.text = text;
    this.at = at;
    this.end = end;
  }

  /** What a sticky pattern matches here; the place is then behind it. */
  protected take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match !== null) this.at += match[0].length;
    return match;
  }

  /** The character to be read next; empty at the end. */
  protected peek(): string {
    return this.at < this.end ? (this.text[this.at] ?? '') : '';
  }

  /** Passes over white space and comments. */
  protected skip(): void {
    this.take(blanks);
  }

  /**
   * What stands in brackets, from behind the opening one to behind the closing one: items between commas, white space and
   * comments. An item that reads nothing costs one character, so the end is always reached.
   * @param closing characters that close the list
   * @param item reads one; undefined for what is passed over
   */
  protected between<T>(closing: string, item: () => T | undefined): readonly T[] {
    const items: T[] = [];
    for (;;) {
      this.skip();
      if (this.peek() === '' || closing.includes(this.peek())) break;
      const before = this.at;
      const read = this.peek() === ',' ? undefined : item();
      if (read !== undefined) items.push(read);
      if (this.at === before) this.at += 1;
    }
    this.at += 1;
    return items;
  }
}
