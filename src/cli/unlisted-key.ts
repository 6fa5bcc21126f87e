/**
 * Condition keys that the reference lacks. AWS documents some (`sagemaker:TargetContainerHostname`), so one of a known
 * service is taken at its word, and the check warns of it. What is spelt nearly like a known key is refused all the
 * same: it is far likelier a typo, and a condition on a key that does not exist limits nothing or locks people out.
 */
import { conditionKeyId, nameOf, prefixOf } from '../catalog/ids.ts';
import { keyIdsOf } from '../catalog/ids-of.ts';
import type { Catalog, ConditionKey } from '../catalog/model.ts';
import type { KeyType } from '../iam/operator.ts';
import { operatorParts, operatorsFor } from '../iam/operator.ts';
import { editDistance } from '../text/edit-distance.ts';

/** This share of a name's letters may be wrong before it counts as another name. */
const typoShare = 1 / 4;

/** The part of a name that is not a tag's: `ResourceTag` of `sagemaker:ResourceTag/team`. */
const fixedPart = (key: string): string => (nameOf(key).split('/')[0] ?? '').toLowerCase();

const isTypo = (catalog: Catalog, key: string): boolean => {
  const typed = fixedPart(key);
  const most = Math.max(2, typed.length * typoShare);
  return keyIdsOf(catalog, prefixOf(key)).some(
    (id) => editDistance(typed, fixedPart(id), { limit: most }) <= most,
  );
};

const types: readonly KeyType[] = [
  'String',
  'ARN',
  'Bool',
  'Numeric',
  'Date',
  'IPAddress',
  'ArrayOfString',
  'ArrayOfARN',
  'ArrayOfBool',
];

/** The type that takes the operator; String for none, so that the default operators of text apply. */
function typeFor(operator: string): KeyType {
  const { set, base } = operatorParts(operator);
  const wanted = (set === undefined ? base : `${set}:${base}`).toLowerCase();
  return types.find((type) => operatorsFor(type).some((each) => each.toLowerCase() === wanted)) ?? 'String';
}

/**
 * A stand-in for a key that the reference lacks, of the type that its operator asks for; undefined when the text names
 * no known service before the colon, or comes near to a key that is known.
 */
export function unlistedKey(catalog: Catalog, typed: string, operator: string): ConditionKey | undefined {
  const service = prefixOf(typed);
  const known = service === 'aws' || catalog.meta.services.some(({ prefix }) => prefix === service);
  if (!known || !/^[a-z0-9-]+:[A-Za-z0-9:_.-]+(\/[^$<>{}]+)?$/iu.test(typed) || isTypo(catalog, typed))
    return undefined;
  return {
    kind: 'condition-key',
    id: conditionKeyId(typed),
    name: nameOf(typed),
    service,
    description: '',
    docsUrl: '',
    in2020: false,
    changes: [],
    type: typeFor(operator),
    reach: 'where-listed',
  };
}
