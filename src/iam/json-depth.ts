/**
 * How deep a text nests that is meant as JSON, told without recursion before a recursive reader gets it. It has to be
 * right of broken texts too, and as that reader mends them: a string ends where its line does, and a bracket that closes
 * nothing of its kind closes nothing.
 */

/** The offset at which the text is nested deeper than `limit`; undefined when it never is. */
export function tooDeepAt(text: string, limit: number): number | undefined {
  const open: string[] = [];
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (inString) {
      if (character === '\\' && text[at + 1] !== '\n') at += 1;
      else if (character === '"' || character === '\n' || character === '\r') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') {
      open.push(character);
      if (open.length > limit) return at;
    } else if ((character === '}' || character === ']') && open.at(-1) === (character === '}' ? '{' : '['))
      open.pop();
  }
  return undefined;
}
