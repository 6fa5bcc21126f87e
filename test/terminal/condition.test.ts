/** Building a condition. */
import { describe, expect, it } from 'vitest';
import { hasTmux } from '../support/tmux.ts';
import { trainingPolicy } from '../support/training-policy.ts';
import { cartWithTraining, readJson, saveTo } from './session.ts';

const [training, passRole] = trainingPolicy.Statement;

describe.skipIf(!hasTmux)('a condition', () => {
  it('is built from key, operator and values, and stands in the policy at once', async () => {
    const pane = await cartWithTraining(140, 40);
    pane.type('w');
    await pane.see('Key for sagemaker:CreateTrainingJob:');
    pane.type('vpcsubnets');
    await pane.see('› sagemaker:VpcSubnets');
    pane.keys('Enter');
    await pane.see('Operator for sagemaker:VpcSubnets');
    pane.keys('Enter');
    await pane.see('sagemaker:VpcSubnets value:');
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
    const pane = await cartWithTraining(140, 40);
    pane.type('w');
    await pane.see('Key for sagemaker:CreateTrainingJob:');
    pane.type('networkisolation');
    await pane.see('› sagemaker:NetworkIsolation');
    pane.keys('Enter');
    await pane.see('Operator for sagemaker:NetworkIsolation');
    pane.keys('Enter');
    await pane.see('sagemaker:NetworkIsolation value:');
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
