import { defineConfig } from 'vitest/config';

/** The tests that `mutation.mjs` asks for: those of the room whose lines are changed, and no built program. */
export default defineConfig({
  test: {
    include: (process.env['MUTATION_TESTS'] ?? 'test/{text,iam,policy,app}/**/*.test.ts').split(' '),
    // Proofs over whole policies and carts: seconds for each mutant. What only they notice wants a test of its own.
    exclude: ['test/policy/assemble/*meaning.test.ts'],
    setupFiles: 'scripts/mutation/few-examples.ts',
    testTimeout: 60_000,
    env: { FORCE_COLOR: '1' },
  },
});
