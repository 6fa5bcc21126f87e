import { describe, expect, it } from 'vitest';
import { lineCells, lineText } from '../../src/app/lines/spans.ts';
import { initialState } from '../../src/app/state/state.ts';
import { titleRow } from '../../src/app/status.ts';
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
});
