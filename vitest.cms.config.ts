import { defineConfig } from 'vitest/config';

/** Tests against real content management systems, which the tests install and start. */
export default defineConfig({
  test: {
    include: ['test/cms/**/*.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    retry: 0,
    passWithNoTests: false,
    fileParallelism: false,
  },
});
