/**
 * Where policies stand in Terraform: `aws_iam_policy_document`, whose blocks are statements, and every attribute; and in
 * what a plan prints, which is Terraform with marks of what changes.
 */
import type { Path } from '../../iam/path.ts';
import { groupBy } from '../../text/group-by.ts';
import { type Entry, type Located, type Repeated, scalar } from './located.ts';
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

/** Arguments that a block, or one inside of it, has again: Terraform refuses both places. */
function repeatedIn({ attributes, blocks }: Block, path: Path): readonly Repeated[] {
  const seen = new Set<string>();
  const own = attributes.filter(({ key }) => seen.has(key) || !seen.add(key));
  return [
    ...own.map(({ key, at }) => ({ key, at, path })),
    ...blocks.flatMap((inner) => repeatedIn(inner, path)),
  ];
}

const isReadable = (value: Located): boolean =>
  value.kind === 'object' || (value.kind === 'scalar' && value.unknown !== true);

/** The values of a block's arguments; one that the block has again is marked as a mistake, if it can be read the second one. */
function valuesOf({ attributes }: Block): readonly Located[] {
  const byName = groupBy(attributes, ({ key }) => key);
  return attributes.map(({ key, at, value }) => {
    const own = byName.get(key) ?? [];
    const isFirst = own[0]?.value === value;
    // A reference has no place of its own to be told at, so the first is told of it.
    const again = isFirst ? own.slice(1).find((each) => !isReadable(each.value)) : { at };
    return again === undefined || value.kind === 'list'
      ? value
      : { ...value, repeated: [{ key, at: again.at, path: [] }] };
  });
}

/** Values by name, each at its first place; the provider joins those of one name into a list. */
function joinedByName(values: readonly Entry[]): readonly Entry[] {
  const byName = groupBy(values, ({ key }) => key);
  return [...byName.values()].map((own): Entry => {
    const [first, ...more] = own;
    if (more.length === 0) return first;
    const items = own.flatMap(({ value }) => (value.kind === 'list' ? value.items : [value]));
    return { ...first, value: { kind: 'list', at: first.value.at, items } };
  });
}

/** What the blocks of principals come to: identifiers by their type. */
const principalsOf = (blocks: readonly Block[]): readonly Entry[] =>
  joinedByName(
    blocks.flatMap((each): readonly Entry[] => {
      const kind = attribute(each, 'type');
      const value = attribute(each, 'identifiers');
      return kind?.kind === 'scalar' && value !== undefined
        ? [{ key: String(kind.value), at: each.at, value }]
        : [];
    }),
  );

/** What the blocks of conditions come to: values by their variable, by their test. */
function conditionsOf(blocks: readonly Block[]): readonly Entry[] {
  const byTest = new Map<string, Entry[]>();
  for (const each of blocks) {
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
  return [...byTest].flatMap(([key, own]) => {
    const at = own[0]?.at ?? 0;
    return { key, at, value: { kind: 'object', at, entries: joinedByName(own) } };
  });
}

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
  for (const [name, element] of names) {
    const own = block.attributes.find(({ key }) => key === name);
    if (own !== undefined) entries.push({ ...own, key: element });
  }
  for (const [type, element, entriesOf] of [
    ['principals', 'Principal', principalsOf],
    ['not_principals', 'NotPrincipal', principalsOf],
    ['condition', 'Condition', conditionsOf],
  ] as const) {
    const own = held(block, type);
    const [first] = own;
    if (first === undefined) continue;
    const { at } = first;
    entries.push({ key: element, at, value: { kind: 'object', at, entries: entriesOf(own) } });
  }
  return { kind: 'object', at: block.at, entries };
}

/** The values of a file of Terraform in which policies may stand: documents as policies, and every attribute. */
export function hclValues(blocks: readonly Block[]): readonly Located[] {
  return blocks.flatMap((block): readonly Located[] => {
    if (block.labels[0] === 'aws_iam_policy_document') {
      const statements = held(block, 'statement');
      const at = block.at;
      // What stands in a statement is told of it.
      const others = block.blocks.filter(({ type }) => type !== 'statement');
      const around = { ...block, blocks: others.map((each) => ({ ...each, blocks: [] })) };
      return [
        {
          kind: 'object',
          at,
          entries: [
            { key: 'Version', at, value: attribute(block, 'version') ?? scalar('2012-10-17', at) },
            { key: 'Statement', at, value: { kind: 'list', at, items: statements.map(statementOf) } },
          ],
          repeated: [
            ...repeatedIn(around, []),
            ...statements.flatMap((each, index) => repeatedIn(each, ['Statement', index])),
          ],
        },
      ];
    }
    return [...valuesOf(block), ...hclValues(block.blocks)];
  });
}
