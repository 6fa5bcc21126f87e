/** The catalog as the semantics of policies asks for it. */

import { furtherTemplates } from '../iam/resource-forms.ts';
import type { ActionFacts, PolicyFacts } from '../iam/semantics/facts.ts';
import { memo } from '../text/memo.ts';
import { idsOf } from './ids-of.ts';
import type { Action, Catalog } from './model.ts';

/** Actions of common services: one of a service that is not at hand stands for all such services. */
const commonActions = ['dynamodb:GetItem', 'sns:Publish', 'ec2:DescribeInstances', 'rds:DescribeDBInstances'];

/** The templates, and behind them those of forms that the reference does not list. */
const withFurther = (templates: readonly string[]): readonly string[] => {
  const further = templates.flatMap(furtherTemplates);
  return further.length === 0 ? templates : [...templates, ...further];
};

const factsOf = (catalog: Catalog, { id, accessLevels, resourceTypes }: Action): ActionFacts => ({
  id,
  accessLevels,
  templates: withFurther(resourceTypes.flatMap((type) => catalog.resourceType(type.id)?.arn ?? [])),
  onEverything: resourceTypes.every(({ required }) => !required),
});

/** Of an action whose resource types are not all at hand nothing is said, so that any text counts as its resource. */
const isWhole = (catalog: Catalog, { resourceTypes }: Action): boolean =>
  resourceTypes.every(({ id }) => catalog.resourceType(id) !== undefined);

/** What the catalog knows, for its loaded services. */
export function policyFacts(catalog: Catalog): PolicyFacts {
  return factsFrom(catalog);
}

// Nothing is made of actions that no policy speaks of.
const factsFrom = memo((catalog: Catalog): PolicyFacts => {
  const known = memo((action: Action) => (isWhole(catalog, action) ? factsOf(catalog, action) : undefined));
  const everyService = catalog.meta.services.every(({ prefix }) => catalog.completeServices.has(prefix));
  const otherServiceAction = commonActions.find((id) => catalog.action(id) === undefined);
  return {
    // Those of a service that is at hand are whole; none is made to say so.
    get actionIds() {
      return idsOf(catalog, 'action');
    },
    otherServiceAction: everyService ? undefined : otherServiceAction,
    escalations: catalog.escalations,
    action(id) {
      const found = catalog.action(id);
      return found === undefined ? undefined : known(found);
    },
    key(name) {
      const key = catalog.conditionKey(name);
      return key === undefined ? undefined : { type: key.type, values: key.values?.known ?? [] };
    },
  };
});
