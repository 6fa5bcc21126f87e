import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.ts';
import { nearestName, nearestNames } from '../../src/text/nearest-name.ts';

const actions = loadCatalog()
  .actions.filter(({ service }) => service === 'sagemaker')
  .map(({ name }) => name);

describe('the nearest name', () => {
  it.each([
    // Letters left out, doubled, swapped, wrong.
    ['createjob', 'CreateJob'],
    ['CreateTraningJob', 'CreateTrainingJob'],
    ['CreateTrainingJbo', 'CreateTrainingJob'],
    ['DescribeEndpoimt', 'DescribeEndpoint'],
    ['descendpoint', 'DescribeEndpoint'],
    ['crtrainingjob', 'CreateTrainingJob'],
    ['InvokeEndpointAsyncc', 'InvokeEndpointAsync'],
    ['ListTag', 'ListTags'],
    ['sagemaker:DELETEMODLE', 'DeleteModel'],
  ])('%s is %s', (typed, name) => {
    expect(nearestNames(typed, actions, 1)).toEqual([name]);
  });

  it('may replace the text only where few letters differ', () => {
    const two = ['sagemaker:CreateModel', 'sagemaker:CreateTrainingJob'];
    expect(nearestName('sagemaker:CreateTraningJob', two)).toEqual({
      name: 'sagemaker:CreateTrainingJob',
      close: true,
    });
    expect(nearestName('TargetContainerHostname', ['AppNetworkAccessType', 'TargetModel'])).toEqual({
      name: 'TargetModel',
      close: false,
    });
  });

  it('is none where nothing is spelt or begun alike', () => {
    expect(nearestName('xyz', ['CreateModel'])).toBeUndefined();
    expect(nearestName('anything', [])).toBeUndefined();
  });

  it('comes after nearer ones by as much as its handicap says', () => {
    const names = ['s3:GetObjects', 'sagemaker:GetObjects'];
    expect(nearestNames('GetObject', names, 2)).toEqual(names);
    const handicap = (name: string): number => (name.startsWith('s3:') ? 1 : 0);
    expect(nearestNames('GetObject', names, 2, handicap)).toEqual([...names].reverse());
  });
});
