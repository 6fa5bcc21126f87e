/** Building a condition. */
import { describe, expect, it } from 'vitest';
import { hasTmux, type Pane } from '../support/tmux.ts';
import { trainingPolicy } from '../support/training-policy.ts';
import { cartWithTraining, pressed, readJson, saveTo, typed } from './session.ts';

const [training, passRole] = trainingPolicy.Statement;

/** The builder on CreateTrainingJob, asking for values of a key of SageMaker, with the operator that fits. */
async function askedForValues(key: string): Promise<Pane> {
  const pane = await cartWithTraining(140, 40);
  await typed(pane, 'w', 'Key for sagemaker:CreateTrainingJob:');
  await typed(pane, key.replace('sagemaker:', '').toLowerCase(), `› ${key}`);
  await pressed(pane, 'Enter', `Operator for ${key}`);
  await pressed(pane, 'Enter', `${key} value:`);
  return pane;
}

describe.skipIf(!hasTmux)('a condition', () => {
  it('is built from key, operator and values, and stands in the policy at once', async () => {
    const pane = await askedForValues('sagemaker:VpcSubnets');
    pane.type('subnet-1');
    await pressed(pane, 'Enter', '1 value so far');
    pane.type('subnet-2');
    await pressed(pane, 'Enter', '2 values so far');
    await pressed(pane, 'Enter', 'When sagemaker:VpcSubnets ForAllValues:StringEquals subnet-1, subnet-2');
    await pressed(pane, 'Escape', 'y copy');
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
    await pressed(pane, 'Enter', /true or false/);
    expect(pane.screen()).not.toContain('1 value so far');
    pane.keys('C-u');
    pane.type('true');
    // A key of one value asks for no more.
    await pressed(pane, 'Enter', '"sagemaker:NetworkIsolation": "true"');
  });
});
