import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { outputs } from '../../schema/generate/outputs.ts';

const files = await outputs();

test.each(files.map(({ path, text }) => [path, text] as const))(
  '%s is what the language definition generates',
  (path, text) => {
    const same = readFileSync(path, 'utf8') === text;
    expect(
      same,
      `${path} is out of date: run \`npm run generate\` and commit what it writes.`,
    ).toBe(true);
  },
);
