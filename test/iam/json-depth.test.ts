import { describe, expect, it } from 'vitest';
import { tooDeepAt } from '../../src/iam/json-depth.ts';

describe('the depth of a text that is meant as JSON', () => {
  it.each([
    ['within the limit', '[[[]]]', 3, undefined],
    ['beyond it, at the bracket', '[[[[]]]]', 3, 3],
    ['in a string', '["[[[["]', 2, undefined],
    ['behind an escaped quote', '["\\"[[[["]', 2, undefined],
    ['behind a string that its line ends', '["a\n[[[', 3, 6],
    ['side by side', '[],[],[],[]', 1, undefined],
    ['of brackets that close nothing of their kind', '[},[},[},[', 3, 9],
    ['closed more often than opened', ']]]][[', 2, undefined],
  ])('%s', (_, text, limit, at) => {
    expect(tooDeepAt(text, limit)).toBe(at);
  });
});
