import type { Path } from '../../../iam/path.ts';
import { pause, type Rule } from '../rule.ts';

/** Tab, line feed, carriage return, and U+0020 to U+00FF: the character set of IAM's PolicyDocument. */
const outside = /[^\u0009\u000A\u000D\u0020-\u00FF]/u;

function* texts(value: unknown, path: Path): Iterable<{ text: string; path: Path }> {
  if (typeof value === 'string') yield { text: value, path };
  else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* texts(item, [...path, index]);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      yield { text: key, path: [...path, key] };
      yield* texts(item, [...path, key]);
    }
  }
}

export const characters: Rule = {
  name: 'characters',
  severity: 'error',
  perDocument: true,
  about: 'A character is outside the set that IAM accepts in policies (tab, line breaks, U+0020 to U+00FF).',
  *check({ document }) {
    for (const { text, path } of texts(document, [])) {
      yield pause;
      const found = outside.exec(text)?.[0];
      if (found === undefined) continue;
      const code = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      const [root, index] = path;
      yield {
        statement: root === 'Statement' ? (typeof index === 'number' ? index : 0) : null,
        path,
        message: `The character U+${code} is outside the set that IAM accepts in a policy; remove or replace it.`,
      };
    }
  },
};
