import { describe, expect, it } from 'vitest';
import { lineCells, lineText } from '../../src/app/lines/spans.ts';
import { initialState } from '../../src/app/state/state.ts';
import { titleRow } from '../../src/app/status.ts';
import { play } from '../support/play.ts';
import { startWith } from '../support/screen.ts';

const rowOf = (file: string, columns: number): string => {
  const row = titleRow(
    initialState(startWith({ file, screen: 'explore', size: { columns, rows: 20 } })),
    columns,
  );
  expect(lineCells(row)).toBe(columns);
  return lineText(row);
};

describe('the first row', () => {
  it('says which screen it is beside the long name of a file, which is cut', () => {
    const long = '/home/ines/policy-for-the-role-of-the-training-jobs.json';
    expect(rowOf(long, 60)).toBe('sm-explore › Explore policy-for-the-role-of-the…  cart empty');
    expect(rowOf(long, 100)).toMatch(
      /^sm-explore › Explore +policy-for-the-role-of-the-training-jobs\.json {2}cart/,
    );
  });

  it('leaves out a name for which there is no room', () => {
    expect(rowOf('/home/ines/policy.json', 33)).toMatch(/^sm-explore › Explore .*cart empty$/);
  });

  it('counts findings without words where they would take the room of the name', () => {
    const { state } = play().type('createtrainingjob').press('tab');
    const row = (columns: number): string => lineText(titleRow({ ...state, file: '/a/b.json' }, columns));
    expect(row(60)).toMatch(/^sm-explore › Explore +b\.json .*cart 1 {2}▲ 1 warning$/);
    expect(row(38)).toBe('sm-explore › Explore b… ●  cart 1  ▲ 1');
    expect(row(34)).toMatch(/^sm-explore › Explore +cart 1 {2}▲ 1$/);
  });
});
