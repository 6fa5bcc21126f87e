/**
 * Resources of Terraform (`resource "aws_sagemaker_endpoint" "e"`), CloudFormation (`AWS::SageMaker::Endpoint`) and CDK
 * (`sagemaker.CfnEndpoint`) and Pulumi (`aws.sagemaker.Endpoint`): what making and keeping them takes. One arrival for each type, where it stands first.
 */
import { homeService } from '../../catalog/home-service.ts';
import { squeeze } from '../../catalog/squeeze.ts';
import { isComment } from '../call.ts';
import type { Facts } from '../facts.ts';
import { actionsOfType } from '../infrastructure.ts';
import { type Draft, enough, type Recogniser } from '../recogniser.ts';
import type { Source } from '../source.ts';

interface Form {
  readonly pattern: RegExp;
  /** Type, service and noun of a match; undefined when it names no service. */
  readonly read: (
    match: RegExpExecArray,
    facts: Facts,
  ) => { readonly type: string; readonly service: string | undefined; readonly noun: string } | undefined;
}

/** `sagemaker_endpoint` is of the service whose name it begins with, the longest that there is. */
function split(
  words: readonly string[],
  facts: Facts,
): { readonly service: string; readonly noun: string } | undefined {
  for (let count = Math.min(3, words.length - 1); count > 0; count -= 1) {
    const service = facts.service(words.slice(0, count).join('-'));
    if (service !== undefined) return { service, noun: words.slice(count).join('') };
  }
  return undefined;
}

const forms: readonly Form[] = [
  {
    pattern: /\bresource\s?"(aws_[a-z0-9_]{3,80})"/gu,
    read([, type = ''], facts) {
      const parts = split(type.split('_').slice(1), facts);
      return { type, service: parts?.service, noun: parts?.noun ?? '' };
    },
  },
  {
    // A bare address or a plan's output (aws_sagemaker_endpoint.churn), but no value that refers to one.
    pattern: /(?<![\w."]|[=([,{?:]\s?)(aws_sagemaker_[a-z0-9_]{3,60})(?=[.\s"'`,]|$)/gu,
    read: ([, type = '']) => ({ type, service: homeService, noun: type.split('_').slice(2).join('') }),
  },
  {
    pattern: /\bAWS::([A-Z][A-Za-z0-9]{1,40})::([A-Z][A-Za-z0-9]{1,60})\b(?!::)/gu,
    read: ([type, service = '', noun = ''], facts) => ({ type, service: facts.service(service), noun }),
  },
  {
    pattern: /\b(?:aws_)?([a-z][a-z0-9]{1,40})\.Cfn([A-Z][A-Za-z0-9]{2,60})\(/gu,
    read([, module = '', noun = ''], facts) {
      const service = facts.service(module.replace(/^aws/u, ''));
      return service === undefined ? undefined : { type: '', service, noun };
    },
  },
  {
    // Pulumi has Terraform's types: a word of the name is a word of it.
    pattern: /\baws\.([a-z][a-z0-9]{1,40})\.([A-Z][A-Za-z0-9]{2,60})\(/gu,
    read([, module = '', noun = ''], facts) {
      const service = facts.service(module);
      const words = noun.replace(/(?<=[a-z0-9])(?=[A-Z])/gu, '_').toLowerCase();
      return service === undefined ? undefined : { type: `aws_${module}_${words}`, service, noun };
    },
  },
  {
    pattern: /(?<![\w.])new\sCfn([A-Z][A-Za-z0-9]{2,60})\(/gu,
    read([, noun = ''], facts) {
      const [service, ...others] = facts.servicesWith(`Create${noun}`);
      return service === homeService || others.length === 0 ? { type: '', service, noun } : undefined;
    },
  },
];

const definition = 1500;

function recognise(source: Source, facts: Facts): readonly Draft[] {
  const { prose } = source;
  const seen = new Set<string>();
  const drafts: Draft[] = [];
  for (const { pattern, read } of forms)
    for (const match of prose.matchAll(pattern)) {
      if (drafts.length >= enough) break;
      const what = read(match, facts);
      if (what === undefined) continue;
      const key = what.type === '' ? `${what.service}:${what.noun}` : what.type;
      if (seen.has(key) || isComment(prose, match.index)) continue;
      seen.add(key);
      const end = match.index + match[0].length;
      const next = prose
        .slice(end, end + definition)
        .search(/\bresource\s?"|\bType"?\s?:|\bnew\s[a-z.]*Cfn/u);
      const body = prose.slice(end, end + (next < 0 ? definition : next));
      const members = new Set(
        [...body.matchAll(/["']?([A-Za-z][A-Za-z_]{2,40})["']?\s?[=:{]/gu)].map(([, name = '']) =>
          squeeze(name),
        ),
      );
      const actions = actionsOfType(what.type, what.service, what.noun, members, facts);
      if (actions.length === 0) continue;
      drafts.push({
        kind: 'infrastructure',
        start: source.fromProse(match.index),
        end: source.fromProse(end - 1) + 1,
        actions,
      });
    }
  return drafts;
}

export const infrastructure: Recogniser = { name: 'infrastructure', recognise };
