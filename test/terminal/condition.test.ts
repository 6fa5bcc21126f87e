/** Building a condition. */
import { describe, expect, it } from 'vitest';
import { hasTmux, type Pane } from '../support/tmux.ts';
import { trainingPolicy } from '../support/training-policy.ts';
import { cartWithTraining, readJson, saveTo } from './session.ts';

const [training, passRole] = trainingPolicy.Statement;

/** The builder on CreateTrainingJob, asking for values of a key of SageMaker, with the operator that fits. */
async function askedForValues(key: string): Promise<Pane> {
  const pane = await cartWithTraining(140, 40);
  pane.type('w');
  await pane.see('Key for sagemaker:CreateTrainingJob:');
  pane.type(key.replace('sagemaker:', '').toLowerCase());
  await pane.see(`› ${key}`);
  pane.keys('Enter');
  await pane.see(`Operator for ${key}`);
  pane.keys('Enter');
  await pane.see(`${key} value:`);
  return pane;
}

describe.skipIf(!hasTmux)('a condition', () => {
  it('is built from key, operator and values, and stands in the policy at once', async () => {
    const pane = await askedForValues('sagemaker:VpcSubnets');
    pane.type('subnet-1');
    pane.keys('Enter');
    await pane.see('1 value so far');
    pane.type('subnet-2');
    pane.keys('Enter');
    await pane.see('2 values so far');
    pane.keys('Enter');
    await pane.see('When sagemaker:VpcSubnets ForAllValues:StringEquals subnet-1, subnet-2');
    pane.keys('Escape');
    await pane.see('y copy');
    await saveTo(pane, 'subnets.json');
    await pane.see('Saved ');
    // An Allow with ForAllValues holds for a request without subnets too, hence the Null beside it.
    expect(readJson(pane, 'subnets.json')).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          ...training,
          Condition: {
            'ForAllValues:StringEquals': { 'sagemaker:VpcSubnets': ['subnet-1', 'subnet-2'] },
            Null: { 'sagemaker:VpcSubnets': 'false' },
          },
        },
        passRole,
      ],
    });
  });

  it('refuses a value that does not fit the type of the key', async () => {
    const pane = await askedForValues('sagemaker:NetworkIsolation');
    pane.type('maybe');
    pane.keys('Enter');
    await pane.see(/true or false/);
    expect(pane.screen()).not.toContain('1 value so far');
    pane.keys('C-u');
    pane.type('true');
    // A key of one value asks for no more.
    pane.keys('Enter');
    await pane.see('"sagemaker:NetworkIsolation": "true"');
  });
});
