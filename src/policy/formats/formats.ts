/** The table of output formats, and the one function through which a policy becomes text. */
import type { PolicyDocument } from '../../iam/document.ts';
import type { Target } from '../../iam/policy-kind.ts';
import { type Astral, safeSource } from '../../text/escape.ts';
import { renderCdk } from './cdk.ts';
import { renderCli } from './cli.ts';
import { renderCloudFormation } from './cloudformation.ts';
import { renderJson, renderStatements } from './json.ts';
import { renderTerraform } from './terraform.ts';

/** The formats by their stable names, as `--format` takes them. */
export type FormatId = 'json' | 'statements' | 'terraform' | 'cloudformation' | 'cdk' | 'cli';

/** What a format needs to know besides the documents. */
export interface FormatOptions {
  /** The policy's name, any text; every format spells it as it must. */
  readonly name: string;
  readonly target: Target;
}

/** A form in which a policy is handed out. */
export interface Format {
  readonly id: FormatId;
  /** For menus: "Terraform". */
  readonly label: string;
  /** Of a file in this format, without the dot. */
  readonly extension: string;
  /** How its strings write what stands beyond U+FFFF. */
  readonly astral: Astral;
  /** Several documents become several resources or commands. The text does not end in a line feed. */
  readonly render: (documents: readonly PolicyDocument[], options: FormatOptions) => string;
}

/** Every format, in the order of menus. */
export const formats: readonly Format[] = [
  {
    id: 'json',
    label: 'JSON policy',
    extension: 'json',
    astral: 'two units',
    render: (documents, { target }) => renderJson(documents, target),
  },
  {
    id: 'statements',
    label: 'Statements alone',
    extension: 'json',
    astral: 'two units',
    render: (documents, { target }) => renderStatements(documents, target),
  },
  {
    id: 'terraform',
    label: 'Terraform',
    extension: 'tf',
    astral: 'one code point',
    render: (documents, { name }) => renderTerraform(documents, name),
  },
  {
    id: 'cloudformation',
    label: 'CloudFormation',
    extension: 'yaml',
    astral: 'one code point',
    render: (documents, { name, target }) => renderCloudFormation(documents, name, target),
  },
  {
    id: 'cdk',
    label: 'CDK (TypeScript)',
    extension: 'ts',
    astral: 'two units',
    render: (documents, { name, target }) => renderCdk(documents, name, target),
  },
  {
    id: 'cli',
    label: 'aws command line',
    extension: 'sh',
    astral: 'two units',
    render: (documents, { name, target }) => renderCli(documents, name, target),
  },
];

/** The format of that id; undefined when there is none, as for an id that a user typed. */
export function formatOf(id: string): Format | undefined {
  return formats.find((format) => format.id === id);
}

/** The documents as text in the format named. @throws RangeError for an id that is none, which the types rule out */
export function renderPolicy(
  id: FormatId,
  documents: readonly PolicyDocument[],
  options: FormatOptions,
): string {
  const format = formats.find((candidate) => candidate.id === id);
  if (format === undefined) throw new RangeError(`There is no format ${id}`);
  return safeSource(format.render(documents, options), format.astral);
}
