/**
 * Services that the words of a query name: `secrets manager get value`, `s3 put object`, `ddb query`, `ec2runinst`.
 *
 * A word that names a service may as well be a word of an action's name (`batch`, `config`, `events`), so a mention is
 * a second reading beside the plain one: the service, and what is left of the text. Which of them is right is decided
 * by what they cost.
 */
import { homeService } from '../../catalog/home-service.ts';
import type { CatalogCore } from '../../catalog/model.ts';
import { servicesNamed } from '../../catalog/services.ts';
import { stopWords, textWords } from '../words.ts';

/** A way to read a text as the name of a service and something about it. */
export interface ServiceMention {
  readonly services: readonly string[];
  /** The text without the mention; empty when there was nothing else. */
  readonly rest: string;
  /** How the service was named: by its name, by a thing that it is known for, or glued to what follows it. */
  readonly by: 'name' | 'thing' | 'run';
  /** How likely what named it means the service and nothing else. */
  readonly sure: 'surely' | 'likely' | 'hardly';
}

/** Names have at most so many words: `amazon simple storage service`. */
const mostWords = 6;

/** Words around calls that say nothing of what is called. */
const filler = new Set(['client', 'boto3', 'botocore', 'sdk', 'cli', 'aws', 'amazon', 'self']);

/** Colloquial names of services: too loose for `catalog/service-aliases.json`, which decides what a prefix means. */
const nicknames: Readonly<Record<string, string>> = {
  dynamo: 'dynamodb',
  docker: 'ecr',
  kubernetes: 'eks',
  k8s: 'eks',
  loadbalancer: 'elasticloadbalancing',
  loadbalancing: 'elasticloadbalancing',
  asg: 'autoscaling',
  certificatemanager: 'acm',
  cdn: 'cloudfront',
  dns: 'route53',
  identitycenter: 'sso',
  secretmanager: 'secretsmanager',
  simplestorage: 's3',
  simplestorageservice: 's3',
  stepfunction: 'states',
  statemachine: 'states',
  opensearch: 'es',
  emrserverless: 'emr-serverless',
};

/** Things that one service is known for. The word itself stays in the text: it is likely in the action's name. */
const things: Readonly<Record<string, string>> = {
  alarm: 'cloudwatch',
  ami: 'ec2',
  bucket: 's3',
  container: 'ecs',
  crawler: 'glue',
  dashboard: 'cloudwatch',
  distribution: 'cloudfront',
  execution: 'states',
  function: 'lambda',
  instance: 'ec2',
  lambda: 'lambda',
  layer: 'lambda',
  log: 'logs',
  metric: 'cloudwatch',
  parameter: 'ssm',
  queue: 'sqs',
  role: 'iam',
  secret: 'secretsmanager',
  stack: 'cloudformation',
  subnet: 'ec2',
  table: 'dynamodb',
  topic: 'sns',
  volume: 'ec2',
  vpc: 'ec2',
};

/** Names of services that are words of English, and of many actions' names. */
const ordinaryWords = new Set(
  (
    'account apps artifact backup batch billing budgets catalog config connect data deadline detective discovery ' +
    'email entitlement events forecast health inspector job lex location logs metering model monitoring ' +
    'notifications one payments personalize pipes polly pricing profile scheduler schemas shield signer states ' +
    'studio support tag tagging tags tax transcribe transfer translate'
  ).split(' '),
);

const own = (table: Readonly<Record<string, string>>, word: string): readonly string[] => {
  const service = Object.hasOwn(table, word) ? table[word] : undefined;
  return service === undefined ? [] : [service];
};

/** Words that the home service's entries hold are likely meant as such, and ordinary ones more so. */
function certainty(mention: string): ServiceMention['sure'] {
  if (stopWords.has(mention)) return 'surely';
  return ordinaryWords.has(mention) ? 'hardly' : 'likely';
}

/** Services by a word or several run together. */
function named(catalog: CatalogCore, name: string): readonly string[] {
  const found = [...servicesNamed(catalog, name), ...own(nicknames, name)];
  return found.filter((each) => each !== homeService);
}

/** Every way to read the text with a service in it, those with longer names first; none where it names none. */
export function serviceMentions(catalog: CatalogCore, text: string): readonly ServiceMention[] {
  const words = textWords(text)
    .map((word) => word.text)
    .filter((word) => !filler.has(word))
    .slice(0, 12);
  const without = (from: number, to: number): string =>
    [...words.slice(0, from), ...words.slice(to)].join(' ');
  const found: ServiceMention[] = [];
  for (let length = mostWords; length > 0; length--) {
    for (let from = 0; from + length <= words.length; from++) {
      const mention = words.slice(from, from + length).join('');
      const services = named(catalog, mention);
      if (services.length > 0)
        found.push({
          services,
          rest: without(from, from + length),
          by: 'name',
          sure: certainty(mention),
        });
    }
  }
  for (const word of words) {
    const services = own(things, word.replace(/s$/, ''));
    if (services.length > 0) found.push({ services, rest: words.join(' '), by: 'thing', sure: 'likely' });
  }
  // Glued to the first word, or to several that hyphens have parted: `ec2runinst`, `bedrock-agentcorecreate`.
  let glued = '';
  for (const [at, word] of words.slice(0, 3).entries()) {
    for (let end = 2; end <= word.length - 2; end++) {
      const services = named(catalog, glued + word.slice(0, end));
      if (services.length === 0) continue;
      found.push({
        services,
        rest: [word.slice(end), ...words.slice(at + 1)].join(' '),
        by: 'run',
        sure: 'likely',
      });
    }
    glued += word;
  }
  return found;
}
