/** Actions that a statement names and that its conditions always leave out. */
import type { Action, Catalog } from '../../catalog/model.ts';
import { honours } from '../../catalog/relations.ts';
import { trueWhenAbsent } from '../../iam/operator.ts';
import type { StatementView } from './statement-view.ts';

/**
 * Whether a condition asks for a key that requests of the action do not have: `aws:RequestTag/team` of an action that
 * sets no tags. The statement neither allows nor denies such an action (`key-not-honoured` says so).
 */
export const neverApplies = (catalog: Catalog, statement: StatementView, action: Action): boolean =>
  statement.conditions.some(
    ({ key, entry, operator, values }) =>
      entry !== undefined &&
      operator !== undefined &&
      !trueWhenAbsent(
        operator,
        values.map(({ text }) => text),
      ) &&
      !honours(catalog, action, key),
  );
