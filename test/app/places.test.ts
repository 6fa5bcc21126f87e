import { describe, expect, it } from 'vitest';
import { play } from '../support/play.ts';

const been = play().type('ctj').press('enter').press('down', 'enter').press('n').type('endpoint');

describe('the places where one has been', () => {
  it('come back one by one, the query that was typed over too, and forward again', () => {
    expect(been.title).toBe('sm-explore › Explore');
    const back = been.press('alt-o');
    expect(back.title).toBe('sm-explore › Explore › CreateTrainingJob › iam:PassRole');
    const twice = back.press('[');
    expect(twice.title).toBe('sm-explore › Explore › CreateTrainingJob');
    expect(twice.main.findIndex((row) => row.startsWith('› '))).toBeGreaterThan(0);
    const start = twice.press('[');
    expect([start.title, start.state.explore.query.text]).toEqual(['sm-explore › Explore', 'ctj']);
    expect(start.press('alt-o').message).toBe('There is no place to go back to.');
    const forward = start.press('alt-i', ']', ']');
    expect(forward.state.explore.query.text).toBe('endpoint');
    expect(forward.press('alt-i').message).toBe('There is no place to go forward to.');
  });

  it('lose what lay ahead when one goes elsewhere', () => {
    const elsewhere = been.press('alt-o', '[').press('shift-tab');
    expect(elsewhere.press(']').message).toBe('There is no place to go forward to.');
    expect(elsewhere.press('[').title).toBe('sm-explore › Explore › CreateTrainingJob');
  });

  it('can be chosen from a menu, each once, the last one first', () => {
    const menu = been.press('shift-tab', 'H');
    expect(menu.state.overlay).toMatchObject({
      kind: 'menu',
      choices: [{ label: 'Explore: endpoint' }, { label: 'iam:PassRole' }, { label: 'CreateTrainingJob' }],
    });
    const chosen = menu.press('3');
    expect(chosen.title).toBe('sm-explore › Explore › CreateTrainingJob');
    expect(chosen.press('[').title).toBe('sm-explore › Cart');
    expect(play().press('alt-h').message).toBe('There is no other place yet.');
  });

  it("put a role's cart aside, as leaving it does", () => {
    const role = play().type('ctj').press('enter', 'a', 'R');
    expect(role.title).toBe('sm-explore › Cart of the role of CreateTrainingJob');
    const back = role.press('[');
    expect(back.title).toBe('sm-explore › Explore › CreateTrainingJob');
    expect(back.press(']').title).toBe('sm-explore › Cart');
    expect(back.state.cart.present.items.map(({ action }) => action)).toEqual([
      'sagemaker:CreateTrainingJob',
    ]);
  });
});
