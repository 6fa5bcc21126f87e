/**
 * Operations as code and shells write them, brought to the words that they are made of: `client.get_object(Bucket=…)`,
 * `boto3.client('s3').get_object(`, `new GetObjectCommand(`, `aws s3api get-object --bucket b`. Whatever is written
 * around the operation says nothing of it; the service, where it is written, is kept as a word in front.
 */

/** `boto3.client('s3').get_object(`: the service is an argument. */
const boto3 = /\bboto3\.(?:client|resource)\(\s*['"]([\w.-]+)['"][^)]*\)\s*\.?/gi;
/** `aws s3api get-object --bucket b`: what follows the operation are its options. */
const shell = /^\W*aws\s+([a-z][\w-]*)\s+([a-z][\w-]*)(?:\s+-.*|\s+[^\s-].*)?$/i;
/** What follows an opening parenthesis right behind a name are arguments. */
const argumentsOf = /([\w$])\(.*$/s;
/** `s3Client.send(new GetObjectCommand({`: all else is JavaScript. */
const sent = /(?:\b(\w*?)_?client\.send\(\s*)?\bnew\s+([A-Z]\w+?)Command\b/i;
const command = /\b([A-Z]\w{3,}?)Command(?:Input|Output)?\b/g;
const before = /^\s*(?:[\w$.]+\s*=\s*)?(?:await\s+)?(?:new\s+)?/;
/** Names of clients: `client.`, `s3Client.`, `sagemaker_client.`. */
const client = /\b(?:self\.|this\.)?(\w*?)_?client\.(?=\w)/gi;

/** The words of an operation that is written as a call; the text as it is when it is none. */
export function operationWords(text: string): string {
  const bare = text.replace(boto3, ' $1 ').trim();
  const constructed = sent.exec(bare);
  if (constructed?.[2] !== undefined) return `${constructed[1] ?? ''} ${constructed[2]}`.trim();
  const asked = shell.exec(bare);
  if (asked !== null && asked[2] !== undefined) return `${asked[1]} ${asked[2]}`;
  const called = bare.replace(argumentsOf, '$1').replace(client, '$1 ').replace(command, '$1');
  return called === text ? text : called.replace(before, '').trim();
}
