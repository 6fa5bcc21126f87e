import { describe, expect, it } from 'vitest';
import { differencesOfAll, differencesOfService, explained } from '../../scripts/reference/differences.mjs';
import { bareKey, readCopy } from '../../scripts/reference/independent-copy.mjs';
import { loadCatalog } from '../../src/catalog/load.ts';

/** A service in the form in which the package has it. */
const source = `class Sagemaker extends shared_1.PolicyStatement {
    constructor(sid) {
        super(sid);
        this.servicePrefix = 'sagemaker';
        this.accessLevelList = {
            Write: [
                'CreateModel',
                'AddTags'
            ],
            Tagging: [
                'AddTags'
            ],
            'Permissions management': [
                'PutPolicy'
            ]
        };
    }
    /**
     * Adds a resource of type model to the statement
     *
     * @param modelName - Identifier for the modelName.
     */
    onModel(modelName, account, region, partition) {
        return this.on(\`arn:\${partition ?? this.defaultPartition}:sagemaker:\${region ?? this.defaultRegion}:\${account ?? this.defaultAccount}:model/\${modelName}\`);
    }
    /**
     * Filters access by subnets
     *
     * Applies to actions:
     * - .toCreateModel()
     * - .toAddTags()
     *
     * @param value The value(s) to check
     */
    ifVpcSubnets(value, operator) {
        return this.if(\`VpcSubnets\`, value, operator ?? 'StringLike');
    }
    /**
     * Filters access by a tag
     *
     * Applies to actions:
     * - .toCreateModel()
     *
     * @param tagKey The tag key to check
     */
    ifAwsRequestTag(tagKey, value, operator) {
        return this.if(\`aws:RequestTag/\${tagKey}\`, value, operator ?? 'StringLike');
    }
}`;

describe('an independent copy of the reference', () => {
  it('is read from the text of its files', () => {
    const copy = readCopy(source);
    expect(copy?.prefix).toBe('sagemaker');
    expect([...(copy?.actions ?? [])]).toEqual([
      ['CreateModel', ['Write']],
      ['AddTags', ['Tagging', 'Write']],
      ['PutPolicy', ['Permissions management']],
    ]);
    expect([...(copy?.resourceTypes ?? [])]).toEqual([['model', 'arn:${}:sagemaker:${}:${}:model/${}']]);
    expect([...(copy?.conditionKeys ?? [])]).toEqual([
      ['sagemaker:VpcSubnets', ['AddTags', 'CreateModel']],
      ['aws:RequestTag/${}', ['CreateModel']],
    ]);
    expect(readCopy('class Shared {}')).toBeUndefined();
  });

  it('differs where a fact does, and only there', () => {
    const core = loadCatalog();
    const part = {
      actions: core.actions.filter(({ id }) => id === 'sagemaker:CreateModel'),
      resourceTypes: core.resourceTypes.filter(({ id }) => id === 'sagemaker:model'),
      conditionKeys: core.conditionKeys.filter(({ id }) => id === 'sagemaker:VpcSubnets'),
      sources: {},
    };
    const copy = readCopy(source);
    if (copy === undefined) throw new Error('not read');
    const found = differencesOfService(part, copy).filter(({ of }) => of !== 'key-of-action');
    expect(found).toEqual([
      { of: 'action', id: 'AddTags', here: '-', there: 'listed' },
      { of: 'action', id: 'PutPolicy', here: '-', there: 'listed' },
      { of: 'condition-key', id: 'aws:RequestTag/${}', here: '-', there: 'listed' },
    ]);
    expect(bareKey('aws:RequestTag/${TagKey}')).toBe('aws:RequestTag/${}');
  });

  it('differs in the names of actions of any service', () => {
    const of = (...names: readonly string[]): ReadonlySet<string> => new Set(names);
    expect(
      differencesOfAll(
        new Map([
          ['a', of('X', 'Y')],
          ['b', of('X')],
        ]),
        new Map([
          ['a', of('X')],
          ['b', of('X')],
        ]),
      ),
    ).toEqual([{ of: 'service', id: 'a', here: 'only here: Y', there: 'the same' }]);
  });

  it('is explained difference by difference; an explanation of nothing is out of date', () => {
    const differences = [
      { of: 'level', id: 'PutPolicy', here: 'Permissions management', there: 'Write' },
      { of: 'action', id: 'New', here: '-', there: 'listed' },
    ] as const;
    const { known, unexplained, outdated } = explained(differences, [
      { of: 'level', ids: ['PutPolicy', 'Gone'], why: 'It is corrected.' },
    ]);
    expect(known).toEqual([{ ...differences[0], why: 'It is corrected.' }]);
    expect(unexplained).toEqual([differences[1]]);
    expect(outdated).toEqual(['level Gone']);
  });
});
