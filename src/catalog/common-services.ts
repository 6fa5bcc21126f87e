/**
 * Services in the order in which people mean them when several have an action of the same name and nothing says which:
 * the home service first, then those that machine learning platforms use, then those that most accounts use. A
 * judgement of our own; services that are not listed come after, in the order of the alphabet.
 */
import { homeService } from './home-service.ts';

const common: readonly string[] = [
  homeService,
  's3',
  'iam',
  'sts',
  'ec2',
  'kms',
  'logs',
  'ecr',
  'lambda',
  'cloudwatch',
  'dynamodb',
  'sns',
  'sqs',
  'events',
  'states',
  'cloudformation',
  'secretsmanager',
  'ssm',
  'glue',
  'athena',
  'ecs',
  'eks',
  'rds',
  'elasticloadbalancing',
  'autoscaling',
  'application-autoscaling',
  'codebuild',
  'codepipeline',
  'codecommit',
  'bedrock',
  'redshift',
  'kinesis',
  'firehose',
  'elasticfilesystem',
  'fsx',
  'route53',
  'apigateway',
  'cloudfront',
  'elasticmapreduce',
  'batch',
  'lakeformation',
  'cloudtrail',
  'organizations',
  'servicecatalog',
];

const places = new Map(common.map((prefix, at) => [prefix, at]));

/** How soon a service is meant: 0 for the home service; all that are not listed come last together. */
export function commonness(prefix: string): number {
  return places.get(prefix) ?? common.length;
}
