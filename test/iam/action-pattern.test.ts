import { describe, expect, test } from 'vitest';
import { actionContains, actionMatches, isEveryAction } from '../../src/iam/action-pattern.ts';

describe('entries of Action', () => {
  test.each(['*', '**', '*:*', '**:**'])('%s is every action', (text) => {
    expect(isEveryAction(text)).toBe(true);
    expect(actionMatches(text, 's3:GetObject')).toBe(true);
    expect(actionContains('*', text) && actionContains(text, '*')).toBe(true);
  });

  test.each(['*:', ':*', 's3:*', '*:*x', 'x*', ''])('%s is not every action', (text) => {
    expect(isEveryAction(text)).toBe(false);
  });

  test('an action is matched without regard to case, with * and ?', () => {
    const matching = (action: string, ...patterns: readonly string[]) =>
      patterns.filter((pattern) => actionMatches(pattern, action));
    const right = ['s3:Get*', 'S3:get*', 's?:*', '*:GetObject'];
    expect(matching('s3:GetObject', ...right, 's3:Get?', 's3:GetObjectAcl', '')).toEqual(right);
    expect(matching('s3:GetObjectAcl', 's3:GetObject')).toEqual([]);
  });

  test('a pattern contains another when it matches all that the other does', () => {
    const within = (wide: string, ...narrow: readonly string[]) =>
      narrow.filter((each) => actionContains(wide, each));
    expect(within('s3:*', 's3:Get*', '*')).toEqual(['s3:Get*']);
    expect(within('s3:Get*', 's3:*', 'S3:GETOBJECT*')).toEqual(['S3:GETOBJECT*']);
    expect(within('*', 's3:*', '*:*')).toEqual(['s3:*', '*:*']);
    expect(within('s3:*t', 's3:*et', 's3:*')).toEqual(['s3:*et']);
    expect(within('s3:*e*t', 's3:*t*')).toEqual([]);
  });
});
