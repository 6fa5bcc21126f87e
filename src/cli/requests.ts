/** Requests as the command line and files of requests give them. */

import type { DecisionAnswer, PolicyRequest } from '../iam/semantics/decide.ts';
import { isRecord } from '../text/is-record.ts';
import { UsageError } from './usage-error.ts';

type Decision = DecisionAnswer['decision'];

/** A request of a file, and what its author says comes of it. */
export interface ExpectedRequest {
  readonly request: PolicyRequest;
  readonly expect: Decision | undefined;
  /** 1-based line of the file. */
  readonly line: number;
}

/**
 * `KEY=VALUE` as many times as there are; a key that stands several times has several values. The first `=` parts the
 * two.
 * @throws UsageError for a text without one
 */
export function readContext(given: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const values = new Map<string, { readonly key: string; readonly values: string[] }>();
  for (const text of given) {
    const at = text.indexOf('=');
    const key = text.slice(0, Math.max(at, 0)).trim();
    if (key === '')
      throw new UsageError(
        `--context ${text} is not understood: write KEY=VALUE, as in aws:RequestTag/team=red.`,
      );
    const known = values.get(key.toLowerCase());
    if (known === undefined) values.set(key.toLowerCase(), { key, values: [text.slice(at + 1)] });
    else known.values.push(text.slice(at + 1));
  }
  return Object.fromEntries([...values.values()].map((each) => [each.key, each.values]));
}

const spelled: ReadonlyMap<string, Decision> = new Map([
  ['allowed', 'allowed'],
  ['allow', 'allowed'],
  ['denied', 'denied'],
  ['deny', 'denied'],
  ['depends', 'depends'],
]);

const isScalar = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);

/** One line of a file of requests. `refuse` makes the error of what is wrong with it. */
function readRequest(value: unknown, refuse: (reason: string) => UsageError): Omit<ExpectedRequest, 'line'> {
  if (!isRecord(value)) throw refuse('it is no JSON object');
  const { action, resource, context = {}, expect } = value;
  if (typeof action !== 'string' || !/^[^:\s]+:[^:\s]+$/.test(action))
    throw refuse('"action" must be a name such as sagemaker:CreateModel');
  if (resource !== undefined && typeof resource !== 'string') throw refuse('"resource" must be an ARN, or *');
  if (!isRecord(context)) throw refuse('"context" must be an object of keys with their values');
  const entries = Object.entries(context).map(([key, given]) => {
    const values = given === null ? [] : [given].flat();
    if (!values.every(isScalar)) throw refuse(`${key} must have a value or a list of values`);
    return [key, values.map(String)] as const;
  });
  const expected = typeof expect === 'string' ? spelled.get(expect.toLowerCase()) : undefined;
  if (expect !== undefined && expected === undefined)
    throw refuse('"expect" must be allowed, denied or depends');
  return {
    request: { action, resource, context: Object.fromEntries(entries), unnamed: 'absent' },
    expect: expected,
  };
}

/**
 * Whole requests, one JSON object a line: what one does not name is absent.
 * @throws UsageError with file and line for what is none
 */
export function readRequests(text: string, file: string): readonly ExpectedRequest[] {
  return text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .flatMap((line, at) => {
      if (line.trim() === '') return [];
      const refuse = (reason: string): UsageError =>
        new UsageError(`${file}:${at + 1} is no request: ${reason}.`);
      let value: unknown;
      try {
        value = JSON.parse(line);
      } catch {
        throw refuse('it is not JSON; write one object a line');
      }
      return { ...readRequest(value, refuse), line: at + 1 };
    });
}
