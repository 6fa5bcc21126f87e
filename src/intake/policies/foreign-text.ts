/** Texts in another form than JSON that hold no policy: what they are, so that nobody is told of a missing brace. */

/** What the text is; undefined when it may well be meant as JSON. */
function formOf(text: string): string | undefined {
  const start = text.trimStart();
  if (start === '' || /^["{[]/.test(start)) return undefined;
  if (/^(```|~~~)/m.test(start)) return 'text with fences, as in Markdown';
  if (/^\s*(resource|data|module|locals|provider|variable|statement)\b[^\n:]*\{\s*$/m.test(start))
    return 'Terraform (HCL)';
  if (/^\s*(-\s+)?["']?[\w-]+["']?\s*:(\s|$)/m.test(start)) return 'YAML';
  if (start.startsWith('<')) return 'XML or HTML';
  return undefined;
}

/** One sentence about such a text; undefined when JSON's reader is to speak. */
export function foreignText(text: string): string | undefined {
  const form = formOf(text);
  return form === undefined
    ? undefined
    : `This is ${form}, and no policy is in it: a policy has a Statement with an Effect.`;
}
