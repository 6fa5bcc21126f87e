import { actionsOfService } from '../../../catalog/of-service.ts';
import { actionsMeant } from '../../../catalog/operations.ts';
import { nearestName } from '../../../text/nearest-name.ts';
import { eachAction, type Rule } from '../rule.ts';
import { about, setting } from '../wording.ts';

/**
 * Actions that the reference leaves out although AWS tells people to write them, or wrote them itself. Source: Lake
 * Formation developer guide, "Managing cross-account permissions using both AWS Glue and Lake Formation" (for RAM); the
 * policy that SNS gave every new topic for years.
 */
const outsideReference: ReadonlySet<string> = new Set(['glue:shareresource', 'sns:receive']);

export const unknownAction: Rule = {
  name: 'unknown-action',
  severity: 'warning',
  about: 'An action is not in the reference; a typo grants or denies nothing.',
  check: eachAction(function* ({ text, path, expansion }, statement, { catalog }) {
    if (expansion.kind !== 'name' || expansion.actions.length > 0) return;
    if (outsideReference.has(text.toLowerCase())) return;
    const [known, ...others] = actionsMeant(catalog, text);
    if (known !== undefined) {
      yield about(
        statement,
        path,
        `${text} is not in the reference and may have no effect; did you mean ${[known, ...others].join(' and ')}?`,
        others.length === 0 ? setting(`Use ${known}`, path, known) : undefined,
      );
      return;
    }
    const names = actionsOfService(catalog, expansion.service).map((action) => action.name);
    const near = nearestName(text.slice(expansion.service.length + 1), names);
    const meant = near && `${expansion.service}:${near.name}`;
    yield about(
      statement,
      path,
      meant === undefined
        ? `${text} is not in the reference and may have no effect; check its name.`
        : `${text} is not in the reference and may have no effect; did you mean ${meant}?`,
      near?.close === true && meant !== undefined ? setting(`Use ${meant}`, path, meant) : undefined,
    );
  }),
};
