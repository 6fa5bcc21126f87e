/**
 * What holds of every policy that leaves the tool, as functions that throw when it does not. The oracles here know
 * nothing of the assembler's ways: conditions are looked up in the catalog's raw lists, ARNs are matched by regular
 * expressions against sampled concrete ARNs.
 */
import { deepStrictEqual, ok } from 'node:assert';
import type { Action, Catalog, ResourceType } from '../../src/catalog/model.ts';
import type { PolicyDocument, Statement } from '../../src/iam/document.ts';
import { parsePolicy } from '../../src/iam/parse.ts';
import { policySize } from '../../src/iam/policy-size.ts';
import { templateParts } from '../../src/policy/arn-template.ts';
import { assemble } from '../../src/policy/assemble/assemble.ts';
import { grantOf } from '../../src/policy/assemble/grant.ts';
import { cartFromDocument } from '../../src/policy/cart/load-cart.ts';
import type { Assembly, Cart, CartItem } from '../../src/policy/cart-model.ts';
import { checkDocument } from '../../src/policy/findings/check.ts';
import type { Sample } from './random-cart.ts';

export type Property = (sample: Sample, catalog: Catalog) => void;

const list = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : [value].flat();

const statementsOf = (documents: readonly PolicyDocument[]): readonly Statement[] =>
  documents.flatMap((document) => document.Statement);

/** Every property asks for the same assembly. */
const assemblies = new WeakMap<Sample, Assembly>();
const assemblyOf = (sample: Sample, catalog: Catalog): Assembly => {
  const known = assemblies.get(sample) ?? assemble(sample.cart, catalog, sample.options);
  assemblies.set(sample, known);
  return known;
};

const documentsOf = (sample: Sample, catalog: Catalog): readonly PolicyDocument[] =>
  assemblyOf(sample, catalog).documents;

const must = <T>(value: T | undefined, what: string): T => {
  ok(value !== undefined, what);
  return value;
};

const typesOf = (action: Action, catalog: Catalog, requiredOnly = false): readonly ResourceType[] =>
  action.resourceTypes
    .filter((resource) => resource.required || !requiredOnly)
    .map((resource) => must(catalog.resourceType(resource.id), resource.id));

const fieldsOf = (text: string): readonly string[] => {
  const parts = text.split(':');
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
};

const matchers = new Map<string, readonly RegExp[]>();
const matcherOf = (resource: string): readonly RegExp[] => {
  const known = matchers.get(resource);
  if (known !== undefined) return known;
  const fresh = fieldsOf(resource.replaceAll('${aws:username}', 'VARIABLE')).map((field) => {
    const source = field.replace(/[.+^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`^${source.replaceAll('*', '.*').replaceAll('?', '.')}$`);
  });
  matchers.set(resource, fresh);
  return fresh;
};

/** IAM's matching, field by field, of a policy's resource against a concrete ARN. */
const matches = (resource: string, arn: string): boolean => {
  if (resource === '*') return true;
  const concrete = fieldsOf(arn);
  return matcherOf(resource).every((field, at) => field.test(concrete[at] ?? ''));
};

const covered = new Map<string, ReadonlySet<string>>();

/** The sampled ARNs of a type that a resource matches: asked again for every action of a pattern, and every cart. */
const coveredArns = (resource: string, type: ResourceType): ReadonlySet<string> => {
  const key = `${type.id} ${resource}`;
  const known = covered.get(key) ?? new Set(sampledArns(type).filter((arn) => matches(resource, arn)));
  covered.set(key, known);
  return known;
};

const sampleValues: Readonly<Record<string, readonly string[]>> = {
  Partition: ['aws', 'aws-cn'],
  Region: ['eu-west-1', 'us-east-1', 'ap-south-1'],
  name: ['prod-a', 'prod-b', 'dev1', 'x-a', 'zz'],
};
const accounts = ['111122223333', '444455556666'];

/** Concrete ARNs of a type: every value of every placeholder at least once, others held. */
const concreteArns = (type: ResourceType): readonly string[] => {
  const parts = templateParts(type.arn);
  const valuesOf = (name: string): readonly string[] =>
    /account(id)?$/i.test(name) ? accounts : (sampleValues[name] ?? sampleValues['name'] ?? []);
  const names = parts.flatMap((part) => (part.kind === 'placeholder' ? [part.name] : []));
  const fill = (pick: (at: number) => number): string => {
    let at = -1;
    return parts
      .map((part) => {
        if (part.kind === 'text') return part.text.replaceAll('*', 'star');
        at += 1;
        const values = valuesOf(part.name);
        return values[pick(at) % values.length] ?? 'x';
      })
      .join('');
  };
  const arns = new Set<string>();
  for (let base = 0; base < 5; base++) {
    for (let place = -1; place < names.length; place++) {
      for (let value = 0; value < 5; value++) arns.add(fill((at) => (at === place ? value : base)));
    }
  }
  return [...arns];
};

const arnsByType = new Map<string, readonly string[]>();
const sampledArns = (type: ResourceType): readonly string[] => {
  const known = arnsByType.get(type.id) ?? concreteArns(type);
  arnsByType.set(type.id, known);
  return known;
};

/** Granted actions = chosen actions, and the same for denied ones. */
const statesChosenActions: Property = (sample, catalog) => {
  const statements = statementsOf(documentsOf(sample, catalog));
  for (const effect of ['Allow', 'Deny'] as const) {
    const chosen = sample.cart.items.filter((item) => item.effect === effect).map((item) => item.action);
    const stated = statements.filter((one) => one.Effect === effect).flatMap((one) => list(one.Action));
    deepStrictEqual(new Set(stated), new Set(chosen));
  }
};

/** Keys that an action honours besides global ones, told from its entry: those listed for it, less those it ignores. */
const ownKeys = (action: Action, catalog: Catalog): ReadonlySet<string> => {
  const ignored = new Set<string>(action.ignoredKeys ?? []);
  return new Set<string>(
    [
      ...action.conditionKeys,
      ...action.resourceTypes.flatMap((resource) => resource.conditionKeys),
      ...(action.keysInFull === true ? [] : typesOf(action, catalog).flatMap((type) => type.conditionKeys)),
    ].filter((key) => !ignored.has(key)),
  );
};

/** The actions that a name or a pattern stands for, told by a regular expression. */
const meant = (id: string, catalog: Catalog): readonly Action[] => {
  if (!/[*?]/.test(id)) return [must(catalog.action(id), id)];
  const form = new RegExp(`^${id.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'i');
  return catalog.actions.filter((action) => form.test(action.id));
};

/** No action appears under a condition that it does not honour; of a pattern, one of its actions honours it. */
const conditionsAreHonoured: Property = (sample, catalog) => {
  for (const statement of statementsOf(documentsOf(sample, catalog))) {
    const keys = Object.values(statement.Condition ?? {}).flatMap((block) => Object.keys(block));
    for (const id of list(statement.Action)) {
      const own = meant(id, catalog).flatMap((action) => [...ownKeys(action, catalog)]);
      const isListed = (key: string): boolean =>
        own.some((listed) => {
          const prefix = listed.toLowerCase().split('${')[0] ?? '';
          return listed.includes('${')
            ? key.toLowerCase().startsWith(prefix)
            : listed.toLowerCase() === key.toLowerCase();
        });
      for (const key of keys) {
        const everywhere = catalog.conditionKey(key)?.reach === 'every-action';
        ok(everywhere || isListed(key), `${id} stands under ${key}, which it does not honour`);
      }
    }
  }
};

/** Whether some of the resources can be of a type that carries the key, told from the action's own rows. */
const carriedBySome = (
  action: Action,
  key: string,
  resources: readonly string[],
  catalog: Catalog,
): boolean => {
  const types = action.resourceTypes.flatMap((row) => {
    const type = catalog.resourceType(row.id);
    return type === undefined || !row.conditionKeys.some((one) => one === key) ? [] : [type];
  });
  return types.flatMap(sampledArns).some((arn) => resources.some((resource) => matches(resource, arn)));
};

/** Whether an item of the cart allows what another does, without its condition on the key. */
const isFreeOf = (cart: Cart, id: string, than: CartItem, key: string): boolean =>
  cart.items.some(
    (item) =>
      item.id === id &&
      item.effect === than.effect &&
      item.action === than.action &&
      item.conditions.every((condition) => condition.key !== key),
  );

/**
 * Every condition that an action honours is on it: nothing is stated with less than was asked for. Where the
 * reference lists each type's keys in full, resources that do not carry the key are allowed beside, without it.
 */
const honouredConditionsStay: Property = (sample, catalog) => {
  const { cart } = sample;
  const { documents, origins } = assemblyOf(sample, catalog);
  for (const origin of origins) {
    const statement = must(documents[origin.document]?.Statement[origin.statement], 'origin');
    const stated = new Set(
      Object.entries(statement.Condition ?? {}).flatMap(([operator, block]) =>
        Object.keys(block).map((key) => `${operator} ${key}`),
      ),
    );
    for (const id of origin.items) {
      const item = must(
        cart.items.find((one) => one.id === id),
        id,
      );
      const actions = meant(item.action, catalog);
      const [action] = actions;
      for (const { operator, key } of item.conditions) {
        const entry = must(catalog.conditionKey(key), key);
        const honoured = actions.some((each) => ownKeys(each, catalog).has(entry.id));
        if (entry.reach !== 'every-action' && !honoured) continue;
        const elsewhere =
          action !== undefined &&
          action.id === item.action &&
          action.keysInFull === true &&
          item.effect === 'Allow' &&
          entry.reach !== 'every-action' &&
          !action.conditionKeys.includes(entry.id) &&
          (!carriedBySome(action, entry.id, list(statement.Resource), catalog) ||
            // Another item asks for the same on them without the condition, and stands in the same statement.
            origin.items.some((other) => isFreeOf(cart, other, item, key)));
        ok(elsewhere || stated.has(`${operator} ${key}`), `${item.action} lost ${key}`);
      }
    }
  }
};

/** Every required resource type of an action has a resource that can be of that type. */
const requiredTypesArePresent: Property = (sample, catalog) => {
  const statements = statementsOf(documentsOf(sample, catalog));
  for (const item of sample.cart.items) {
    const resources = statements
      .filter((one) => one.Effect === item.effect && list(one.Action).includes(item.action))
      .flatMap((one) => list(one.Resource));
    // A pattern that is limited to ARNs is for the actions that take them.
    const { scope } = item;
    const limited = scope.kind === 'arns' && /[*?]/.test(item.action);
    const actions = meant(item.action, catalog).filter(
      (action) => !limited || typesOf(action, catalog).some(({ id }) => scope.byType[id] !== undefined),
    );
    for (const type of new Set(actions.flatMap((action) => typesOf(action, catalog, true)))) {
      const form = templateParts(type.arn)
        .map((part) => (part.kind === 'text' ? part.text.replace(/[.+^${}()|[\]\\*]/g, '\\$&') : '.*'))
        .join('');
      // Or all of its service, region and account, as patterns over many types are written.
      const beginning = form.split(':').slice(0, 5).join(':');
      const covering = new RegExp(`^(${form}|${beginning}:\\*)$`);
      ok(
        resources.some((resource) => resource === '*' || covering.test(resource)),
        `${item.action} lacks ${type.id} among ${resources.join(' ')}`,
      );
    }
  }
};

/** Joining never widens: what a statement grants an action is inside the scope of that action's own items. */
const joiningNeverWidens: Property = (sample, catalog) => {
  const { cart, options } = sample;
  const { documents, origins } = assemblyOf(sample, catalog);
  for (const origin of origins) {
    const statement = must(documents[origin.document]?.Statement[origin.statement], 'origin');
    const items = cart.items.filter((item) => origin.items.includes(item.id));
    for (const id of list(statement.Action)) {
      const own = items
        .filter((item) => item.action === id)
        .flatMap((item) => grantOf(item, catalog, options, { cart }).grant?.resources ?? []);
      ok(own.length > 0, `${id} stands in a statement that states none of its items`);
      const types = new Set(meant(id, catalog).flatMap((action) => typesOf(action, catalog)));
      for (const type of types) {
        const allowed = own.map((resource) => coveredArns(resource, type));
        for (const resource of list(statement.Resource))
          for (const arn of coveredArns(resource, type))
            ok(
              allowed.some((arns) => arns.has(arn)),
              `${id} gains ${arn} by sharing`,
            );
      }
      if (list(statement.Resource).includes('*')) ok(own.includes('*'), `${id} gains * by sharing`);
    }
  }
};

/** And never narrows: every resource of every item is in a statement with its action. */
const nothingIsLost: Property = (sample, catalog) => {
  const { cart, options } = sample;
  const { documents, origins } = assemblyOf(sample, catalog);
  for (const item of cart.items) {
    const grant = must(
      grantOf(item, catalog, options, { cart }).grant ?? undefined,
      `${item.action} is stated`,
    );
    const statements = origins
      .filter((origin) => origin.items.includes(item.id))
      .map((origin) => must(documents[origin.document]?.Statement[origin.statement], 'origin'));
    const stated = new Set(statements.flatMap((statement) => list(statement.Resource)));
    for (const resource of grant.resources)
      ok(stated.has(resource) || stated.has('*'), `${item.action} lost ${resource}`);
  }
};

/** Assembling what was parsed from an assembled policy gives the same policy, also after an edit and its undoing. */
const roundTrips: Property = (sample, catalog) => {
  for (const document of documentsOf(sample, catalog)) {
    const parsed = parsePolicy(JSON.stringify(document, null, 2));
    deepStrictEqual(parsed.problems, []);
    const cart = cartFromDocument(must(parsed.document, 'document'), catalog);
    deepStrictEqual(assemble(cart, catalog, sample.options).documents, [document]);
    deepStrictEqual(JSON.parse(JSON.stringify(cart)), cart);
    // The items alone, without the statements they came from, say the same.
    const items = cart.items.map(({ loadedFrom: _, ...item }) => ({ ...item, loadedFrom: 'gone' }));
    const again = assemble({ ...cart, items, loaded: [] }, catalog, { ...sample.options, target: 'role' });
    const actions = (documents: readonly PolicyDocument[]): ReadonlySet<string> =>
      new Set(
        statementsOf(documents).flatMap((one) => list(one.Action).map((action) => `${one.Effect} ${action}`)),
      );
    deepStrictEqual(actions(again.documents), actions([document]));
  }
};

/** No output holds a placeholder of an ARN template. */
const noPlaceholders: Property = (sample, catalog) => {
  ok(!/\$\{[A-Za-z0-9]+\}/.test(JSON.stringify(documentsOf(sample, catalog))), 'a placeholder is left');
};

/** Sids are letters and digits, each once. */
const sidsAreUnique: Property = (sample, catalog) => {
  for (const document of documentsOf(sample, catalog)) {
    const sids = document.Statement.map((statement) => statement.Sid ?? '');
    ok(
      sids.every((sid) => /^[A-Za-z0-9]+$/.test(sid)),
      sids.join(' '),
    );
    deepStrictEqual(new Set(sids).size, sids.length);
  }
};

/** Every output is free of error findings and within its target's size. */
const passesTheCheck: Property = (sample, catalog) => {
  const { target } = sample.options;
  for (const document of documentsOf(sample, catalog)) {
    const { used, limit } = policySize(document, target);
    ok(used <= limit, `${used} characters of ${limit}`);
    const errors = checkDocument(document, catalog, { kind: target }).filter(
      (finding) => finding.severity === 'error',
    );
    deepStrictEqual(errors, []);
  }
};

/** Every property, by the name that the fuzzing summary gives it. */
export const properties: Readonly<Record<string, Property>> = {
  'granted actions are the chosen ones': statesChosenActions,
  'no action stands under a condition it does not honour': conditionsAreHonoured,
  'every honoured condition is stated': honouredConditionsStay,
  'every required resource type is present': requiredTypesArePresent,
  'joining never widens': joiningNeverWidens,
  'no resource is lost': nothingIsLost,
  'a parsed policy assembles to itself': roundTrips,
  'no ARN placeholder is left': noPlaceholders,
  'Sids are unique letters and digits': sidsAreUnique,
  'no error findings, and within the size': passesTheCheck,
};
