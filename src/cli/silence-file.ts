/**
 * The file beside a policy that says where which rule is not to speak: `policy.ignore.json` beside `policy.json`, a list
 * of `{"rule": …, "statement": Sid or number, "reason": …}`.
 */
import { existsSync, readFileSync } from 'node:fs';
import type { Silence } from '../policy/findings/silence.ts';
import { knownRule } from './rule-name.ts';
import { UsageError } from './usage-error.ts';

/** The file that belongs to a policy's. */
export function silenceFile(policy: string): string {
  return policy.replace(/(\.json)?$/i, '.ignore.json');
}

function silenceOf(value: unknown, refused: (why: string) => UsageError): Silence {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw refused('each entry is an object with a "rule"');
  const { rule, statement, reason, ...rest } = value as Readonly<Record<string, unknown>>;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) throw refused(`an entry has "rule", "statement" and "reason", not "${unknown}"`);
  if (typeof rule !== 'string') throw refused('each entry has a "rule"');
  if (reason !== undefined && typeof reason !== 'string') throw refused('a "reason" is text');
  if (statement === undefined) return { rule: knownRule(rule) };
  if (typeof statement !== 'string' && !(Number.isInteger(statement) && Number(statement) > 0))
    throw refused('a "statement" is a Sid, or a number from 1');
  return { rule: knownRule(rule), statement: typeof statement === 'string' ? statement : Number(statement) };
}

/**
 * What the file beside the policy silences; nothing where there is no such file, or the policy came from standard
 * input.
 * @throws UsageError when the file is not as described above
 */
export function readSilences(policy: string): readonly Silence[] {
  const path = silenceFile(policy);
  if (policy === '-' || path === policy || !existsSync(path)) return [];
  const refused = (why: string): UsageError => new UsageError(`${path} is not understood: ${why}.`);
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8').replace(/^\ufeff/, ''));
  } catch {
    throw refused('it is not JSON, or may not be read');
  }
  if (!Array.isArray(value)) throw refused('it is a list of objects');
  return value.map((each: unknown) => silenceOf(each, refused));
}
