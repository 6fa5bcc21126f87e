/**
 * A tag of the resource asked for where the resource is only being created: it has no tags yet, so an Allow under this
 * condition never matches. The tags that it is to get are in the request. Only for SageMaker's actions, whose created
 * types are known by their names (`../../created-types.ts`), and only where no other type that the action reads
 * carries the tag. AWS's own policies of SageMaker Studio state such conditions on Create actions, so that this is proved
 * for none of them: a hint.
 */
import { homeService, taggingAction } from '../../../catalog/home-service.ts';
import type { Action, Catalog, ConditionKey } from '../../../catalog/model.ts';
import { honours } from '../../../catalog/relations.ts';
import { trueWhenAbsent } from '../../../iam/operator.ts';
import { createdTypes } from '../../created-types.ts';
import { renamingKey } from '../condition-edit.ts';
import type { Rule } from '../rule.ts';
import type { ConditionLine, StatementView } from '../statement-view.ts';
import { about, listing } from '../wording.ts';

/** Types of the action whose resources carry the key. */
const carriers = (catalog: Catalog, action: Action, key: ConditionKey): readonly string[] =>
  action.resourceTypes
    .filter(({ id, conditionKeys }) =>
      [...conditionKeys, ...(catalog.resourceType(id)?.conditionKeys ?? [])].includes(key.id),
    )
    .map(({ id }) => id);

/** Whether the action is named after the type. CreateImageVersion is not: it adds to an image that may have tags. */
const namedAfter = (catalog: Catalog, action: Action, type: string): boolean => {
  const noun = action.name.replace(/^Create|V\d+$/g, '').toLowerCase();
  return (catalog.resourceType(type)?.name ?? '').replaceAll('-', '').endsWith(noun);
};

/** Whether the action makes the only thing that could carry the tag. */
function createsCarrier(catalog: Catalog, action: Action, key: ConditionKey): boolean {
  const tagger = catalog.action(taggingAction);
  if (action.service !== homeService || tagger === undefined) return false;
  if (!/^Create/.test(action.name) || /Presigned/.test(action.name)) return false;
  const created = new Set<string>(createdTypes(catalog, action, tagger));
  const carrying = carriers(catalog, action, key);
  return carrying.length > 0 && carrying.every((id) => created.has(id) && namedAfter(catalog, action, id));
}

/** Names of the statement under which something is created that the line asks a tag of. */
const creating = (catalog: Catalog, statement: StatementView, key: ConditionKey): readonly Action[] =>
  statement.actions.flatMap(({ expansion }) =>
    expansion.kind === 'name'
      ? expansion.actions.filter((action) => createsCarrier(catalog, action, key))
      : [],
  );

const neverWithout = ({ operator, values }: ConditionLine): boolean =>
  operator !== undefined &&
  !trueWhenAbsent(
    operator,
    values.map(({ text }) => text),
  );

export const resourceTagOnCreate: Rule = {
  name: 'resource-tag-on-create',
  severity: 'hint',
  about: 'An action that creates a resource is allowed by a tag of that resource, which has none yet.',
  *check({ grants, catalog }) {
    for (const statement of grants) {
      for (const line of statement.conditions) {
        const { entry, key, path } = line;
        const tag = /^(?:aws|sagemaker):ResourceTag\/(.+)$/i.exec(key)?.[1];
        if (entry === undefined || tag === undefined || !neverWithout(line)) continue;
        const actions = creating(catalog, statement, entry);
        const [first] = actions;
        if (first === undefined) continue;
        const [they, make] = actions.length === 1 ? ['it is', 'creates'] : ['they are', 'create'];
        const request = `aws:RequestTag/${tag}`;
        // Of other actions in the statement the tag may well be meant.
        const alone = actions.length === statement.actions.length;
        const known = actions.every((action) => honours(catalog, action, request));
        yield about(
          statement,
          path,
          `${listing(actions.map(({ id }) => id))} ${make} the resource, which has no tags yet, so ${they} perhaps never allowed under ${key}; ${request} is what the request sets.`,
          alone && known ? renamingKey(statement, line, request) : undefined,
        );
      }
    }
  },
};
