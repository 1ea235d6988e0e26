import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'test/generators/**', 'test/sessions/**', 'test/cms/**'],
    // By default one processor is left to others, of two.
    maxWorkers: '100%',
    testTimeout: 60_000,
    // Folders of thousands of files go at the end.
    hookTimeout: 60_000,
    retry: 0,
    passWithNoTests: false,
  },
});
