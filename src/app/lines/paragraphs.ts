/** Prose for a pane: paragraphs that are wrapped to its width, and read out whole where nobody looks at a pane. */
import { type Line, type Span, span, type Tone } from './spans.ts';
import { wrapText } from './wrap-text.ts';

/** Text that is wrapped as one. */
export interface Paragraph {
  readonly text: string;
  readonly tone: Tone;
  /** Before the first row; the following rows stand under its text. */
  readonly mark?: Span;
  /** Cells before the text, the mark included. */
  readonly indent?: number;
}

/** An empty row between paragraphs. */
export const blank: Paragraph = { text: '', tone: 'plain' };

/** A paragraph of one tone. */
export function paragraph(text: string, tone: Tone = 'plain', indent = 0): Paragraph {
  return { text, tone, indent };
}

/** Paragraphs as rows of at most `width` cells; one without text is an empty row. */
export function paragraphRows(paragraphs: readonly Paragraph[], width: number): readonly Line[] {
  return paragraphs.flatMap(({ text, tone, mark, indent = 0 }): readonly Line[] => {
    if (text === '') return [[]];
    return wrapText(text, Math.max(10, width - indent)).map((part, at): Line => {
      const before = at === 0 && mark !== undefined ? mark.text : '';
      const space = span(' '.repeat(Math.max(0, indent - before.length)));
      return [...(at === 0 && mark !== undefined ? [mark] : []), space, span(part, tone)];
    });
  });
}
