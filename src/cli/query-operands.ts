/** A query on the command line may hold words that look like options. */

/** `-is:read` and the like: a part of the query that begins with a dash. */
const negated = /^-[a-z-]+:/i;

/**
 * Arguments of `search` with the parts of the query moved behind `--`, so that commander does not take
 * `-is:read` for an option. Arguments of other subcommands, and queries without such a part, stay as they are.
 */
export function joinQueryOperands(argv: readonly string[]): readonly string[] {
  const [name, ...rest] = argv;
  if (name !== 'search' || rest.includes('--') || !rest.some((word) => negated.test(word))) return argv;
  const options: string[] = [];
  const operands: string[] = [];
  for (const [at, word] of rest.entries()) {
    const isOption = word.startsWith('-') && !negated.test(word);
    (isOption || rest[at - 1] === '--limit' ? options : operands).push(word);
  }
  return [name, ...options, '--', ...operands];
}
