import { describe, expect, it } from 'vitest';
import { tooDeepAt } from '../../src/iam/json-depth.ts';

describe('the depth of a text that is meant as JSON', () => {
  it.each([
    ['within the limit', '[[[]]]', 3, undefined],
    ['beyond it, at the bracket', '[[[[]]]]', 3, 3],
    ['of braces', '{"a":{"b":{}}}', 2, 10],
    ['of braces side by side', '{}{}{}', 1, undefined],
    ['behind a string that is closed', '["a"[[[', 3, 6],
    ['behind a string that a carriage return ends', '["a\r[[[', 3, 6],
    ['behind an escape at the end of a line', '["a\\\n[[[', 3, 7],
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
