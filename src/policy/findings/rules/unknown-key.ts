import { servicePrefix } from '../../../catalog/expansion.ts';
import { keyIdsOf } from '../../../catalog/ids-of.ts';
import { nearestName } from '../../../text/nearest-name.ts';
import { renamingKey } from '../condition-edit.ts';
import { knownKeyPrefix, renamedKey } from '../condition-keys.ts';
import { eachCondition, type Rule } from '../rule.ts';
import { about } from '../wording.ts';

export const unknownKey: Rule = {
  name: 'unknown-key',
  severity: 'warning',
  about: 'A condition key is not in the reference; a condition on a key that no request has never holds.',
  check: eachCondition(function* (line, statement, { catalog }) {
    if (line.entry !== undefined || knownKeyPrefix(catalog, line.key) === 'not-loaded') return;
    if (renamedKey(catalog, line.key) !== undefined) return;
    const near = nearestName(line.key, keyIdsOf(catalog, servicePrefix(line.key)));
    const hint =
      near === undefined
        ? 'check its name and its service prefix.'
        : `the nearest that it has is ${near.name}.`;
    yield about(
      statement,
      line.path,
      `${line.key} is not among the condition keys of the reference; ${hint}`,
      near?.close === true ? renamingKey(statement, line, near.name) : undefined,
    );
  }),
};
