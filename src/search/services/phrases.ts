/**
 * Colloquial phrases for actions of other services whose names do not hold the words: `who am i`, `open a port`.
 *
 * A row is the words that have to be there, in any order and form, `|` between words for the same; its actions are
 * those that the phrase is about, likeliest first. Only what names, synonyms and services do not lead to already.
 */
import { stem, stopWords, textWords } from '../words.ts';

const rows: readonly (readonly [words: string, actions: string])[] = [
  ['who am i', 'sts:GetCallerIdentity'],
  ['whoami', 'sts:GetCallerIdentity'],
  ['current|caller|my identity|account', 'sts:GetCallerIdentity'],
  ['switch|impersonate role', 'sts:AssumeRole'],
  ['cross account', 'sts:AssumeRole'],
  ['ram|share cross|another|other account', 'ram:CreateResourceShare ram:AssociateResourceShare'],
  ['ram share', 'ram:CreateResourceShare ram:AssociateResourceShare'],
  ['temporary|session credentials|token', 'sts:GetSessionToken sts:AssumeRole'],
  ['open|allow|expose|unblock port', 'ec2:AuthorizeSecurityGroupIngress'],
  ['close|block port', 'ec2:RevokeSecurityGroupIngress'],
  ['firewall|inbound|ingress rule', 'ec2:AuthorizeSecurityGroupIngress'],
  ['outbound|egress rule', 'ec2:AuthorizeSecurityGroupEgress'],
  [
    'launch|start|create|spin|provision|run vm|server|instance|machine|ec2',
    'ec2:RunInstances ec2:StartInstances',
  ],
  // Said with the service's name they mean it, and not an instance of a notebook.
  ['start|resume|boot ec2 instance|server|machine|vm', 'ec2:StartInstances'],
  ['stop|shutdown|pause ec2 instance|server|machine|vm', 'ec2:StopInstances'],
  ['launch|create|run|spin ec2 instance|server|machine|vm', 'ec2:RunInstances'],
  ['reboot|restart ec2 instance|server|machine|vm', 'ec2:RebootInstances'],
  ['kill|delete|destroy|terminate|remove ec2 instance|server|machine|vm', 'ec2:TerminateInstances'],
  ['list|show|find|see|describe ec2 instance|server|machine|vm', 'ec2:DescribeInstances'],
  ['start|resume vm|server|instance', 'ec2:StartInstances'],
  ['stop|shutdown|pause vm|server|instance', 'ec2:StopInstances'],
  ['reboot|restart vm|server|instance', 'ec2:RebootInstances'],
  ['kill|delete|destroy|terminate|remove vm|server|instance|machine', 'ec2:TerminateInstances'],
  ['list|show|find|see vm|server|instance', 'ec2:DescribeInstances'],
  ['list|show|get|all vpc', 'ec2:DescribeVpcs'],
  ['list|show|get|all subnet', 'ec2:DescribeSubnets'],
  ['list|show|get|all security group', 'ec2:DescribeSecurityGroups'],
  ['list|show|get|all volume|disk|ebs', 'ec2:DescribeVolumes'],
  ['list|show|get|all snapshot', 'ec2:DescribeSnapshots'],
  ['list|show|get|all ami', 'ec2:DescribeImages'],
  ['list|show|get|all region', 'ec2:DescribeRegions'],
  ['resize|instance type', 'ec2:ModifyInstanceAttribute'],
  ['public|elastic|static ip|address', 'ec2:AllocateAddress ec2:AssociateAddress'],
  ['ssh|login key|pair', 'ec2:CreateKeyPair ec2:ImportKeyPair'],
  ['create|make|bake|build ami', 'ec2:CreateImage'],
  ['create|take|make ebs|volume|disk snapshot', 'ec2:CreateSnapshot'],
  ['attach disk|volume|ebs', 'ec2:AttachVolume'],
  ['create|add disk|volume|ebs', 'ec2:CreateVolume'],
  ['tag ec2|vm|server|instance', 'ec2:CreateTags'],
  ['eni', 'ec2:CreateNetworkInterface ec2:DescribeNetworkInterfaces'],
  ['private link|endpoint', 'ec2:CreateVpcEndpoint'],
  ['upload|write|save|put|store|copy file|object|s3|bucket', 's3:PutObject'],
  ['download|read|get|fetch|open|copy file|object|s3|bucket', 's3:GetObject'],
  ['list|ls|browse|see file|object', 's3:ListBucket'],
  ['list|ls|browse|see content|file|key|object|folder bucket|s3', 's3:ListBucket'],
  ['list|ls|show|see|all bucket', 's3:ListAllMyBuckets'],
  ['delete|remove|rm|erase file|object|s3', 's3:DeleteObject'],
  ['delete|remove file|object bucket|s3', 's3:DeleteObject'],
  ['block|public access', 's3:PutBucketPublicAccessBlock s3:PutAccountPublicAccessBlock'],
  ['presigned|signed url|link', 's3:GetObject s3:PutObject'],
  ['static website|site|hosting', 's3:PutBucketWebsite'],
  ['multipart upload', 's3:PutObject s3:AbortMultipartUpload'],
  ['read|get|fetch|retrieve|use|see|access secret|password|credential', 'secretsmanager:GetSecretValue'],
  ['secret value', 'secretsmanager:GetSecretValue'],
  ['store|save|write|update|change|set secret', 'secretsmanager:PutSecretValue secretsmanager:CreateSecret'],
  ['read|get|fetch|retrieve|load parameter|setting', 'ssm:GetParameter ssm:GetParameters'],
  ['write|store|save|set|create parameter|setting', 'ssm:PutParameter'],
  ['parameter path', 'ssm:GetParametersByPath'],
  ['session manager', 'ssm:StartSession'],
  ['ssh|shell|connect|login|terminal instance|server|vm', 'ssm:StartSession'],
  ['run|execute|send command|script instance|server|vm|remote', 'ssm:SendCommand'],
  ['tail|follow|stream|watch log', 'logs:StartLiveTail logs:FilterLogEvents logs:GetLogEvents'],
  ['read|view|see|show|fetch log', 'logs:GetLogEvents logs:FilterLogEvents'],
  ['search|filter|grep|find log', 'logs:FilterLogEvents logs:StartQuery'],
  ['write|send|ship|put|push|emit log', 'logs:PutLogEvents'],
  ['log insight|query', 'logs:StartQuery'],
  ['log retention|expire|expiration', 'logs:PutRetentionPolicy'],
  ['write|send|publish|emit|push|put|custom metric', 'cloudwatch:PutMetricData'],
  ['read|view|see|query|fetch metric', 'cloudwatch:GetMetricData cloudwatch:GetMetricStatistics'],
  ['create|set|add|make|put alarm|alert', 'cloudwatch:PutMetricAlarm'],
  ['list|show|see|view alarm|alert', 'cloudwatch:DescribeAlarms'],
  ['create|make|save|update|put dashboard', 'cloudwatch:PutDashboard'],
  ['send|put|enqueue|push|post|write message|queue', 'sqs:SendMessage'],
  ['read|receive|poll|consume|get|dequeue message|queue', 'sqs:ReceiveMessage'],
  ['delete|remove|ack|acknowledge message', 'sqs:DeleteMessage'],
  ['clear|empty|purge queue', 'sqs:PurgeQueue'],
  ['publish|send|post|push topic|notification|sms|sns', 'sns:Publish'],
  ['send|text sms|notification', 'sns:Publish'],
  ['send|write email|mail', 'ses:SendEmail ses:SendRawEmail'],
  ['invoke|call|run|execute|trigger lambda|function', 'lambda:InvokeFunction'],
  ['deploy|update|upload|change lambda|function code', 'lambda:UpdateFunctionCode'],
  [
    'lambda|function environment|variable|timeout|memory|setting',
    'lambda:UpdateFunctionConfiguration lambda:GetFunctionConfiguration',
  ],
  ['lambda|function permission|trigger|invoker', 'lambda:AddPermission'],
  ['lambda layer', 'lambda:GetLayerVersion lambda:PublishLayerVersion'],
  ['pull|download docker|image|ecr|container', 'ecr:BatchGetImage ecr:GetDownloadUrlForLayer'],
  ['push|upload docker|image|ecr|container', 'ecr:PutImage ecr:InitiateLayerUpload'],
  ['docker|ecr|registry login|auth|authenticate', 'ecr:GetAuthorizationToken'],
  ['run|start|launch container|task|fargate|ecs', 'ecs:RunTask ecs:StartTask'],
  ['exec|shell|ssh container|task', 'ecs:ExecuteCommand'],
  ['deploy ecs|service', 'ecs:UpdateService ecs:RegisterTaskDefinition'],
  ['decrypt kms|data|key', 'kms:Decrypt'],
  ['encrypt kms|data|key', 'kms:Encrypt'],
  ['data|envelope key', 'kms:GenerateDataKey'],
  ['delete|remove kms|encryption key', 'kms:ScheduleKeyDeletion'],
  ['query|search|lookup dynamodb|dynamo|table|ddb', 'dynamodb:Query'],
  ['write|put|insert|save|add item|row|record dynamodb|dynamo|table|ddb', 'dynamodb:PutItem'],
  ['scan table|dynamodb|dynamo|ddb', 'dynamodb:Scan'],
  ['write|put|insert item|dynamodb|dynamo', 'dynamodb:PutItem'],
  ['read|get|fetch item|row dynamodb|dynamo|table|ddb', 'dynamodb:GetItem'],
  ['read|get item|dynamodb|dynamo', 'dynamodb:GetItem'],
  ['run|execute|submit|start athena|sql query', 'athena:StartQueryExecution'],
  ['athena|query result', 'athena:GetQueryResults'],
  ['run|execute|submit|start glue|etl job', 'glue:StartJobRun'],
  ['run|execute|start|trigger crawler', 'glue:StartCrawler'],
  ['list|show|see|read glue|catalog table', 'glue:GetTables glue:GetTable'],
  ['list|show|see glue|catalog database', 'glue:GetDatabases'],
  ['run|execute redshift|sql|statement', 'redshift-data:ExecuteStatement'],
  ['run|start|execute|trigger step|state|workflow function|machine|workflow', 'states:StartExecution'],
  ['stop|cancel|abort step|state|workflow function|machine|workflow', 'states:StopExecution'],
  [
    'create|add|make cron|schedule|scheduled|periodic rule|job|task|event',
    'events:PutRule scheduler:CreateSchedule',
  ],
  ['create|add|make|update event|eventbridge rule', 'events:PutRule'],
  ['eventbridge rule', 'events:PutRule'],
  ['send|publish|emit|post event', 'events:PutEvents'],
  [
    'deploy|create|launch stack|cloudformation|template',
    'cloudformation:CreateStack cloudformation:UpdateStack',
  ],
  ['deploy cdk|sam', 'cloudformation:CreateChangeSet cloudformation:ExecuteChangeSet'],
  ['add|create|update|change|delete|edit|set dns|record|route53', 'route53:ChangeResourceRecordSets'],
  ['request|create|issue|get certificate|cert|tls|ssl', 'acm:RequestCertificate'],
  ['pass|give|hand|set role', 'iam:PassRole'],
  ['service linked role', 'iam:CreateServiceLinkedRole'],
  ['attach|add|assign policy role', 'iam:AttachRolePolicy'],
  ['attach|add|assign policy user', 'iam:AttachUserPolicy'],
  ['inline policy role', 'iam:PutRolePolicy'],
  ['inline policy user', 'iam:PutUserPolicy'],
  ['trust|assume policy|relationship', 'iam:UpdateAssumeRolePolicy'],
  ['api|access key', 'iam:CreateAccessKey'],
  ['reset|change|set|update password', 'iam:UpdateLoginProfile iam:ChangePassword'],
  ['mfa', 'iam:EnableMFADevice iam:CreateVirtualMFADevice'],
  ['mount efs|filesystem', 'elasticfilesystem:ClientMount'],
  ['file system mount', 'elasticfilesystem:ClientMount'],
  ['connect|login rds|database|db', 'rds-db:connect'],
  ['create|launch|start|make rds|database|db|postgres|mysql instance', 'rds:CreateDBInstance'],
  ['list|show|see|describe rds|database|db instance', 'rds:DescribeDBInstances'],
  ['snapshot|backup rds|database|db', 'rds:CreateDBSnapshot'],
  ['restore rds|database|db snapshot|backup', 'rds:RestoreDBInstanceFromDBSnapshot'],
  ['write|put|send kinesis|stream', 'kinesis:PutRecord kinesis:PutRecords'],
  ['read|consume|get kinesis|stream', 'kinesis:GetRecords'],
  ['write|put|send|deliver firehose', 'firehose:PutRecord firehose:PutRecordBatch'],
  ['invalidate|clear|purge|flush cache|cdn|cloudfront', 'cloudfront:CreateInvalidation'],
  ['chat|ask|prompt|call|invoke|converse bedrock|model|llm|claude|foundation', 'bedrock:InvokeModel'],
  ['knowledge base query|search|retrieve|rag', 'bedrock:Retrieve bedrock:RetrieveAndGenerate'],
  ['transcribe|recognize audio|speech|voice', 'transcribe:StartTranscriptionJob'],
  ['speech text', 'transcribe:StartTranscriptionJob polly:SynthesizeSpeech'],
  ['text speech to', 'polly:SynthesizeSpeech transcribe:StartTranscriptionJob'],
  ['read|say|speak aloud|text|voice', 'polly:SynthesizeSpeech'],
  ['extract|read|ocr|scan text|document|pdf|form', 'textract:AnalyzeDocument textract:DetectDocumentText'],
  ['ocr', 'textract:DetectDocumentText textract:AnalyzeDocument'],
  ['sentiment', 'comprehend:DetectSentiment'],
  ['sign|register|signup|create user cognito|pool', 'cognito-idp:SignUp cognito-idp:AdminCreateUser'],
  ['create cognito user', 'cognito-idp:AdminCreateUser'],
  ['start|trigger|run build', 'codebuild:StartBuild'],
  ['start|trigger|run codepipeline|cicd', 'codepipeline:StartPipelineExecution'],
  ['clone|pull|fetch repo|repository|git|codecommit', 'codecommit:GitPull'],
  ['push repo|git|codecommit|code', 'codecommit:GitPush'],
  [
    'scale|resize|grow asg|autoscaling|group',
    'autoscaling:SetDesiredCapacity autoscaling:UpdateAutoScalingGroup',
  ],
  ['autoscale|scale endpoint|target|variant', 'application-autoscaling:RegisterScalableTarget'],
  ['cost|bill|billing|spend|spending', 'ce:GetCostAndUsage'],
  ['list|show|see account organization|org', 'organizations:ListAccounts'],
  ['create|new|make aws account', 'organizations:CreateAccount'],
  ['audit|who did|cloudtrail event|history|log', 'cloudtrail:LookupEvents'],
  ['start|create|launch|run emr|spark|hadoop cluster', 'elasticmapreduce:RunJobFlow'],
  ['submit|add|run|start step emr|spark', 'elasticmapreduce:AddJobFlowSteps'],
  ['spark job|step', 'elasticmapreduce:AddJobFlowSteps emr-serverless:StartJobRun'],
  ['call|invoke|request api gateway|apigateway', 'execute-api:Invoke'],
  ['create|deploy|add rest|http api', 'apigateway:POST'],
  ['start|run|create backup', 'backup:StartBackupJob'],
  ['target group', 'elasticloadbalancing:CreateTargetGroup elasticloadbalancing:DescribeTargetGroups'],
  ['list|show|see load balancer', 'elasticloadbalancing:DescribeLoadBalancers'],
  ['raise|increase|request quota|limit', 'servicequotas:RequestServiceQuotaIncrease'],
  ['find|list|search resource tag', 'tag:GetResources'],
];

/** An action that a phrase is about. */
export interface PhraseHit {
  readonly id: string;
  /** Its place among the phrase's actions, from 0. */
  readonly place: number;
  /** Words of the query with a meaning of their own that the phrase does not have. */
  readonly beyond: number;
  /** Whether the text is the phrase, three words or more, and nothing else. */
  readonly complete: boolean;
}

interface Phrase {
  /** For each word that has to be there the stems of which one has to be. */
  readonly slots: readonly ReadonlySet<string>[];
  readonly actions: readonly string[];
}

let known: readonly Phrase[] | undefined;

/** The rows, read when first asked for: the first frame does not wait for them. */
function phrases(): readonly Phrase[] {
  known ??= rows.map(([words, actions]) => ({
    slots: words.split(' ').map((slot) => new Set(slot.split('|').map(stem))),
    actions: actions.split(' '),
  }));
  return known;
}

/** Actions of the phrases that a text holds, those of the phrase with the fewest further words first. */
export function phraseHits(text: string): readonly PhraseHit[] {
  const words = textWords(text).map((word) => word.text);
  const stems = words.map(stem);
  const found: PhraseHit[] = [];
  for (const { slots, actions } of phrases()) {
    if (slots.length > words.length) continue;
    const used = new Set<number>();
    for (const slot of slots) {
      const at = stems.findIndex((each, place) => !used.has(place) && slot.has(each));
      if (at >= 0) used.add(at);
    }
    if (used.size < slots.length) continue;
    const told = new Set([...used].map((place) => stems[place]));
    const beyond = words.filter((word, place) => !told.has(stems[place]) && !stopWords.has(word)).length;
    const complete = used.size > 2 && used.size === words.length;
    actions.forEach((id, place) => {
      found.push({ id, place, beyond, complete });
    });
  }
  return found.sort((a, b) => a.beyond - b.beyond || a.place - b.place);
}
