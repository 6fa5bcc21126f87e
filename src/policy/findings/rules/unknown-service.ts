import { nearestName } from '../../../text/nearest-name.ts';
import type { Rule } from '../rule.ts';
import { about, setting } from '../wording.ts';

export const unknownService: Rule = {
  name: 'unknown-service',
  severity: 'warning',
  about: 'An action belongs to a service that the reference does not have; a typing slip grants nothing.',
  *check({ statements, catalog }) {
    for (const statement of statements) {
      for (const { text, path, expansion } of [...statement.actions, ...statement.notActions]) {
        if (expansion.kind !== 'unknown-service') continue;
        const prefixes = catalog.meta.services.map((service) => service.prefix);
        const near = nearestName(expansion.service, prefixes);
        const hint =
          near === undefined
            ? 'check its prefix.'
            : near.close
              ? `did you mean ${near.name}?`
              : `the nearest that it has is ${near.name}.`;
        const replaced = near && `${near.name}${text.slice(expansion.service.length)}`;
        yield about(
          statement,
          path,
          `The reference has no service ${expansion.service}, so ${text} may have no effect; ${hint}`,
          near?.close === true && replaced !== undefined
            ? setting(`Use ${replaced}`, path, replaced)
            : undefined,
        );
      }
    }
  },
};
