import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { makeFolder } from '../../shared/store/make-folder.ts';
import { testFolder } from '../support/run-cli.ts';

let folder = '';

beforeEach(() => {
  folder = testFolder();
});

const codeOf = (action: () => void): unknown => {
  try {
    action();
    return undefined;
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
};

test('folders are made as deep as asked, and again without harm', () => {
  const deep = path.join(folder, 'a', 'b', 'c');
  makeFolder(deep);
  makeFolder(deep);
  expect(statSync(deep).isDirectory()).toBe(true);
});

test('a file in the way is told', () => {
  writeFileSync(path.join(folder, 'file'), '');
  expect(codeOf(() => makeFolder(path.join(folder, 'file')))).toBe('EEXIST');
  expect(codeOf(() => makeFolder(path.join(folder, 'file', 'a', 'b')))).toBe('ENOTDIR');
});

test.skipIf(process.platform === 'win32')('its mode is that of all that are new', () => {
  mkdirSync(path.join(folder, 'old'), { mode: 0o755 });
  makeFolder(path.join(folder, 'old', 'new', 'newer'), 0o700);
  const mode = (...names: string[]) => statSync(path.join(folder, ...names)).mode & 0o777;
  expect([mode('old'), mode('old', 'new'), mode('old', 'new', 'newer')]).toEqual([
    0o755, 0o700, 0o700,
  ]);
});

test.skipIf(!existsSync('/proc/self'))('a folder in which nothing can be made ends it', () => {
  expect(codeOf(() => makeFolder('/proc/backstep/folder'))).toBe('ENOENT');
});
