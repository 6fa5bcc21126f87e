/**
 * Patterns of actions as people type them, with or without a prefix and in any case, and what each stands for today.
 * A policy keeps the pattern: what AWS adds tomorrow under such a name is matched too.
 */
import { hasWildcard } from '../iam/pattern.ts';
import { nearestNames } from '../text/nearest-name.ts';
import { expandAction, serviceExists } from './expansion.ts';
import { homeService } from './home-service.ts';
import { nameOf, prefixOf } from './ids.ts';
import type { Action, Catalog } from './model.ts';
import { actionsOfService } from './of-service.ts';
import { servicesNamed } from './services.ts';

/** A pattern of one service, spelt as the reference spells the names that it matches. */
export interface TypedPattern {
  readonly pattern: string;
  /** What it matches today, by name; at least one. */
  readonly actions: readonly Action[];
}

/** `sagemaker:Describe*` for `Describe*`, and the service that people call so for its colloquial name. */
function withPrefix(catalog: Catalog, typed: string): string {
  if (!typed.includes(':')) return `${homeService}:${typed}`;
  const prefix = prefixOf(typed);
  const [named = prefix] = serviceExists(catalog, prefix) ? [] : servicesNamed(catalog, prefix);
  return `${named}:${nameOf(typed)}`;
}

/** The pattern with its beginning in the capitals of the names that it matches: `Describe*` for `describe*`. */
function asSpelt(pattern: string, actions: readonly Action[]): string {
  const beginning = pattern.slice(0, pattern.search(/[*?]/));
  const found = actions.find(({ id }) => id.toLowerCase().startsWith(beginning.toLowerCase()));
  return found === undefined
    ? pattern
    : found.id.slice(0, beginning.length) + pattern.slice(beginning.length);
}

/** `Describe*`, `DescribeTraining*`, … for `DescribeTrainingJob`: a pattern after each whole word of an action. */
export function patternsFor(action: string): readonly string[] {
  const words = nameOf(action).match(/[A-Z]+(?![a-z])\d*|[A-Z]?[a-z]+\d*|\d+/gu) ?? [];
  return words.map((_, at) => `${prefixOf(action)}:${words.slice(0, at + 1).join('')}*`);
}

/** Why a pattern stands for nothing, with the patterns nearest to it: they are compared without their stars. */
function matchesNothing(catalog: Catalog, typed: string, service: string): string {
  if (!serviceExists(catalog, service)) {
    const near = nearestNames(
      service,
      catalog.meta.services.map(({ prefix }) => prefix),
      3,
    );
    return `There is no service ${service}, so ${typed} matches nothing; nearest: ${near.join(', ')}.`;
  }
  const known = new Set(actionsOfService(catalog, service).flatMap(({ id }) => patternsFor(id)));
  const near = nearestNames(typed.replace(/[*?]/g, ''), known, 3);
  return `No action matches ${typed}; nearest: ${near.join(', ')}.`;
}

/**
 * The pattern that a text means and what it stands for, or the sentence that says why it stands for nothing. Its
 * service must be loaded.
 */
export function typedPattern(catalog: Catalog, typed: string): TypedPattern | string {
  const whole = withPrefix(catalog, typed);
  const service = prefixOf(whole);
  if (hasWildcard(service)) return `${typed} is refused: name one service before the colon.`;
  const { actions } = expandAction(catalog, whole);
  if (actions.length === 0) return matchesNothing(catalog, typed, service);
  return { pattern: asSpelt(whole, actions), actions };
}

/** How many actions there are of each access level, most first: `79 Read, 4 List`. */
export function levelsInWords(actions: readonly Action[]): string {
  const counts = new Map<string, number>();
  for (const { accessLevels } of actions)
    for (const level of accessLevels) counts.set(level, (counts.get(level) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([level, count]) => `${count} ${level}`)
    .join(', ');
}
