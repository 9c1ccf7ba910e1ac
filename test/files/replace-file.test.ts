import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { replaceFile } from '../../shared/files/replace-file.ts';
import { testFolder } from '../support/run-cli.ts';

let folder = '';
const at = (name: string): string => path.join(folder, name);

beforeEach(() => {
  folder = testFolder();
});

test('a new file is made, and one that is there is another one then, with nothing beside it', () => {
  replaceFile(at('a'), 'one');
  replaceFile(at('a'), 'two');
  expect(readFileSync(at('a'), 'utf8')).toBe('two');
  expect(readdirSync(folder)).toEqual(['a']);
});

test.skipIf(process.platform === 'win32')('its mode stays, and a link leads where it led', () => {
  writeFileSync(at('script'), 'one');
  chmodSync(at('script'), 0o750);
  symlinkSync('script', at('link'));
  replaceFile(at('link'), 'two');
  expect(lstatSync(at('link')).isSymbolicLink()).toBe(true);
  expect(readFileSync(at('script'), 'utf8')).toBe('two');
  expect(statSync(at('script')).mode & 0o777).toBe(0o750);
});

test('what cannot be made is told, and nothing is left of it', () => {
  expect(() => replaceFile(at('none/a'), 'x')).toThrow(/ENOENT/);
  expect(() => replaceFile(folder, 'x')).toThrow(/EISDIR/);
  expect(readdirSync(folder)).toEqual([]);
});

test.skipIf(process.platform === 'win32')('a pipe is written to', () => {
  expect(spawnSync('mkfifo', [at('pipe')]).status).toBe(0);
  const reader = `cat ${at('pipe')} > ${at('read')} & exec true`;
  expect(spawnSync('sh', ['-c', reader], { stdio: 'ignore' }).status).toBe(0);
  replaceFile(at('pipe'), 'x');
  expect(statSync(at('pipe')).isFIFO()).toBe(true);
});
