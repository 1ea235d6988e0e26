import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/generators/**', 'test/sessions/**'],
    testTimeout: 60_000,
    retry: 0,
    passWithNoTests: false,
  },
});
