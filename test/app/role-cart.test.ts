/** The second cart: of the role that an action passes. */
import { describe, expect, it } from 'vitest';
import { withCallersCart } from '../../src/app/state/set-aside.ts';
import { play } from '../support/play.ts';

const trainingJob = () => play().type('ctj').press('enter');

const actionsOf = (session: ReturnType<typeof play>) =>
  session.state.cart.present.items.map(({ action }) => action);

describe('R in Detail', () => {
  it("opens the cart of the action's role, with what the role always needs", () => {
    const role = trainingJob().press('R');
    expect(role.title).toBe('sm-explore › Cart of the role of CreateTrainingJob');
    expect(actionsOf(role)).toContain('s3:GetObject');
    expect(actionsOf(role)).toContain('logs:PutLogEvents');
    expect(actionsOf(role)).not.toContain('kms:CreateGrant');
    expect(role.state.target).toBe('role');
    expect(role.effects).toContainEqual({
      kind: 'load-services',
      directory: false,
      services: expect.arrayContaining(['s3', 'ecr', 'logs', 'cloudwatch']),
    });
  });

  it("leaves the caller's own cart as it was, and is as it was left", () => {
    const own = trainingJob().press('a');
    const role = own.press('R');
    const fewer = role.press('x');
    expect(actionsOf(fewer)).toHaveLength(actionsOf(role).length - 1);
    const back = fewer.press('esc');
    expect(back.title).toBe('sm-explore › Explore › CreateTrainingJob');
    expect(actionsOf(back)).toEqual(['sagemaker:CreateTrainingJob']);
    expect(back.state.target).toBe(own.state.target);
    expect(actionsOf(back.press('R'))).toEqual(actionsOf(fewer));
    // Undo belongs to the cart that is open.
    expect(actionsOf(back.press('shift-tab', 'u'))).toEqual([]);
  });

  it('is not what is saved between sessions, nor left open by a new query', () => {
    const role = trainingJob().press('a', 'R');
    expect(withCallersCart(role.state).cart.present.items.map(({ action }) => action)).toEqual([
      'sagemaker:CreateTrainingJob',
    ]);
    const query = role.press('n');
    expect(query.title).toBe('sm-explore › Explore');
    expect(actionsOf(query)).toEqual(['sagemaker:CreateTrainingJob']);
  });

  it('says why where nothing is known of a role', () => {
    const none = play().type('listmodels').press('enter', 'R');
    expect(none.message).toBe('Nothing is known here of what a role needs for this.');
    expect(none.state.roleOf).toBeNull();
  });
});
