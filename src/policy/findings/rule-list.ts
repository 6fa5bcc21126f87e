/** Every rule with its line and its example, as the command line and the documents show them. */

import type { Severity } from '../finding.ts';
import { type Example, examples } from './examples.ts';
import { problemRules, rules } from './rules.ts';

/** A rule as people look it up. */
export interface ListedRule {
  readonly name: string;
  /** That which most of its findings have. */
  readonly severity: Severity;
  readonly about: string;
  readonly example: Example | undefined;
}

/** All rules, those of reading first, then in the order in which findings are listed. */
export const listedRules: readonly ListedRule[] = [
  ...problemRules.map(({ name, about }) => ({ name, severity: 'error' as const, about })),
  ...rules.map(({ name, severity, about }) => ({ name, severity, about })),
].map((rule) => ({ ...rule, example: Object.hasOwn(examples, rule.name) ? examples[rule.name] : undefined }));

/** What an example shows: its first statement where that is enough, and no more than fits a line or two. */
const shown = ({ policy, kind }: Example): string => {
  const statement = /^\{"Version":"2012-10-17","Statement":\[(\{.*\})\]\}$/s.exec(policy)?.[1] ?? policy;
  const text = statement.length > 260 ? `${statement.slice(0, 259)}…` : statement;
  return `${kind === undefined ? '' : `(${kind}) `}\`${text.replaceAll('|', '\\|')}\``;
};

/** The rules as a table in Markdown. */
export function ruleTable(): string {
  const rows = listedRules.map(
    ({ name, severity, about, example }) =>
      `| \`${name}\` | ${severity} | ${about} | ${example === undefined ? '' : shown(example)} |`,
  );
  return ['| rule | mostly | finds | example |', '|---|---|---|---|', ...rows].join('\n');
}
