import { defineConfig } from 'vitest/config';

/** The tests that `mutation.mjs` asks for: those of the room whose lines are changed, and no built program. */
export default defineConfig({
  test: {
    include: (process.env['MUTATION_TESTS'] ?? 'test/{text,iam,policy,app}')
      .split(' ')
      .map((path) => `${path}/**/*.test.ts`),
    // Reads policies back with aws-cdk-lib where that is installed: seconds for each mutant.
    exclude: ['test/policy/formats/**'],
    testTimeout: 30_000,
    env: { FORCE_COLOR: '1' },
  },
});
