/**
 * A command line for the AWS CLI, one command per document, for a POSIX shell. The JSON is minified for every
 * target: a single line survives being pasted, and white space counts for some. What only the user knows (the
 * role, the account) is written as REPLACE_ME.
 */
import type { PolicyDocument } from '../../iam/document.ts';
import type { Target } from '../../iam/policy-kind.ts';
import { iamName, numbered } from './names.ts';

/** The format `cli`. */
export function renderCli(documents: readonly PolicyDocument[], name: string, target: Target): string {
  const names = numbered(iamName(name), documents.length, '-');
  return documents
    .map((document, index) => command(JSON.stringify(document), names[index] ?? 'policy', target))
    .join('\n\n');
}

function command(json: string, name: string, target: Target): string {
  switch (target) {
    case 'managed':
    case 'boundary':
      return line('aws iam create-policy', [
        ['--policy-name', name],
        ['--policy-document', json],
      ]);
    case 'user':
    case 'group':
    case 'role':
      return line(`aws iam put-${target}-policy`, [
        [`--${target}-name`, 'REPLACE_ME'],
        ['--policy-name', name],
        ['--policy-document', json],
      ]);
    case 'scp':
      return line('aws organizations create-policy', [
        ['--type', 'SERVICE_CONTROL_POLICY'],
        ['--name', name],
        ['--description', name],
        ['--content', json],
      ]);
    case 'session':
      return line('aws sts assume-role', [
        ['--role-arn', 'arn:aws:iam::REPLACE_ME:role/REPLACE_ME'],
        ['--role-session-name', name.slice(0, 64)],
        ['--policy', json],
      ]);
  }
}

function line(program: string, options: readonly (readonly [string, string])[]): string {
  return [program, ...options.map(([option, value]) => `${option} ${shellWord(value)}`)].join(' \\\n  ');
}

/**
 * One word of a POSIX shell, whatever it holds: bare when nothing in it can mean something, else in single quotes,
 * where only the quote itself needs care.
 * @throws Error on NUL, which no argument can carry
 */
export function shellWord(value: string): string {
  if (value.includes('\0')) throw new RangeError('A NUL character cannot be part of a command line');
  return /^[\w@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}
