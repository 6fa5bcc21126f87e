/**
 * SageMaker puts the names of endpoints into ARNs in lower case, whatever case they were given; IAM compares ARNs
 * with regard to case. Found by people who met it:
 * https://github.com/prometheus-community/yet-another-cloudwatch-exporter/pull/1178
 */
import { splitArn } from '../../../iam/arn-pattern.ts';
import { eachResource, type Rule } from '../rule.ts';
import { about, setting } from '../wording.ts';

/** The text in lower case, save for policy variables: what they stand for is not known. */
const lowered = (text: string): string =>
  text
    .split(/(\$\{[^}]*\})/u)
    .map((part) => (part.startsWith('${') ? part : part.toLowerCase()))
    .join('');

export const endpointNameCapitals: Rule = {
  name: 'endpoint-name-capitals',
  severity: 'hint',
  about: 'The ARN of an endpoint spells its name with capitals, but SageMaker has it in lower case.',
  check: eachResource(function* ({ text, path }, statement) {
    const [, , service, , , resource = ''] = splitArn(text);
    if (service !== 'sagemaker' || !resource.startsWith('endpoint/')) return;
    const name = lowered(resource);
    if (name === resource) return;
    const wanted = `${text.slice(0, text.length - resource.length)}${name}`;
    yield about(
      statement,
      path,
      `SageMaker lower-cases endpoint names in ARNs, so ${text} matches no endpoint; write ${wanted}.`,
      setting(`Use ${wanted}`, path, wanted),
    );
  }),
};
