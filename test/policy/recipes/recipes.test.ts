import { describe, expect, it } from 'vitest';
import { loadCatalog, loadRecipes, loadServices } from '../../../src/catalog/load.ts';
import type { Catalog } from '../../../src/catalog/model.ts';
import type { Recipe } from '../../../src/catalog/recipe.ts';
import { honours } from '../../../src/catalog/relations.ts';
import { actionMatches } from '../../../src/iam/action-pattern.ts';
import type { PolicyDocument } from '../../../src/iam/document.ts';
import { validateArn, wildcardArn } from '../../../src/policy/arn-template.ts';
import { assemble } from '../../../src/policy/assemble/assemble.ts';
import type { Defaults } from '../../../src/policy/cart-model.ts';
import type { Finding } from '../../../src/policy/finding.ts';
import { checkDocument, servicesIn } from '../../../src/policy/findings/check.ts';
import { instantiate, servicesOf } from '../../../src/policy/recipes/instantiate.ts';
import { expand, parameterProblem, recipeValues } from '../../../src/policy/recipes/values.ts';
import { findingsOn } from '../../../src/policy/review.ts';

const recipes = loadRecipes();
const core = loadCatalog();
const defaults: Defaults = { partition: 'aws', region: 'eu-west-1', account: '111122223333', roleArns: [] };

const named = (id: string): Recipe => {
  const recipe = recipes.find((each) => each.id === id);
  if (recipe === undefined) throw new Error(`no recipe ${id}`);
  return recipe;
};

const examples = ({ parameters }: Recipe): Readonly<Record<string, string>> =>
  Object.fromEntries(parameters.map(({ name, example }) => [name, example]));

/** The recipe's policy for what was typed, with everything that is to be said about it. */
function made(
  recipe: Recipe,
  typed: Readonly<Record<string, string>> = {},
): { readonly document: PolicyDocument; readonly findings: readonly Finding[]; readonly catalog: Catalog } {
  const catalog = loadServices(core, servicesOf(recipe));
  const cart = instantiate(recipe, recipeValues(recipe, typed), catalog, defaults);
  const assembly = assemble(cart, catalog, { ...defaults, target: recipe.for });
  const [document, ...others] = assembly.documents;
  if (document === undefined || others.length > 0) throw new Error('one document is wanted');
  const whole = loadServices(catalog, servicesIn(document));
  const said = [
    ...findingsOn(assembly, whole, recipe.for),
    ...checkDocument(document, whole, { kind: recipe.for }),
  ];
  return { document, findings: said, catalog: whole };
}

const statement = (recipe: string, typed: Readonly<Record<string, string>>, sid: string) =>
  made(named(recipe), typed).document.Statement.find(({ Sid }) => Sid === sid);

describe.each(recipes.map((recipe) => [recipe.id, recipe] as const))('%s', (_, recipe) => {
  it.each([
    ['without parameters', {}],
    ['with every parameter', examples(recipe)],
  ])('has no error, and no warning without a reason, %s', (_, typed) => {
    const { document, findings } = made(recipe, typed);
    expect(document.Statement.length).toBeGreaterThan(0);
    const unexplained = findings.filter(
      ({ severity, rule }) =>
        severity === 'error' || (severity === 'warning' && recipe.accepts[rule] === undefined),
    );
    expect(unexplained).toEqual([]);
  });

  it('with its role named leaves no warning of roles', () => {
    const { findings } = made(recipe, examples(recipe));
    expect(findings.filter(({ rule }) => rule.startsWith('pass-role-'))).toEqual([]);
  });

  it('takes its own examples, and says where it is from', () => {
    for (const parameter of recipe.parameters)
      expect(parameterProblem(parameter, parameter.example)).toBeUndefined();
    expect(recipe.sources.length).toBeGreaterThan(0);
  });

  it('names nothing that does not exist, and limits nothing in vain', () => {
    const catalog = loadServices(core, servicesOf(recipe));
    const values = recipeValues(recipe, examples(recipe));
    for (const { actions, on = [], when = [], given, without } of recipe.parts) {
      const meant = catalog.actions.filter(({ id }) => actions.some((each) => actionMatches(each, id)));
      for (const each of actions)
        expect(
          meant.some(({ id }) => actionMatches(each, id)),
          each,
        ).toBe(true);
      const types = [...meant.flatMap(({ resourceTypes }) => resourceTypes.map(({ id }) => id)), 'iam:role'];
      for (const arn of on.flatMap((text) => expand(recipe, values, text)))
        expect(
          types.some((type) => validateArn(catalog, type, wildcardArn({ arn }, defaults)) === undefined),
          arn,
        ).toBe(true);
      for (const { key } of when)
        expect(
          meant.some((action) => honours(catalog, action, key)),
          key,
        ).toBe(true);
      const asked = recipe.parameters.map(({ name }) => name);
      for (const name of [given, without]) if (name !== undefined) expect(asked).toContain(name);
    }
  });
});

describe('what is typed', () => {
  it('limits a data scientist to the subnets, the role and the key', () => {
    const key = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
    const role = 'arn:aws:iam::111122223333:role/Training';
    const { document } = made(named('data-scientist'), { subnets: 'subnet-1, subnet-2', role, key });
    const start = document.Statement.find(({ Action }) =>
      [Action].flat().includes('sagemaker:CreateTrainingJob'),
    );
    expect(start?.Condition).toEqual({
      ArnLike: { 'sagemaker:OutputKmsKeyArn': key, 'sagemaker:VolumeKmsKeyArn': key },
      'ForAllValues:StringEquals': { 'sagemaker:VpcSubnets': ['subnet-1', 'subnet-2'] },
      Null: { 'sagemaker:VpcSubnets': 'false' },
    });
    const pass = document.Statement.find(({ Action }) => [Action].flat().includes('iam:PassRole'));
    expect(pass).toMatchObject({
      Resource: [role],
      Condition: { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } },
    });
  });

  it('lets an endpoint deployer at prod-* unless told otherwise', () => {
    const arn = (type: string, name: string) => `arn:aws:sagemaker:eu-west-1:111122223333:${type}/${name}`;
    expect(statement('endpoint-deployer', {}, 'AddTagsOnCreate')?.Resource).toEqual([
      arn('endpoint-config', 'prod-*'),
      arn('endpoint', 'prod-*'),
      arn('model', 'prod-*'),
    ]);
    const { document } = made(named('endpoint-deployer'), { prefix: 'team-a-' });
    expect(JSON.stringify(document)).toContain(arn('endpoint', 'team-a-*'));
    expect(JSON.stringify(document)).not.toContain('prod-');
  });

  it('denies in every region and account', () => {
    for (const recipe of recipes.filter(({ for: kind }) => kind === 'scp'))
      for (const { Effect, Resource } of made(recipe, examples(recipe)).document.Statement)
        expect({ Effect, Resource }).toEqual({ Effect: 'Deny', Resource: ['*'] });
  });

  it('lists a bucket only below the folder', () => {
    const list = made(named('training-role'), { bucket: 'ml-data', folder: 'runs/' }).document.Statement.find(
      ({ Action }) => [Action].flat().includes('s3:ListBucket'),
    );
    expect(list).toMatchObject({
      Action: ['s3:ListBucket'],
      Resource: ['arn:aws:s3:::ml-data'],
      Condition: { StringLike: { 's3:prefix': 'runs/*' } },
    });
  });

  it('is refused by what it must be', () => {
    const [subnets] = named('guardrail-vpc-only').parameters;
    if (subnets === undefined) throw new Error('subnets are asked for');
    expect(parameterProblem(subnets, 'subnet-1 vpc-2')).toMatch(/^subnets must be .*subnet-.*, not vpc-2\.$/);
    expect(parameterProblem(subnets, '')).toBeUndefined();
  });
});
