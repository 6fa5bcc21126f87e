/**
 * A statement that says nothing which others do not already say. First what can be seen: another of the same effect, its
 * actions and resources covered, and every condition of the other among its own; identical statements are reported
 * for the later one. Then what has to be proved (`meaning.ts`): that the others together leave nothing to it, one statement
 * after the other, each without those that were reported before.
 */
import { actionContains, isEveryAction } from '../../../iam/action-pattern.ts';
import { wholeArn } from '../../../iam/arn-pattern.ts';
import { indexPatterns } from '../../../iam/pattern-index.ts';
import { groupBy } from '../../../text/group-by.ts';
import { meaningOf } from '../meaning.ts';
import { resourceCovers } from '../resource-coverage.ts';
import { pause, type Rule } from '../rule.ts';
import type { StatementView } from '../statement-view.ts';
import { about, removing } from '../wording.ts';

const asText = (value: unknown): string => JSON.stringify(value) ?? '';

/** A statement with what comparing needs, worked out once. */
interface Compared {
  readonly statement: StatementView;
  /** Elements without the Sid. */
  readonly content: string;
  /** Each condition line as text; a statement with fewer of them says more. */
  readonly conditions: readonly string[];
  /** Whether it is made of Action and Resource, without a principal. */
  readonly plain: boolean;
}

function compared(statement: StatementView): Compared {
  const { raw, conditions, actions, resources } = statement;
  const rest = Object.entries(raw).filter(([name]) => name !== 'Sid');
  return {
    statement,
    content: asText(rest.sort(([a], [b]) => (a < b ? -1 : 1))),
    conditions: conditions.map((line) =>
      asText([line.operatorText, line.key.toLowerCase(), line.values.map(({ text }) => text).sort()]),
    ),
    plain:
      actions.length > 0 &&
      resources.length > 0 &&
      raw['Principal'] === undefined &&
      raw['NotPrincipal'] === undefined,
  };
}

function covers(wide: Compared, narrow: Compared): boolean {
  const [outer, inner] = [wide.statement, narrow.statement];
  if (!wide.plain || !narrow.plain || outer.effect !== inner.effect || outer.effect === undefined)
    return false;
  return (
    wide.conditions.every((line) => narrow.conditions.includes(line)) &&
    inner.actions.every(({ text }) => outer.actions.some((other) => actionContains(other.text, text))) &&
    inner.resources.every(({ text }) => outer.resources.some((other) => resourceCovers(other.text, text)))
  );
}

type Lists = readonly (readonly Compared[])[];

/** Lists of the statements that have a pattern which may contain a text; a text that many have is filed once. */
function byPattern(
  all: readonly Compared[],
  patternsOf: (statement: StatementView) => readonly string[],
): (text: string) => Lists {
  const entries = all.flatMap((each) =>
    [...new Set(patternsOf(each.statement))].map((text) => ({ text, each })),
  );
  const filed = [...groupBy(entries, ({ text }) => text)].map(([text, same]) => ({
    text,
    statements: same.map(({ each }) => each),
  }));
  const index = indexPatterns(filed, ({ text }) => text);
  return (text) => index.mayContain(text).map(({ statements }) => statements);
}

const size = (lists: Lists): number => lists.reduce((sum, { length }) => sum + length, 0);

const lowerAction = (text: string): string => (isEveryAction(text) ? '*' : text.toLowerCase());

/**
 * For each statement the ones that may cover it, in their order. What covers it covers its first action and its first
 * resource, and has no condition that it lacks; of these three lists the shortest is taken. A long policy is then
 * not compared pair by pair.
 */
function mayCover(all: readonly Compared[]): (narrow: Compared) => readonly Compared[] {
  const byAction = byPattern(all, ({ actions }) => actions.map(({ text }) => lowerAction(text)));
  const byResource = byPattern(all, ({ resources }) => resources.map(({ text }) => wholeArn(text)));
  const byCondition = groupBy(all, ({ conditions }) => conditions[0] ?? '');
  return ({ statement: { actions, resources }, conditions }) => {
    const [action, resource] = [actions[0], resources[0]];
    if (action === undefined || resource === undefined) return [];
    const lists = [
      byAction(lowerAction(action.text)),
      byResource(wholeArn(resource.text)),
      ['', ...new Set(conditions)].map((line) => byCondition.get(line) ?? []),
    ];
    const shortest = lists.reduce((best, list) => (size(list) < size(best) ? list : best));
    return [...new Set(shortest.flat())].sort((a, b) => a.statement.index - b.statement.index);
  };
}

const called = (statement: StatementView): string => {
  const sid = statement.raw['Sid'];
  return typeof sid === 'string' && sid !== '' ? `statement ${sid}` : statement.called;
};

export const redundantStatement: Rule = {
  name: 'redundant-statement',
  severity: 'hint',
  about: 'A statement repeats what other statements already say.',
  *check(policy) {
    const { statements } = policy;
    const gone = new Set<number>();
    const all = statements.map(compared);
    yield pause;
    const candidates = mayCover(all);
    const first = new Map<string, Compared>();
    for (const each of all) {
      yield pause;
      const { statement } = each;
      const earlier = first.get(each.content);
      if (earlier === undefined) first.set(each.content, each);
      const others = earlier === undefined ? candidates(each) : [];
      const wider = others.find(
        (other) =>
          other !== each &&
          covers(other, each) &&
          // Of two that cover each other the later one is reported.
          (other.statement.index < statement.index || !covers(each, other)),
      );
      const other = (earlier ?? wider)?.statement;
      if (other === undefined) continue;
      gone.add(statement.index);
      yield about(
        statement,
        statement.path,
        earlier === undefined
          ? `Everything in this statement is already covered by ${called(other)}; remove one of the two.`
          : `This statement is the same as ${called(other)}; remove it.`,
        removing('Remove this statement', [statement.path]),
      );
    }
    const meaning = meaningOf(policy);
    for (const statement of statements) {
      yield pause;
      if (gone.has(statement.index) || meaning?.isSuperfluous(statement.index, gone) !== true) continue;
      gone.add(statement.index);
      yield about(
        statement,
        statement.path,
        `The other statements together ${statement.effect === 'Deny' ? 'deny' : 'allow or deny'} everything that this one ${statement.effect === 'Deny' ? 'denies' : 'allows'}; remove it.`,
        removing('Remove this statement', [statement.path]),
      );
    }
  },
};
