import { describe, expect, test } from 'vitest';
import { actionContains, actionMatches, isEveryAction } from '../../src/iam/action-pattern.ts';

describe('entries of Action', () => {
  test.each([
    ['*', true],
    ['**', true],
    ['*:*', true],
    ['**:**', true],
    ['*:', false],
    [':*', false],
    ['s3:*', false],
    ['*:*x', false],
    ['x*', false],
    ['', false],
  ])('%s is every action: %s', (text, expected) => {
    expect(isEveryAction(text)).toBe(expected);
    if (expected) expect(actionMatches(text, 's3:GetObject')).toBe(true);
    if (expected) expect(actionContains('*', text)).toBe(true);
    if (expected) expect(actionContains(text, '*')).toBe(true);
  });

  test.each([
    ['s3:Get*', 's3:GetObject', true],
    ['S3:get*', 's3:GetObject', true],
    ['s3:Get?', 's3:GetObject', false],
    ['s?:*', 's3:GetObject', true],
    ['s3:GetObject', 's3:GetObjectAcl', false],
    ['*:GetObject', 's3:GetObject', true],
    ['', 's3:GetObject', false],
  ])('%s matches %s: %s', (pattern, action, expected) => {
    expect(actionMatches(pattern, action)).toBe(expected);
  });

  test.each([
    ['s3:*', 's3:Get*', true],
    ['s3:Get*', 's3:*', false],
    ['S3:GET*', 's3:GetObject*', true],
    ['*', 's3:*', true],
    ['s3:*', '*', false],
    ['s3:*t', 's3:*et', true],
    ['s3:*e*t', 's3:*t*', false],
  ])('%s contains %s: %s', (wide, narrow, expected) => {
    expect(actionContains(wide, narrow)).toBe(expected);
  });
});
