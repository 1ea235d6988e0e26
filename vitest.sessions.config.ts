import { defineConfig } from 'vitest/config';

/** One file at a time: each run starts real mail servers. */
export default defineConfig({
  test: {
    include: ['test/sessions/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    retry: 0,
    passWithNoTests: false,
  },
});
