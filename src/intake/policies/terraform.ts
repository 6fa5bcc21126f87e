/**
 * Where policies stand in Terraform: `aws_iam_policy_document`, whose blocks are statements, and every attribute; and in
 * what a plan prints, which is Terraform with marks of what changes.
 */
import { type Entry, type Located, scalar } from './located.ts';
import type { Block } from './read-hcl.ts';

/** A resource as a plan shows it: with a mark before it. */
const planned = /^[ \t]*(?:[~+-]|[-+]\/[-+]|<=)[ \t]+(?:resource|data)[ \t]+"/mu;
const blank = (text: string): string => text.replace(/[^\n]/gu, ' ');

/**
 * The text of a plan as the Terraform that it would come to, with every offset kept: marks are blanked, and so are lines
 * that go, values that are replaced, and colours. Other text comes back as it is.
 */
export function afterPlan(text: string): string {
  const plain = text.includes('\u001b') ? text.replace(/\u001b\[[0-9;]*m/gu, blank) : text;
  if (!planned.test(plain)) return text;
  return plain
    .replace(/^[ \t]*-[ \t]+(?!resource|data|\/)[^\n]*[^\n{[(\s][ \t]*$/gmu, blank)
    .replace(/^[ \t]*(?:[~+-]|[-+]\/[-+]|<=)(?=[ \t])/gmu, blank)
    .replace(/(?<==[ \t]*|^[ \t]*)"[^"\n]*"[ \t]*->/gmu, blank);
}

const attribute = ({ attributes }: Block, name: string): Located | undefined =>
  attributes.find(({ key }) => key === name)?.value;

/** Blocks of a type, those of `dynamic "type"` too: these stand as often as their list says, and once here. */
const held = ({ blocks }: Block, wanted: string): readonly Block[] =>
  blocks.flatMap((block): readonly Block[] => {
    if (block.type === wanted) return [block];
    const content = block.type === 'dynamic' && block.labels[0] === wanted ? block.blocks : [];
    return content.filter(({ type }) => type === 'content').map((own) => ({ ...own, at: block.at }));
  });

function statementOf(block: Block): Located {
  const entries: Entry[] = [
    { key: 'Effect', at: block.at, value: attribute(block, 'effect') ?? scalar('Allow', block.at) },
  ];
  const names = [
    ['sid', 'Sid'],
    ['actions', 'Action'],
    ['not_actions', 'NotAction'],
    ['resources', 'Resource'],
    ['not_resources', 'NotResource'],
  ] as const;
  for (const { key, at, value } of block.attributes) {
    const [, element] = names.find(([name]) => name === key) ?? [];
    if (element !== undefined) entries.push({ key: element, at, value });
  }
  for (const [type, element] of [
    ['principals', 'Principal'],
    ['not_principals', 'NotPrincipal'],
  ] as const) {
    const own = held(block, type);
    const [first] = own;
    if (first === undefined) continue;
    const who = own.flatMap((each): readonly Entry[] => {
      const kind = attribute(each, 'type');
      const value = attribute(each, 'identifiers');
      return kind?.kind === 'scalar' && value !== undefined
        ? [{ key: String(kind.value), at: each.at, value }]
        : [];
    });
    entries.push({ key: element, at: first.at, value: { kind: 'object', at: first.at, entries: who } });
  }
  const conditions = held(block, 'condition');
  const byTest = new Map<string, Entry[]>();
  for (const each of conditions) {
    const test = attribute(each, 'test');
    const variable = attribute(each, 'variable');
    if (test?.kind !== 'scalar' || variable?.kind !== 'scalar') continue;
    const list = byTest.get(String(test.value)) ?? [];
    list.push({
      key: String(variable.value),
      at: each.at,
      value: attribute(each, 'values') ?? scalar(null, each.at),
    });
    byTest.set(String(test.value), list);
  }
  const [first] = conditions;
  if (first !== undefined)
    entries.push({
      key: 'Condition',
      at: first.at,
      value: {
        kind: 'object',
        at: first.at,
        entries: [...byTest].map(([key, own]) => ({
          key,
          at: own[0]?.at ?? first.at,
          value: { kind: 'object', at: own[0]?.at ?? first.at, entries: own },
        })),
      },
    });
  return { kind: 'object', at: block.at, entries };
}

/** The values of a file of Terraform in which policies may stand: documents as policies, and every attribute. */
export function hclValues(blocks: readonly Block[]): readonly Located[] {
  return blocks.flatMap((block): readonly Located[] => {
    if (block.labels[0] === 'aws_iam_policy_document') {
      const statements = held(block, 'statement').map(statementOf);
      const at = block.at;
      return [
        {
          kind: 'object',
          at,
          entries: [
            { key: 'Version', at, value: attribute(block, 'version') ?? scalar('2012-10-17', at) },
            { key: 'Statement', at, value: { kind: 'list', at, items: statements } },
          ],
        },
      ];
    }
    return [...block.attributes.map(({ value }) => value), ...hclValues(block.blocks)];
  });
}
