/**
 * CloudFormation's intrinsic functions in a template's values, long (`{"Fn::Sub": …}`) and short (`!Sub`, which YAML's
 * reader turns into the long form): put together where that can be done without the stack, a placeholder elsewhere.
 */
import { fillIn, type Located, scalar, unknownValue } from './located.ts';

const textOf = (value: Located | undefined): string | undefined =>
  value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;

/** A part of a text: `${Name}` for what is filled in later. */
function template(value: Located): string {
  const read = resolved(value);
  if (read.kind !== 'scalar') return '${value}';
  return read.unknown === true ? `\${${String(read.value)}}` : String(read.value);
}

function intrinsic(name: string, given: Located): Located {
  const { at } = given;
  switch (name) {
    case 'Ref':
      return fillIn(`\${${textOf(given) ?? 'Ref'}}`, at);
    case 'Fn::Sub':
      return fillIn((given.kind === 'list' ? textOf(given.items[0]) : textOf(given)) ?? '${Sub}', at);
    case 'Fn::GetAtt': {
      const parts =
        given.kind === 'list' ? given.items.map((item) => textOf(item) ?? '') : [textOf(given) ?? ''];
      return unknownValue(parts.join('.'), at);
    }
    case 'Fn::Join': {
      const [separator, list] = given.kind === 'list' ? given.items : [];
      if (list?.kind !== 'list') return unknownValue('Join', at);
      return fillIn(list.items.map(template).join(textOf(separator) ?? ''), at);
    }
    case 'Fn::If': {
      const [, then] = given.kind === 'list' ? given.items : [];
      return then === undefined ? unknownValue('If', at) : resolved(then);
    }
    default:
      return unknownValue(name.replace(/^Fn::/u, ''), at);
  }
}

const isNothing = (value: Located): boolean =>
  value.kind === 'object' &&
  value.entries.some(({ key, value: own }) => key === 'Ref' && textOf(own) === 'AWS::NoValue');

/** A value with its intrinsic functions resolved. */
export function resolved(value: Located): Located {
  if (value.kind === 'list')
    return { ...value, items: value.items.filter((item) => !isNothing(item)).map(resolved) };
  if (value.kind === 'scalar')
    return typeof value.value === 'string' && /\$\{[^{}]+\}/u.test(value.value) && value.unknown !== true
      ? value
      : value;
  const [only] = value.entries;
  if (value.entries.length === 1 && only !== undefined && (only.key === 'Ref' || only.key.startsWith('Fn::')))
    return { ...intrinsic(only.key, only.value), at: value.at };
  return {
    ...value,
    entries: value.entries
      .filter((entry) => !isNothing(entry.value))
      .map((entry) => ({ ...entry, value: resolved(entry.value) })),
  };
}

/** `!Sub` in the long form. */
export function longForm(tag: string, given: Located): Located {
  const name = tag.replace(/^!/u, '');
  const key = name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
  const split =
    key === 'Fn::GetAtt' && given.kind === 'scalar' ? scalar(String(given.value), given.at) : given;
  return { kind: 'object', at: given.at, entries: [{ key, at: given.at, value: split }] };
}
