import { defineConfig } from 'vitest/config';

/** One file at a time: each site generator wants both cores. */
export default defineConfig({
  test: {
    include: ['test/generators/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 80_000,
    retry: 0,
    passWithNoTests: false,
  },
});
