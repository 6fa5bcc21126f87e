/**
 * A statement that says nothing which another does not already say: the same effect, its actions and resources
 * covered, and every condition of the other among its own. Identical statements are reported for the later one.
 */
import { actionContains } from '../../../iam/action-pattern.ts';
import { hasWildcard } from '../../../iam/pattern.ts';
import { resourceCovers } from '../resource-coverage.ts';
import type { Rule } from '../rule.ts';
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

/** Under what a statement is found by those that it may cover: names as they stand, one key for all patterns. */
function keysOf({ statement: { actions, resources } }: Compared): readonly string[] {
  if (actions.some(({ text }) => hasWildcard(text))) return [''];
  const names = actions.map(({ text }) => text.toLowerCase());
  if (resources.some(({ text }) => hasWildcard(text))) return names;
  return names.flatMap((name) => resources.map(({ text }) => `${name} ${text}`));
}

/**
 * For each statement the ones that may cover it, in their order: what covers it covers its first action on its first
 * resource, by the same names or by a pattern. A long policy is then not compared pair by pair.
 */
function mayCover(all: readonly Compared[]): (narrow: Compared) => readonly Compared[] {
  const known = new Map<string, Compared[]>();
  for (const each of all)
    for (const key of new Set(keysOf(each)))
      if (known.get(key)?.push(each) === undefined) known.set(key, [each]);
  return ({ statement: { actions, resources } }) => {
    const name = actions[0]?.text.toLowerCase() ?? '';
    return ['', name, `${name} ${resources[0]?.text ?? ''}`]
      .flatMap((key) => known.get(key) ?? [])
      .sort((a, b) => a.statement.index - b.statement.index);
  };
}

const called = (statement: StatementView): string => {
  const sid = statement.raw['Sid'];
  return typeof sid === 'string' && sid !== '' ? `statement ${sid}` : statement.called;
};

export const redundantStatement: Rule = {
  name: 'redundant-statement',
  severity: 'hint',
  about: 'A statement repeats what another statement already says.',
  *check({ statements }) {
    const all = statements.map(compared);
    const candidates = mayCover(all);
    const first = new Map<string, Compared>();
    for (const each of all) {
      const { statement } = each;
      const earlier = first.get(each.content);
      if (earlier === undefined) first.set(each.content, each);
      const wider = candidates(each).find(
        (other) =>
          other !== each &&
          covers(other, each) &&
          // Of two that cover each other the later one is reported.
          (other.statement.index < statement.index || !covers(each, other)),
      );
      const other = (earlier ?? wider)?.statement;
      if (other === undefined) continue;
      yield about(
        statement,
        statement.path,
        earlier === undefined
          ? `Everything in this statement is already covered by ${called(other)}; remove one of the two.`
          : `This statement is the same as ${called(other)}; remove it.`,
        removing('Remove this statement', [statement.path]),
      );
    }
  },
};
