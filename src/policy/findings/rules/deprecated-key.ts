import { renamingKey } from '../condition-edit.ts';
import { renamedKey } from '../condition-keys.ts';
import { eachCondition, type Rule } from '../rule.ts';
import { about } from '../wording.ts';

export const deprecatedKey: Rule = {
  name: 'deprecated-key',
  severity: 'warning',
  about: 'A condition key is out of use: no action honours it any more.',
  check: eachCondition(function* (line, statement, { catalog }) {
    const deprecated = line.entry?.deprecated;
    const successor = deprecated?.replacedBy ?? (line.entry ? undefined : renamedKey(catalog, line.key));
    if (deprecated === undefined && successor === undefined) return;
    yield about(
      statement,
      line.path,
      successor === undefined
        ? `No action honours ${line.key} any more; remove the condition or choose another key.`
        : `No action honours ${line.key} any more; use ${successor} instead.`,
      successor === undefined ? undefined : renamingKey(statement, line, successor),
    );
  }),
};
