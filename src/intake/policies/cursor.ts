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
}
