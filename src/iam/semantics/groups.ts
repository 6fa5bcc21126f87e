/**
 * What a change gains or loses, told as a person reads it: actions that have the same resources, or all those of their
 * own types, under the same conditions are one entry. Largest first.
 */
import { serviceOf } from '../action-pattern.ts';
import type { Area } from './compare.ts';

/** Areas that are told as one. */
export interface AreaGroup {
  /** In the order of the areas. */
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly when: readonly string[];
  /** That of the first action. */
  readonly witness: Area['witness'];
}

/** Areas that are told together; the resources are all that one of them has. */
export function groupAreas(areas: readonly Area[]): readonly AreaGroup[] {
  const groups = new Map<string, { actions: Set<string>; resources: Set<string>; first: Area }>();
  for (const area of areas) {
    const id = JSON.stringify([serviceOf(area.action), [...area.when].sort()]);
    const group = groups.get(id);
    if (group === undefined)
      groups.set(id, { actions: new Set([area.action]), resources: new Set(area.resources), first: area });
    else {
      group.actions.add(area.action);
      for (const resource of area.resources) group.resources.add(resource);
    }
  }
  return [...groups.values()]
    .map(({ actions, resources, first }) => ({
      actions: [...actions],
      resources: [...resources],
      when: first.when,
      witness: first.witness,
    }))
    .sort((a, b) => b.actions.length - a.actions.length);
}
