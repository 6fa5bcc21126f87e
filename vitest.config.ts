import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: 'test/support/built.ts',
    testTimeout: 30_000,
    // The goldens in colour need it whatever the terminal that runs the tests can do.
    env: { FORCE_COLOR: '1' },
    // Two cores; the terminal tests each start processes of their own.
    maxWorkers: 2,
  },
});
