import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openSandbox } from '../../shared/live/sandbox.ts';
import { testFolder } from '../support/run-cli.ts';

test('it is removed with all it holds', () => {
  const { folder, remove } = openSandbox(testFolder());
  writeFileSync(path.join(folder, 'file'), '');
  remove();
  expect(existsSync(folder)).toBe(false);
});

test('what a killed process has left is removed, what belongs to others stays', () => {
  const parent = testFolder();
  const module = path.resolve('shared/live/sandbox.ts');
  const script = `import { openSandbox } from ${JSON.stringify(module)};
    console.log(openSandbox(${JSON.stringify(parent)}).folder); process.kill(process.pid, 'SIGKILL');`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  const left = stdout.trim();
  expect(existsSync(left)).toBe(true);
  mkdirSync(path.join(parent, 'backstep-live-other'));
  mkdirSync(path.join(parent, 'unrelated'));
  const { folder, remove } = openSandbox(parent);
  expect(readdirSync(parent).sort()).toEqual(
    [path.basename(folder), 'backstep-live-other', 'unrelated'].sort(),
  );
  remove();
});
