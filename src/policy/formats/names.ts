/**
 * The policy's name, spelt as each format needs it. Names come from a person or a file name, so every rule
 * here turns any text into a valid name; nothing is refused.
 */

/** One name per document: the name itself, or numbered from 1 when there are several. */
export function numbered(name: string, count: number, separator: string): readonly string[] {
  if (count <= 1) return [name];
  return Array.from({ length: count }, (_, index) => `${name}${separator}${index + 1}`);
}

/** A name that IAM and Organizations take: letters, digits and `+=,.@_-`, short enough to be numbered (128 at most). */
export function iamName(name: string): string {
  return (
    name
      .replace(/[^\w+=,.@-]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 120) || 'policy'
  );
}

/** A Terraform name: lower case, digits and underscores, beginning with a letter. */
export function snakeName(name: string): string {
  const snake = words(name)
    .map((word) => word.toLowerCase())
    .join('_');
  return startsWithLetter(snake, 'policy_');
}

/** A CloudFormation logical id: letters and digits, beginning with a capital. */
export function pascalName(name: string): string {
  const pascal = words(name).map(capitalised).join('');
  return startsWithLetter(pascal, 'Policy').slice(0, 200);
}

/** A TypeScript identifier in camel case. It always ends in `Policy`, so that it is never a reserved word. */
export function camelName(name: string): string {
  const [first = '', ...rest] = words(name);
  const camel = startsWithLetter(first.toLowerCase() + rest.map(capitalised).join(''), 'policy').slice(
    0,
    200,
  );
  if (camel === 'policy') return camel;
  return camel.endsWith('Policy') ? camel : `${camel}Policy`;
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function words(name: string): readonly string[] {
  const spaced = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2');
  return spaced.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
}

function startsWithLetter(name: string, prefix: string): string {
  if (name === '') return prefix.replace(/_$/, '');
  return /^[A-Za-z]/.test(name) ? name : prefix + name;
}
