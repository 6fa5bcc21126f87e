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

/** Attributes that a block has once more, which Terraform refuses as IAM refuses a key twice. */
const repeated = ({ attributes }: Block): readonly Entry[] =>
  attributes.filter(({ key }, at) => attributes.findIndex((other) => other.key === key) < at);

/** All attributes of a name as members of another name; a value where there is none. */
function members(block: Block, name: string, key: string, otherwise: string): readonly Entry[] {
  const own = block.attributes.filter((each) => each.key === name);
  if (own.length === 0) return [{ key, at: block.at, value: scalar(otherwise, block.at) }];
  return own.map(({ at, value }) => ({ key, at, value }));
}

/** A member of an object, and the block that gives it. */
type Given = Entry & { readonly block: Block };

const itemsOf = (value: Located): readonly Located[] => (value.kind === 'list' ? value.items : [value]);

/**
 * The members that blocks give. Those of several blocks under one key are one list, as the provider writes them; a block
 * with an attribute twice gives its member twice.
 */
function joined(given: readonly Given[]): readonly Entry[] {
  const byKey = new Map<string, Entry>();
  for (const { key, at, value } of given) {
    const { value: known } = byKey.get(key) ?? {};
    const items = known === undefined ? undefined : [...itemsOf(known), ...itemsOf(value)];
    byKey.set(key, {
      key,
      at: byKey.get(key)?.at ?? at,
      value: items === undefined ? value : { kind: 'list', at: known?.at ?? at, items },
    });
  }
  const twice = given.flatMap(({ key, value, block }) =>
    repeated(block).map(({ at }) => ({ key, at, value })),
  );
  return [...byKey.values(), ...twice];
}

function statementOf(block: Block): Located {
  const entries: Entry[] = [...members(block, 'effect', 'Effect', 'Allow')];
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
    const who = own.flatMap((each): readonly Given[] => {
      const kind = attribute(each, 'type');
      const value = attribute(each, 'identifiers');
      return kind?.kind === 'scalar' && value !== undefined
        ? [{ key: String(kind.value), at: each.at, value, block: each }]
        : [];
    });
    entries.push({
      key: element,
      at: first.at,
      value: { kind: 'object', at: first.at, entries: joined(who) },
    });
  }
  const conditions = held(block, 'condition');
  const byTest = new Map<string, Given[]>();
  for (const each of conditions) {
    const test = attribute(each, 'test');
    const variable = attribute(each, 'variable');
    if (test?.kind !== 'scalar' || variable?.kind !== 'scalar') continue;
    const list = byTest.get(String(test.value)) ?? [];
    const value = attribute(each, 'values') ?? scalar(null, each.at);
    list.push({ key: String(variable.value), at: each.at, value, block: each });
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
          value: { kind: 'object', at: own[0]?.at ?? first.at, entries: joined(own) },
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
            ...members(block, 'version', 'Version', '2012-10-17'),
            { key: 'Statement', at, value: { kind: 'list', at, items: statements } },
          ],
        },
      ];
    }
    return [...block.attributes.map(({ value }) => value), ...hclValues(block.blocks)];
  });
}
