import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<
    string,
    {
      version?: string;
      resolved?: string;
      gypfile?: boolean;
      optionalDependencies?: Record<string, string>;
    }
  >;
};

test('the native module is not compiled on installation', () => {
  // Its package says `gypfile: false`, which npm forgets when it installs from a lock file.
  expect(
    lock.packages['node_modules/better-sqlite3']?.gypfile,
    'Add "gypfile": false to node_modules/better-sqlite3 in package-lock.json; npm drops it when it writes the file.',
  ).toBe(false);
});

test('every platform finds its optional packages', () => {
  const missing = Object.values(lock.packages)
    .flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies ?? {}))
    .filter(
      (name) => !Object.keys(lock.packages).some((path) => path.endsWith(`node_modules/${name}`)),
    );
  expect(
    missing,
    'Write the lock file anew in a folder without node_modules: npm install --package-lock-only --ignore-scripts.',
  ).toEqual([]);
});

test('no package names the registry it came from', () => {
  const named = Object.entries(lock.packages).filter(([, { resolved }]) =>
    /^https?:/.test(resolved ?? ''),
  );
  expect(named.map(([path]) => path)).toEqual([]);
});
