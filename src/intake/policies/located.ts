/**
 * Values with the place where each stands: what files in JSON, YAML and HCL come to, so that policies are sought and read
 * in one way. What a template fills in later (`!Ref`, `${var.x}`) is a placeholder.
 */
import type { Path } from '../../iam/path.ts';

/** A value of a file, with where each part of it stands. */
export type Located =
  | {
      readonly kind: 'object';
      readonly at: number;
      readonly entries: readonly Entry[];
      /** What the file has twice where the value can show it once. */
      readonly repeated?: readonly Repeated[];
    }
  | { readonly kind: 'list'; readonly at: number; readonly items: readonly Located[] }
  | {
      readonly kind: 'scalar';
      readonly at: number;
      readonly value: string | number | boolean | null;
      /** The whole value is filled in later, so nothing is known of it. */
      readonly unknown?: true;
      /** The value is the file's own text from `at` on, indentation included: places inside of it are known. */
      readonly verbatim?: true;
      /** The same as of an object, where the text holds one. */
      readonly repeated?: readonly Repeated[];
    };

/** A member of an object, with its place. */
export interface Entry {
  readonly key: string;
  readonly at: number;
  readonly value: Located;
}

/** An argument of a block of HCL that the block has had before: a mistake, told at its second place. */
export interface Repeated {
  readonly key: string;
  readonly at: number;
  /** What of the value the block is part of. */
  readonly path: Path;
}

/** A text, number, truth value or null that stands at an offset of its file. */
export function scalar(value: string | number | boolean | null, at: number): Located {
  return {
    kind: 'scalar',
    at,
    value,
  };
}

/** A value that is filled in later; it stands as its name. */
export function unknownValue(name: string, at: number): Located {
  return {
    kind: 'scalar',
    at,
    value: nameFor(name),
    unknown: true,
  };
}

/** A placeholder's name as part of a text: letters and digits, so that IAM's grammar has nothing to say of it. */
const nameFor = (name: string): string =>
  name.replace(/[^A-Za-z0-9-]+/gu, '-').replace(/^-+|-+$/gu, '') || 'value';

/** What CloudFormation and CDK fill in by themselves. */
const pseudo: ReadonlyMap<string, string> = new Map([
  ['AWS::Partition', 'aws'],
  ['AWS::Region', '*'],
  ['AWS::AccountId', '*'],
  ['AWS::URLSuffix', 'amazonaws.com'],
]);

/** IAM's own variables, which no template fills in. */
const isVariable = (name: string): boolean =>
  /^(?:aws|saml|cognito[\w-]*|sagemaker|s3|iam|sts|redshift|www\.[\w.]+|accounts\.[\w.]+):[\w/-]+$/iu.test(
    name.trim(),
  );

/**
 * A template with its placeholders filled in by their names; in the fields of an ARN that are no names (partition,
 * region, account) by what stands for any. A template that is one placeholder is unknown as a whole.
 */
export function fillIn(template: string, at: number): Located {
  const [, whole] = /^\$\{([^{}!][^{}]*)\}$/u.exec(template.trim()) ?? [];
  if (whole !== undefined && !pseudo.has(whole) && !isVariable(whole)) return unknownValue(whole, at);
  const text = template
    .replace(/\$\{!([^}]*)\}/gu, '&{$1}')
    .replace(/\$\{([^{}]+)\}/gu, (written, name: string, index: number) => {
      if (isVariable(name)) return written;
      const known = pseudo.get(name.trim());
      if (known !== undefined) return known;
      const before = template.slice(0, index).replace(/\$\{[^{}]*\}/gu, 'x');
      const field = before.startsWith('arn:') ? before.split(':').length - 1 : -1;
      if (field === 1) return 'aws';
      return field === 3 || field === 4 ? '*' : nameFor(name);
    });
  return scalar(text.replace(/&\{([^}]*)\}/gu, '${$1}'), at);
}

/** The value of a key; the last one where it stands twice. */
export function valueAt(value: Located, key: string): Located | undefined {
  return value.kind === 'object' ? value.entries.findLast((entry) => entry.key === key)?.value : undefined;
}

/** JSON of a value, with keys as often as they stand there. */
export function jsonOf(value: Located): string {
  switch (value.kind) {
    case 'object':
      return `{${value.entries.map(({ key, value: own }) => `${JSON.stringify(key)}:${jsonOf(own)}`).join(',')}}`;
    case 'list':
      return `[${value.items.map(jsonOf).join(',')}]`;
    case 'scalar':
      return JSON.stringify(value.value);
  }
}

/** The value at a path, or the nearest one around it; a path may speak of a single value as of a list. */
export function nearest(value: Located, path: readonly (string | number)[]): Located {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (value.kind === 'list') {
    const item = typeof step === 'number' ? value.items[step] : undefined;
    return item === undefined ? value : nearest(item, rest);
  }
  if (step === 0) return nearest(value, rest);
  const own = typeof step === 'string' ? valueAt(value, step) : undefined;
  return own === undefined ? value : nearest(own, rest);
}

/** Every path at which a value is unknown as a whole. */
export function unknownPaths(
  value: Located,
  path: readonly (string | number)[] = [],
): readonly (readonly (string | number)[])[] {
  switch (value.kind) {
    case 'object':
      return value.entries.flatMap(({ key, value: own }) => unknownPaths(own, [...path, key]));
    case 'list':
      return value.items.flatMap((own, at) => unknownPaths(own, [...path, at]));
    case 'scalar':
      return value.unknown === true ? [path] : [];
  }
}
