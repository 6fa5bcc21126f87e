import { expandAction } from '../../../catalog/expansion.ts';
import type { Catalog } from '../../../catalog/model.ts';
import { actionsMeant } from '../../../catalog/operations.ts';
import { servicesLike } from '../../../catalog/services.ts';
import { groupBy } from '../../../text/group-by.ts';
import { nearestName } from '../../../text/nearest-name.ts';
import type { Rule } from '../rule.ts';
import { about, listing, setting } from '../wording.ts';

/** The entry of `Action` under the service that was meant, if there is such an action; else undefined. */
function underServiceMeant(catalog: Catalog, text: string, service: string): string | undefined {
  // Every service has these: who has them says nothing of who was meant.
  const common = /:(Tag|Untag)Resource$|:ListTagsForResource$/i.test(text);
  const [known, ...others] = common ? [] : actionsMeant(catalog, text);
  if (known !== undefined) return others.length === 0 ? known : undefined;
  const renamed = servicesLike(catalog, service).map((prefix) => `${prefix}${text.slice(service.length)}`);
  return renamed.find((each) => expandAction(catalog, each).actions.length > 0);
}

export const unknownService: Rule = {
  name: 'unknown-service',
  severity: 'warning',
  about: 'An action belongs to a service that the reference does not have; a typo grants nothing.',
  *check({ statements, catalog }) {
    for (const statement of statements) {
      const unknown = [...statement.actions, ...statement.notActions].filter(
        ({ expansion }) => expansion.kind === 'unknown-service',
      );
      for (const [first, ...others] of groupBy(unknown, ({ expansion }) => expansion.service).values()) {
        const { text, path, expansion } = first;
        const written = listing([first, ...others].map((entry) => entry.text));
        const meant = underServiceMeant(catalog, text, expansion.service);
        const [like] = servicesLike(catalog, expansion.service);
        const near = nearestName(
          expansion.service,
          catalog.meta.services.map(({ prefix }) => prefix),
        );
        const hint =
          meant !== undefined
            ? `did you mean ${meant}?`
            : like !== undefined
              ? `did you mean ${like}?`
              : near === undefined
                ? 'check its prefix.'
                : `the nearest that it has is ${near.name}.`;
        yield about(
          statement,
          path,
          `The reference has no service ${expansion.service}, so ${written} may have no effect; ${hint}`,
          meant === undefined || others.length > 0 ? undefined : setting(`Use ${meant}`, path, meant),
        );
      }
    }
  },
};
