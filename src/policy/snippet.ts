/**
 * What leaves with one keystroke: the text that is most useful of an entry, and the other texts to choose from.
 *
 * A snippet is valid as it stands. What only a human knows is filled with a value that IAM accepts and no request
 * has (REPLACE_ME, zero, an address range kept for documentation), so that a snippet pasted and forgotten grants
 * too little, never too much. A `${Placeholder}` never leaves: IAM would read it as a policy variable.
 */
import { homeService } from '../catalog/home-service.ts';
import type { Action, Catalog, ConditionKey, Entry, ResourceType } from '../catalog/model.ts';
import type { Condition, ConditionBlock, PolicyDocument } from '../iam/document.ts';
import { wildcardArn } from './arn-template.ts';
import { assemble } from './assemble/assemble.ts';
import { addAction, emptyCart, setCondition } from './cart/cart.ts';
import type { Defaults } from './cart-model.ts';
import { defaultOperator } from './conditions.ts';
import { type FormatId, formats, renderPolicy } from './formats/formats.ts';
import { prettyJson } from './formats/json.ts';
import { terraformConditions } from './formats/terraform.ts';
import { yamlOf } from './formats/yaml.ts';

/** One row of the copy menu. */
export interface CopyChoice {
  readonly id: 'name' | 'statement' | 'arn' | 'template' | 'condition' | 'url' | FormatId;
  readonly label: string;
  /** What is copied; holds no control characters besides line feeds. */
  readonly text: string;
}

/**
 * The snippet of an entry: of an action a complete statement, of a condition key its Condition element with a
 * fitting operator, of a resource type the ARN that matches all of them.
 */
export function snippetFor(entry: Entry, catalog: Catalog, defaults: Defaults): string {
  switch (entry.kind) {
    case 'action':
      return statementText(policyOf(entry, catalog, defaults));
    case 'condition-key':
      return conditionText(conditionOf(entry, defaults));
    case 'resource-type':
      return wildcardArn(entry, defaults);
  }
}

/** Everything of an entry that may be copied, the name first and the address of its page last. */
export function copyChoices(entry: Entry, catalog: Catalog, defaults: Defaults): readonly CopyChoice[] {
  const url: CopyChoice = { id: 'url', label: 'Address of the AWS page', text: entry.docsUrl };
  const chosen = [...choicesOf(entry, catalog, defaults), ...(entry.docsUrl === '' ? [] : [url])];
  return chosen;
}

function choicesOf(entry: Entry, catalog: Catalog, defaults: Defaults): readonly CopyChoice[] {
  switch (entry.kind) {
    case 'action':
      return actionChoices(entry, catalog, defaults);
    case 'condition-key':
      return keyChoices(entry, defaults);
    case 'resource-type':
      return typeChoices(entry, defaults);
  }
}

function actionChoices(action: Action, catalog: Catalog, defaults: Defaults): readonly CopyChoice[] {
  const document = policyOf(action, catalog, defaults);
  const types = action.resourceTypes
    .map(({ id }) => catalog.resourceType(id))
    .filter((type) => type !== undefined);
  const arns = types.map((type) => wildcardArn(type, defaults)).join('\n');
  return [
    { id: 'name', label: 'Name', text: action.id },
    { id: 'statement', label: 'Statement', text: statementText(document) },
    ...(arns === '' ? [] : [{ id: 'arn' as const, label: types.length > 1 ? 'ARNs' : 'ARN', text: arns }]),
    ...formats
      .filter(({ id }) => id !== 'statements')
      .map(({ id, label }) => ({
        id,
        label,
        text: renderPolicy(id, [document], { name: action.name, target: 'managed' }),
      })),
  ];
}

function keyChoices(key: ConditionKey, defaults: Defaults): readonly CopyChoice[] {
  const condition = conditionOf(key, defaults);
  return [
    { id: 'name', label: 'Name', text: filledKey(key) },
    { id: 'condition', label: 'Condition block', text: conditionText(condition) },
    { id: 'terraform', label: 'Terraform', text: terraformConditions(condition) },
    { id: 'cloudformation', label: 'CloudFormation', text: yamlOf({ Condition: condition }).trimEnd() },
  ];
}

function typeChoices(type: ResourceType, defaults: Defaults): readonly CopyChoice[] {
  return [
    { id: 'name', label: 'Name', text: type.name },
    { id: 'arn', label: 'ARN', text: wildcardArn(type, defaults) },
    { id: 'template', label: 'ARN with its placeholders', text: type.arn },
  ];
}

/** Whom a role is passed to is not known when no action is named; whoever copies this means the home service. */
const passedHome: Condition = {
  operator: 'StringEquals',
  key: 'iam:PassedToService',
  values: [`${homeService}.amazonaws.com`],
};

/** The policy that a cart with this one action makes. */
function policyOf(action: Action, catalog: Catalog, defaults: Defaults): PolicyDocument {
  const alone = addAction(emptyCart, action.id);
  const cart = action.id === 'iam:PassRole' ? setCondition(alone, 'all', passedHome) : alone;
  const { documents } = assemble(cart, catalog, {
    ...defaults,
    target: 'managed',
  });
  return documents[0] ?? { Version: '2012-10-17', Statement: [] };
}

function statementText({ Statement }: PolicyDocument): string {
  return prettyJson(Statement.length === 1 ? Statement[0] : Statement);
}

/** The element as it is pasted into a statement: its name, then the block. */
function conditionText(condition: ConditionBlock): string {
  return `"Condition": ${prettyJson(condition)}`;
}

function conditionOf(key: ConditionKey, defaults: Defaults): ConditionBlock {
  const value = exampleValue(key, defaults);
  const operator = defaultOperator(key, [value], 'Allow');
  const name = filledKey(key);
  if (!operator.startsWith('ForAllValues:')) return { [operator]: { [name]: value } };
  // ForAllValues is true of a request without the key; the guard asks for it.
  return { [operator]: { [name]: [value] }, Null: { [name]: 'false' } };
}

/** The key as a policy can write it: a tag's name in place of the placeholder. */
function filledKey(key: ConditionKey): string {
  return key.id.replace(/\$\{[^}]*\}|<[^>]*>|(?<=\/)tag-key$|(?<=\/)$/g, 'REPLACE_ME');
}

function exampleValue(key: ConditionKey, defaults: Defaults): string {
  const known = key.values?.known[0];
  if (known !== undefined) return known;
  switch (key.type) {
    case 'String':
    case 'ArrayOfString':
      return 'REPLACE_ME';
    case 'ARN':
    case 'ArrayOfARN':
      return `arn:${defaults.partition === '*' ? 'aws' : defaults.partition}:*:*:*:REPLACE_ME`;
    case 'Bool':
    case 'ArrayOfBool':
      return 'true';
    case 'Numeric':
      return '0';
    case 'Date':
      return '2000-01-01T00:00:00Z';
    case 'IPAddress':
      return '203.0.113.0/24';
  }
}
