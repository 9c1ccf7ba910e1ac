import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

// Without the second of them everything is written all the same, only more slowly: nothing else would tell.
test.each(['dist/cli', 'dist/desktop', 'dist/extension'])(
  'what is started on threads is beside what starts it: %s',
  (folder) => {
    for (const name of ['drill-worker.js', 'line-thread.js'])
      expect(existsSync(path.join(folder, name)), name).toBe(true);
  },
);
