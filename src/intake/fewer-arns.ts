/**
 * Many ARNs as few patterns. A day of events may name a hundred thousand objects, and no policy has room for a hundred.
 * Names are paths: their last parts are left out, for all ARNs alike, until few enough are left. What is left allows
 * more than was seen, so whoever calls this says so.
 */

/** ARNs of one action that a statement still reads well with, and a policy has room for. */
const most = 40;

/** The parts of an ARN's name, each with the separator before it. */
const partsOf = (arn: string): readonly string[] => {
  const fields = arn.split(':');
  const name = fields.slice(5).join(':');
  return [`${fields.slice(0, 5).join(':')}:`, ...(name.match(/^[^/:]*|[/:][^/:]*/gu) ?? [])];
};

/** The ARNs themselves while they are few, else patterns that match all of them. */
export function fewerArns(arns: readonly string[]): readonly string[] {
  if (arns.length <= most) return arns;
  const split = arns.map(partsOf);
  const longest = split.reduce((sum, parts) => Math.max(sum, parts.length), 0);
  let patterns = new Set(arns);
  for (let depth = longest - 1; depth > 0 && patterns.size > most; depth -= 1)
    patterns = new Set(
      split.map((parts) => {
        if (parts.length <= depth) return parts.join('');
        const separator = depth === 1 ? '' : (parts[depth]?.charAt(0) ?? '');
        return `${parts.slice(0, depth).join('')}${separator}*`;
      }),
    );
  return [...patterns];
}
