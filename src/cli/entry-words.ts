/** Entries and recipes in the words that lists show. */
import type { Entry } from '../catalog/model.ts';
import type { Recipe } from '../catalog/recipe.ts';

/** What a list says beside the name: an action's access level, a key's type, a resource type's ARN template. */
export function levelOrType(entry: Entry): string {
  switch (entry.kind) {
    case 'action':
      return entry.accessLevels.join(', ') + (entry.permissionOnly ? ' (permission only)' : '');
    case 'condition-key':
      return entry.type + (entry.deprecated === undefined ? '' : ' (deprecated)');
    case 'resource-type':
      return entry.arn;
  }
}

/** Recipes as rows: name, what kind of policy, title. */
export function recipeRows(recipes: readonly Recipe[]): readonly (readonly string[])[] {
  return recipes.map(({ id, for: kind, title }) => [id, kind, title]);
}
