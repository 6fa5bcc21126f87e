/**
 * Names of services that no service acts by: in a Principal, where AWS refuses them, and in the conditions that compare
 * such names, which then never hold.
 */
import { hasPrincipalForm, knownPrincipal } from '../../../catalog/service-principals.ts';
import type { Path } from '../../../iam/path.ts';
import { hasWildcard } from '../../../iam/pattern.ts';
import { principalsIn } from '../principals.ts';
import type { Rule } from '../rule.ts';
import type { StatementView } from '../statement-view.ts';
import { about, setting } from '../wording.ts';

/** Keys whose values are service principals. */
const keys =
  /^(iam:PassedToService|iam:AWSServiceName|aws:CalledVia|aws:CalledViaFirst|aws:CalledViaLast|aws:PrincipalServiceName|aws:PrincipalServiceNamesList|kms:ViaService)$/i;

interface Named {
  readonly text: string;
  readonly path: Path;
  readonly compared: boolean;
}

const namedIn = (statement: StatementView): readonly Named[] => [
  ...(['Principal', 'NotPrincipal'] as const).flatMap((element) =>
    principalsIn(statement, element).flatMap(({ type, text, path }) =>
      type === 'Service' ? [{ text, path, compared: false }] : [],
    ),
  ),
  ...statement.conditions.flatMap(({ key, values, operator }) =>
    keys.test(key) && operator?.family === 'String'
      ? values.map(({ text, path }) => ({ text, path, compared: true }))
      : [],
  ),
];

export const unknownServicePrincipal: Rule = {
  name: 'unknown-service-principal',
  severity: 'warning',
  about: 'No service acts by that name, so it is refused as a principal and no condition on it holds.',
  *check({ statements, catalog }) {
    for (const statement of statements) {
      for (const { text, path, compared } of namedIn(statement)) {
        if (hasWildcard(text) || text.includes('${')) continue;
        const answer = knownPrincipal(catalog, text);
        if (answer.known !== 'no') continue;
        const { near } = answer;
        const what = hasPrincipalForm(text)
          ? `No service is known by the principal ${text}`
          : `${text} is no service principal, which ends in .amazonaws.com`;
        const effect = compared ? ', so the condition may never hold' : '';
        const hint = near === undefined ? 'check its name' : `the nearest is ${near.name}`;
        yield about(
          statement,
          path,
          `${what}${effect}; ${hint}.`,
          near?.close === true ? setting(`Use ${near.name}`, path, near.name) : undefined,
        );
      }
    }
  },
};
