/** What the values of condition operators look like. Sources: IAM's grammar of condition operators. */
import { isIP } from 'node:net';
import { splitArn } from './arn-pattern.ts';
import { withoutVariables } from './variable.ts';

const hasVariable = (value: string): boolean => withoutVariables(value) !== value;

/** Date.parse takes 30 February for 2 March, so the day is held against its month. */
const isDate = (value: string): boolean => {
  const form = /^(\d{4})-(\d{2})-(\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2}))?$/u;
  const [, year, month, day] = form.exec(value) ?? [];
  if (year === undefined || Number.isNaN(Date.parse(value))) return false;
  const inMonth = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return inMonth.getUTCMonth() === Number(month) - 1;
};

const dateProblem = (value: string): string | undefined =>
  /^\d{1,15}$/u.test(value) || isDate(value)
    ? undefined
    : `"${value}" is not a date: write 2027-01-31T12:00:00Z, or seconds since 1970`;

const addressProblem = (value: string): string | undefined => {
  const [address = '', bits, ...more] = value.split('/');
  // An interface's name behind % is of one machine, which no policy can mean.
  const version = address.includes('%') ? 0 : isIP(address);
  const fits = bits === undefined || (/^\d{1,3}$/u.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
  return version !== 0 && fits && more.length === 0
    ? undefined
    : `"${value}" is not an address range: write 203.0.113.0/24 or 2001:db8::/32`;
};

const arnProblem = (value: string): string | undefined => {
  if (value === '*') return undefined;
  const fields = splitArn(value);
  if (fields.length === 1 && /^\$\{[^}]*\}$/u.test(value)) return undefined;
  // ARN operators compare field by field, so all six have to be there.
  return fields[0] === 'arn' && fields.length === 6 && fields[5] !== ''
    ? undefined
    : `"${value}" is not an ARN of six fields, as in arn:aws:iam::111122223333:role/name`;
};

/**
 * Why a value does not fit an operator (without its set prefix and IfExists), as a clause; undefined when it does.
 * Policy variables stand only in string and ARN comparisons.
 */
export function valueProblem(operator: string, value: string): string | undefined {
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
}
