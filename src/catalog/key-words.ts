/** What is known of a condition key's values and absence, in words: for screens, `show` and findings alike. */
import { isMultivalued } from '../iam/operator.ts';
import type { ConditionKey } from './model.ts';

/** The facts of a key, or of its JSON. */
interface Facts {
  readonly values?: ConditionKey['values'] | undefined;
  readonly range?: ConditionKey['range'] | undefined;
  readonly request?: ConditionKey['request'] | undefined;
}

/** This many values are named; of more, the first ones and a count. */
const mostValues = 24;

/** Known values, one text each; a long list is cut, and the last text says how many are left out. */
export function valueWords({ values }: Facts): readonly string[] {
  if (values === undefined) return [];
  const { known, closed } = values;
  if (known.length <= mostValues) return [...known, ...(closed ? [] : ['and others'])];
  return [...known.slice(0, mostValues), `and ${known.length - mostValues} more`];
}

/** The numbers that the API takes: `from 0 to 21600`; undefined where that is not known. */
export function rangeWords({ range }: Facts): string | undefined {
  if (range === undefined) return undefined;
  return range.max === undefined ? `from ${range.min}` : `from ${range.min} to ${range.max}`;
}

/** What it means that a request sets none of the fields that the key is read from; undefined where none is known. */
export function absenceWords({ request, type }: Facts & Pick<ConditionKey, 'type'>): string | undefined {
  if (isMultivalued(type))
    return 'A request that sets none carries no value: ForAllValues is true then (an Allow needs Null "false" beside it), ForAnyValue is not.';
  if (request === undefined) return undefined;
  return 'Absent where the request sets none of these fields: negated operators are true then, all others are not, and …IfExists lets such a request through.';
}

/** The request's fields that a key is read from, one text for each action: `CreateModel: VpcConfig.Subnets`. */
export function fieldWords({ request }: Facts): readonly string[] {
  return Object.entries(request?.fields ?? {}).map(([action, paths]) => {
    const [first = '', ...more] = paths;
    return `${action}: ${first}${more.length === 0 ? '' : ` and ${more.length} more`}`;
  });
}
