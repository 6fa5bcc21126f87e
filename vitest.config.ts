import { configDefaults, defineConfig } from 'vitest/config';

/** What replaces modules needs modules of its own, wherever it stands. */
const alone = 'work-per-*';

/** Tests that only call functions: they start no process, and leave the environment as it is. */
const calls = ['app', 'catalog', 'cli', 'docs', 'iam', 'intake', 'policy', 'search', 'tasks', 'text'].map(
  (folder) => `test/${folder}/**/!(${alone}).test.ts`,
);

const shared = {
  testTimeout: 30_000,
  hookTimeout: 30_000,
  // The goldens in colour need it whatever the terminal that runs the tests can do.
  env: { FORCE_COLOR: '1' },
};

export default defineConfig({
  test: {
    globalSetup: 'test/support/built.ts',
    projects: [
      {
        test: {
          ...shared,
          name: 'calls',
          include: calls,
          // Two cores. The modules and the catalog are read once for each of them, not for each of a hundred files.
          maxWorkers: 2,
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...shared,
          name: 'processes',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, ...calls],
          // They wait for the processes that they start more than they compute.
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
