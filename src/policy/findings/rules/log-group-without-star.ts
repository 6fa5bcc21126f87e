/**
 * The ARN of a log group as IAM compares it ends in `:*` for all actions but those on tags. A name that ends in a wildcard
 * matches that, too.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html
 */
import { splitArn } from '../../../iam/arn-pattern.ts';
import { pause, type Rule } from '../rule.ts';
import { knownActions } from '../statement-view.ts';
import { about, listing, setting } from '../wording.ts';

/** The name of a log group and nothing behind it. */
const bareGroup = /^log-group:[^:]*[^:*]$/;

export const logGroupWithoutStar: Rule = {
  name: 'log-group-without-star',
  severity: 'warning',
  about: 'The ARN of a log group lacks the :* at its end, without which only actions on its tags match.',
  *check({ statements }) {
    for (const statement of statements) {
      yield pause;
      const actions = knownActions(statement).filter(
        ({ service, accessLevels, name, resourceTypes }) =>
          service === 'logs' &&
          !accessLevels.includes('Tagging') &&
          !/^List(TagsLogGroup|TagsForResource)$/.test(name) &&
          resourceTypes.some(({ id }) => id === 'logs:log-group' || id === 'logs:log-stream'),
      );
      if (actions.length === 0) continue;
      for (const { text, path } of statement.resources) {
        const [, , service, , , resource = ''] = splitArn(text);
        if (service !== 'logs' || !bareGroup.test(resource) || resource.endsWith('}')) continue;
        // Where the statement has the other form beside it, this one is for the actions on tags.
        if (statement.resources.some((other) => other.text === `${text}:*`)) continue;
        const tagging = knownActions(statement).length > actions.length;
        yield about(
          statement,
          path,
          `${listing(actions.map(({ id }) => id))} ${actions.length === 1 ? 'compares' : 'compare'} ARNs that end in :*, so ${text} never matches; write ${text}:*.`,
          tagging ? undefined : setting(`Use ${text}:*`, path, `${text}:*`),
        );
      }
    }
  },
};
