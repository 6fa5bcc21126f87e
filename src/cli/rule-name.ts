/** Names of rules as people type them. */
import { problemRules, rules } from '../policy/findings/rules.ts';
import { nearestName } from '../text/nearest-name.ts';
import { UsageError } from './usage-error.ts';

/**
 * The name of the rule.
 * @throws UsageError, with the nearest name, when there is none of that name
 */
export function knownRule(name: string): string {
  const names = [...rules.map((rule) => rule.name), ...problemRules.map((rule) => rule.name)];
  if (names.includes(name)) return name;
  const near = nearestName(name, names);
  const hint = near === undefined ? '"sm-explore rules" lists them' : `did you mean ${near.name}?`;
  throw new UsageError(`There is no rule ${name}; ${hint}${near === undefined ? '.' : ''}`);
}

/** Names given to an option, which may be repeated or hold several parted by commas. */
export function ruleNames(given: readonly string[] | undefined): readonly string[] {
  return (given ?? [])
    .flatMap((text) => text.split(','))
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map(knownRule);
}
