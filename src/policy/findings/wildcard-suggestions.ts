/**
 * Wildcard patterns that would make a policy shorter, with everything else that each would grant. Only offered:
 * a pattern is a different policy, today or when the service gets new actions, so the author decides.
 *
 * Patterns end after a whole word of the name (`sagemaker:Describe*`, `sagemaker:DescribeModel*`), since those are
 * the ones that people can read. A service of which the catalog holds only some actions gets no offer: what its
 * patterns would grant is not known.
 */

import { servicePrefix } from '../../catalog/expansion.ts';
import type { Catalog } from '../../catalog/model.ts';
import { actionsOfService } from '../../catalog/of-service.ts';
import { patternsFor } from '../../catalog/typed-pattern.ts';
import type { PolicyDocument } from '../../iam/document.ts';
import { hasWildcard } from '../../iam/pattern.ts';
import { groupBy } from '../../text/group-by.ts';
import { finish } from '../../text/steps.ts';
import type { Fix } from '../finding.ts';

/** A pattern that could take the place of several actions. */
export interface WildcardSuggestion {
  /** Index of the document, and of the statement in it. */
  readonly document: number;
  readonly statement: number;
  readonly pattern: string;
  /** Actions of the statement that the pattern takes the place of, sorted. */
  readonly replaces: readonly string[];
  /** Actions that the pattern covers and the statement does not name, sorted. Empty: it covers the same today. */
  readonly alsoCovers: readonly string[];
  /** Characters that the document becomes shorter by. */
  readonly saves: number;
  readonly fix: Fix;
}

/** Whether an action begins like that, in any case: what the pattern of it and a star matches. */
const startingWith = (beginning: string): ((action: string) => boolean) => {
  const lower = beginning.toLowerCase();
  return (action) => action.toLowerCase().startsWith(lower);
};

const entryLength = (text: string): number => text.length + '"",'.length;

/**
 * Offers for the documents of an assembly, those that cover nothing else first, then those that save most. Of two
 * patterns that replace the same actions only the narrower one is offered.
 */
export function suggestWildcards(
  documents: readonly PolicyDocument[],
  catalog: Catalog,
): readonly WildcardSuggestion[] {
  return finish(suggestingWildcards(documents, catalog));
}

/** The same in steps, a statement each. */
export function* suggestingWildcards(
  documents: readonly PolicyDocument[],
  catalog: Catalog,
): Generator<void, readonly WildcardSuggestion[]> {
  const offers: WildcardSuggestion[] = [];
  for (const [document, { Statement }] of documents.entries()) {
    for (const [statement, { Action, Effect }] of Statement.entries()) {
      const actions = Action === undefined ? [] : [Action].flat();
      const names = actions.filter(
        (action) =>
          !hasWildcard(action) && catalog.completeServices.has(action.split(':')[0]?.toLowerCase() ?? ''),
      );
      const byReplaced = new Map<string, WildcardSuggestion>();
      const named = new Set(names.map((action) => action.toLowerCase()));
      const byService = groupBy(names, servicePrefix);
      for (const pattern of new Set(names.flatMap(patternsFor))) {
        const service = servicePrefix(pattern);
        const covers = startingWith(pattern.slice(0, -1));
        const replaces = (byService.get(service) ?? []).filter(covers).sort();
        if (replaces.length < 2) continue;
        const saves = replaces.reduce((sum, action) => sum + entryLength(action), 0) - entryLength(pattern);
        const alsoCovers = actionsOfService(catalog, service)
          .map((action) => action.id)
          .filter((id) => covers(id) && !named.has(id.toLowerCase()));
        const taken = new Set(replaces);
        const left = [...actions.filter((action) => !taken.has(action)), pattern].sort();
        const more =
          alsoCovers.length === 0
            ? ''
            : `, which ${Effect === 'Allow' ? 'grants' : 'denies'} ${alsoCovers.length} more`;
        const offer: WildcardSuggestion = {
          document,
          statement,
          pattern,
          replaces,
          alsoCovers,
          saves,
          fix: {
            title: `Write ${replaces.length} actions as ${pattern}${more}`,
            kind: 'edits',
            edits: [{ op: 'set', path: ['Statement', statement, 'Action'], value: left }],
          },
        };
        const key = replaces.join(' ');
        const known = byReplaced.get(key);
        if (known === undefined || offer.alsoCovers.length <= known.alsoCovers.length)
          byReplaced.set(key, offer);
      }
      offers.push(...byReplaced.values());
      yield;
    }
  }
  return offers.sort(
    (a, b) =>
      a.alsoCovers.length - b.alsoCovers.length || b.saves - a.saves || (a.pattern < b.pattern ? -1 : 1),
  );
}
