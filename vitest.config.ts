import { defineConfig } from 'vitest/config';

const exclude = ['**/node_modules/**', 'dist/**'];

/** Tests that need nothing but the processor, and do not mind others beside them. */
const pure = ['architecture', 'drill', 'graph', 'language', 'model', 'schema', 'views'].map(
  (folder) => `test/${folder}/**/*.test.{ts,tsx}`,
);

export default defineConfig({
  test: {
    testTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: pure,
          exclude,
          maxWorkers: '100%',
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...exclude, ...pure],
          // Programs, browsers and editors, which wait for each other with clocks.
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
