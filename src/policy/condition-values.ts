/** What the values of condition operators look like. Sources: IAM's grammar of condition operators. */
import { withoutVariables } from './policy-variables.ts';

const hasVariable = (value: string): boolean => withoutVariables(value) !== value;

const dateProblem = (value: string): string | undefined => {
  if (/^\d{1,15}$/u.test(value)) return undefined;
  const form = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2}))?$/u;
  return form.test(value) && !Number.isNaN(Date.parse(value))
    ? undefined
    : `"${value}" is not a date: write 2027-01-31T12:00:00Z, or seconds since 1970`;
};

const ipv4 = (text: string): boolean => {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/u.test(part) && Number(part) <= 255);
};

const ipv6 = (text: string): boolean => {
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const fit = groups.every((group) => /^[0-9a-f]{1,4}$/iu.test(group));
  return fit && (halves.length === 2 ? groups.length < 8 : groups.length === 8);
};

const addressProblem = (value: string): string | undefined => {
  const [address = '', bits, ...more] = value.split('/');
  const most = ipv4(address) ? 32 : ipv6(address) ? 128 : undefined;
  const fits = bits === undefined || (/^\d{1,3}$/u.test(bits) && Number(bits) <= (most ?? 0));
  return most !== undefined && fits && more.length === 0
    ? undefined
    : `"${value}" is not an address range: write 203.0.113.0/24 or 2001:db8::/32`;
};

const arnProblem = (value: string): string | undefined => {
  if (value === '*') return undefined;
  const text = value.replace(/\$\{[^}]*\}/gu, 'v');
  if (text === 'v') return undefined;
  // ARN operators compare field by field, so all six have to be there.
  return /^arn:([^:]*:){4}.+$/u.test(text)
    ? undefined
    : `"${value}" is not an ARN of six fields, as in arn:aws:iam::111122223333:role/name`;
};

/**
 * Why a value does not fit an operator (without its set prefix and IfExists), as a clause; undefined when it does.
 * Policy variables stand only in string and ARN comparisons.
 */
export const valueProblem = (operator: string, value: string): string | undefined => {
  const base = operator.toLowerCase();
  if (/[^\u0020-\u00ff\t\n\r]/u.test(value)) return `"${value}" holds a character that IAM refuses`;
  const textual = base.startsWith('string') || base.startsWith('arn');
  if (hasVariable(value) && !textual) return `${operator} does not read policy variables, as in "${value}"`;
  if (textual && /\$\{/u.test(withoutVariables(value))) {
    return `"${value}" holds a broken policy variable: write \${aws:username} and the like`;
  }
  if (base === 'bool' || base === 'null') {
    return /^(true|false)$/u.test(value) ? undefined : `${operator} takes true or false, not "${value}"`;
  }
  if (base.startsWith('numeric')) {
    return /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/iu.test(value) ? undefined : `"${value}" is not a number`;
  }
  if (base.startsWith('date')) return dateProblem(value);
  if (base.endsWith('ipaddress')) return addressProblem(value);
  if (base.startsWith('arn')) return arnProblem(value);
  return undefined;
};
