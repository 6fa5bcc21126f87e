import type { Path } from '../../iam/path.ts';
import type { Fix, Severity } from '../model.ts';
import type { ConditionLine, PolicyView, StatementView } from './statement-view.ts';

/** What a rule returns; `check.ts` adds the rule's name and the document's index. */
export interface Draft {
  /** Index of the statement; null when it is about the whole document. */
  readonly statement: number | null;
  readonly path: Path;
  /** One sentence: what is wrong, and what to do. */
  readonly message: string;
  /** Only where it differs from the rule's own severity. */
  readonly severity?: Severity;
  readonly fix?: Fix;
}

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
  check(policy: PolicyView): Iterable<Draft>;
}

/** What a rule about conditions looks at: one line of a Condition, in its statement, in its policy. */
type LineCheck = (line: ConditionLine, statement: StatementView, policy: PolicyView) => Iterable<Draft>;

/** The check of a rule that looks at each line of each Condition by itself, whatever the effect of its statement. */
export const eachCondition = (check: LineCheck): Rule['check'] =>
  function* (policy) {
    for (const statement of policy.statements)
      for (const line of statement.conditions) yield* check(line, statement, policy);
  };
