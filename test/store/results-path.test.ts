import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { resultsPath } from '../../shared/store/results-path.ts';
import { temporaryFolder } from './temporary-folder.ts';

test.each(['.backstep', '.git', 'package.json'])(
  'the nearest folder with %s is the root',
  (mark) => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'a', 'b', 'c'), { recursive: true });
    mkdirSync(join(folder, '.git'));
    writeFileSync(join(folder, 'a', mark), '');
    expect(resultsPath(join(folder, 'a', 'b', 'c'))).toBe(
      join(folder, 'a', '.backstep/results.db'),
    );
  },
);
