/**
 * Policy variables stand in the resource part of an ARN and in values compared as strings or ARNs, and in policies of
 * version 2012-10-17 only.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
import { splitArn } from '../../../iam/arn-pattern.ts';
import { policyVariables } from '../../../iam/variable.ts';
import { pause, type Rule } from '../rule.ts';
import type { StatementView } from '../statement-view.ts';
import { about } from '../wording.ts';

/** Places of a statement where no variable may stand: actions, the Sid, and names of condition keys. */
function forbidden(statement: StatementView) {
  const sid = statement.raw['Sid'];
  return [
    ...[...statement.actions, ...statement.notActions].map((item) => ({ ...item, where: 'an action' })),
    ...(typeof sid === 'string' ? [{ text: sid, path: [...statement.path, 'Sid'], where: 'a Sid' }] : []),
    ...statement.conditions.map(({ key, path }) => ({
      text: key,
      path,
      where: 'the name of a condition key',
    })),
  ];
}

export const variableMisplaced: Rule = {
  name: 'variable-misplaced',
  severity: 'error',
  perDocument: true,
  about: 'A policy variable stands where IAM does not replace it.',
  *check({ statements, document }) {
    const old = (document.Version as unknown) !== '2012-10-17';
    for (const statement of statements) {
      yield pause;
      for (const { text, path, where } of forbidden(statement)) {
        const [variable] = policyVariables(text);
        if (variable === undefined) continue;
        yield about(
          statement,
          path,
          `IAM replaces no variable in ${where}; write out what ${variable.text} stands for.`,
        );
      }
      for (const { operator, values, operatorText } of statement.conditions) {
        if (operator === undefined || operator.family === 'String' || operator.family === 'Arn') continue;
        for (const { text, path } of values) {
          const [variable] = policyVariables(text);
          if (variable === undefined) continue;
          yield about(
            statement,
            path,
            `IAM replaces variables in string and ARN conditions only; write out ${variable.text} for ${operatorText}.`,
          );
        }
      }
      const places = [...statement.resources, ...statement.notResources];
      for (const { text, path } of places) {
        const early = splitArn(text)
          .slice(0, 3)
          .flatMap((field) => policyVariables(field))[0];
        if (early === undefined || early.flaw !== undefined || !/[^:]:[^:]/.test(early.name)) continue;
        yield about(
          statement,
          path,
          `IAM replaces no variable in the partition or service of an ARN; write out what ${early.text} stands for.`,
        );
      }
      if (!old) continue;
      const values = statement.conditions.flatMap((line) => line.values);
      for (const { text, path } of [...places, ...values]) {
        const [variable] = policyVariables(text);
        if (variable === undefined) continue;
        yield {
          ...about(
            statement,
            path,
            `Without Version 2012-10-17 IAM takes ${variable.text} as plain text; set the Version.`,
            {
              title: 'Use Version 2012-10-17',
              kind: 'edits',
              edits: [{ op: 'set', path: ['Version'], value: '2012-10-17' }],
            },
          ),
          severity: 'warning',
        };
      }
    }
  },
};
