import type { Path } from '../../iam/path.ts';
import type { Fix, Severity } from '../finding.ts';
import type { PolicyView, StatementView } from './statement-view.ts';

/** What a rule returns; `check.ts` adds the rule's name and the document's index. */
export interface FindingDraft {
  /** Index of the statement; null when it is about the whole document. */
  readonly statement: number | null;
  readonly path: Path;
  /** One sentence: what is wrong, and what to do. Lists of names in it are made by `listing` (`wording.ts`). */
  readonly message: string;
  /** Only where it differs from the rule's own severity. */
  readonly severity?: Severity;
  readonly fix?: Fix;
}

/** What a check says between two pieces of its work: whoever checks in slices may go on later. */
export const pause = null;

/** One thing that is looked for. Rules are listed in `rules.ts`; each has a file of its own. */
export interface Rule {
  /** Stable, kebab-case: scripts and suppressions depend on it. */
  readonly name: string;
  /** The severity that most of its findings have. */
  readonly severity: Severity;
  /** One line for help and documentation: what the rule looks for and why that matters. */
  readonly about: string;
  /** Set when it is about each document by itself (its size, its Sids) even where several are checked together. */
  readonly perDocument?: true;
  /** Long work, whose amount grows with the policy or its catalog, has a `pause` after every few milliseconds at most. */
  check(policy: PolicyView): Iterable<FindingDraft | typeof pause>;
}

/** What a rule about one kind of entry looks at: an entry, in its statement, in its policy. */
type EntryCheck<T> = (entry: T, statement: StatementView, policy: PolicyView) => Iterable<FindingDraft>;

/** A check that looks at each entry by itself, whatever the effect of its statement. */
const each =
  <T>(entriesOf: (statement: StatementView) => readonly T[]) =>
  (check: EntryCheck<T>): Rule['check'] =>
    function* (policy) {
      for (const statement of policy.statements) {
        for (const entry of entriesOf(statement)) {
          yield* check(entry, statement, policy);
          yield pause;
        }
      }
    };

/** The check of a rule about each line of each Condition. */
export const eachCondition = each(({ conditions }) => conditions);

/** The check of a rule about each entry of Action and NotAction. */
export const eachAction = each(({ actions, notActions }) => [...actions, ...notActions]);

/** The check of a rule about each entry of Resource and NotResource. */
export const eachResource = each(({ resources, notResources }) => [...resources, ...notResources]);
