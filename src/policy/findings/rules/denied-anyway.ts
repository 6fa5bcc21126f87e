/**
 * Actions that are allowed and, by other statements, denied wherever they are allowed: on every resource that the Allow
 * names, whenever it applies. First what can be seen: a denial counts when its conditions are among those of the Allow, for
 * then it holds whenever the Allow does. Then what has to be proved (`meaning.ts`): that the denials together leave
 * no request.
 */
import { actionContains, isEveryAction } from '../../../iam/action-pattern.ts';
import { indexPatterns } from '../../../iam/pattern-index.ts';
import { memo } from '../../../text/memo.ts';
import { meaningOf } from '../meaning.ts';
import { isEverything, resourceCovers } from '../resource-coverage.ts';
import { pause, type Rule } from '../rule.ts';
import type { ListedAction, StatementView } from '../statement-view.ts';
import { about, listing } from '../wording.ts';

/** The lines of the conditions, such that those that ask the same are equal; once for each statement, as all are compared. */
const spelt = memo(
  ({ conditions }: StatementView): ReadonlySet<string> =>
    new Set(
      conditions.map(({ operatorText, key, values }) =>
        JSON.stringify([
          operatorText.toLowerCase(),
          key.toLowerCase(),
          values.map(({ text }) => text).sort(),
        ]),
      ),
    ),
);

/** Whether the denial holds whenever the grant does, as far as conditions go. */
function holdsToo(denial: StatementView, grant: StatementView): boolean {
  if (denial.conditions.length === 0) return denial.raw['Condition'] === undefined;
  const own = spelt(grant);
  for (const line of spelt(denial)) if (!own.has(line)) return false;
  return true;
}

const comparable = (text: string): string => (isEveryAction(text) ? '*' : text.toLowerCase());

/**
 * For an entry of a grant's actions the denials that take it away, in their order. Each text is asked about once, and only
 * the denials that may contain it are looked at: a long policy is not compared pair by pair.
 */
function denialsNaming(denials: readonly StatementView[]): (entry: ListedAction) => readonly StatementView[] {
  const entries = denials.flatMap((denial) => denial.actions.map(({ text }) => ({ denial, text })));
  const index = indexPatterns(entries, ({ text }) => comparable(text));
  const known = new Map<string, readonly StatementView[]>();
  return ({ text }) => {
    const asked = comparable(text);
    const before = known.get(asked);
    if (before !== undefined) return before;
    const containing = index.mayContain(asked).filter((entry) => actionContains(entry.text, text));
    const naming = [...new Set(containing.map(({ denial }) => denial))];
    known.set(asked, naming);
    return naming;
  };
}

/** Whether the denials together cover each resource of the grant. */
function coverAll(denials: readonly StatementView[], grant: StatementView): boolean {
  const wide = denials.flatMap(({ resources }) => resources.map(({ text }) => text));
  if (wide.some(isEverything)) return true;
  return (
    grant.resources.length > 0 &&
    grant.resources.every(({ text }) => wide.some((resource) => resourceCovers(resource, text)))
  );
}

export const deniedAnyway: Rule = {
  name: 'denied-anyway',
  severity: 'warning',
  about: 'An allowed action is denied wherever it is allowed by another statement, so it is never allowed.',
  *check(policy) {
    const { grants, denials } = policy;
    if (denials.length === 0) return;
    const meaning = meaningOf(policy);
    const namingOf = denialsNaming(denials);
    for (const statement of grants) {
      yield pause;
      const lost = statement.actions.flatMap((entry) => {
        const naming = namingOf(entry).filter((denial) => holdsToo(denial, statement));
        return naming.length > 0 && coverAll(naming, statement) ? [{ entry, naming }] : [];
      });
      const [first] = lost;
      const proved = statement.actions.filter(
        (entry) => !lost.some((each) => each.entry === entry) && meaning?.isDenied(statement, entry) === true,
      );
      const [firstProved] = proved;
      if (firstProved !== undefined) {
        const entries = new Set(proved.flatMap(namingOf));
        const naming = denials.filter((denial) => entries.has(denial));
        const who = naming.length === 0 ? 'the denials' : listing(naming.map(({ called }) => called));
        yield about(
          statement,
          firstProved.path,
          `${listing(proved.map(({ text }) => text))} ${proved.length === 1 ? 'is' : 'are'} never allowed, because ${who} together deny every request that this statement allows for ${proved.length === 1 ? 'it' : 'them'}; remove what is not meant.`,
        );
      }
      if (first === undefined) continue;
      const by = [...new Set(lost.flatMap(({ naming }) => naming.map(({ called }) => called)))];
      const everywhere = first.naming.some(({ resources }) =>
        resources.some(({ text }) => isEverything(text)),
      );
      yield about(
        statement,
        first.entry.path,
        `${listing(lost.map(({ entry }) => entry.text))} ${lost.length === 1 ? 'is' : 'are'} never allowed, because ${listing(by)} ${by.length === 1 ? 'denies' : 'deny'} ${lost.length === 1 ? 'it' : 'them'} on every resource${everywhere ? '' : ' that is named here'}; remove one of the two.`,
      );
    }
  },
};
