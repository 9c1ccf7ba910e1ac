import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli, testFolder } from '../support/run-cli.ts';

const broken =
  'backstep: v1\nkind: System\nname: s # a name\nservices: { a: { replcas: 2, depends_on: { a: hard } } }\n';
const sound = 'backstep: v1\nkind: System\nname: s\nservices:\n  a: { replicas: 2 }\n';

function folderWith(text: string) {
  const folder = testFolder();
  const file = path.join(folder, 's.system.yaml');
  writeFileSync(file, text);
  return { folder, file, run: (...args: string[]) => runCli(args, { cwd: folder }) };
}

describe('--fix', () => {
  test('mends what leaves no choice, keeps comments and byte order mark, and says which file', () => {
    const text = `kind: System\nname: s # a name\nzones: north # one\nservices: { a: {} }\n`;
    const { file, run } = folderWith(`\uFEFF${text}`);
    const { err, out } = run('lint', '--fix');
    const mended = text.replace('zones: north', 'zones: [north]');
    expect(readFileSync(file, 'utf8')).toBe(`\uFEFFbackstep: v1\n${mended}`);
    expect(err).toContain('mended s.system.yaml');
    expect(out).not.toContain('schema/');
  });

  test.each([
    ['a key that is almost another', 'a: { replcas: 2 }'],
    ['a key that is nothing', 'a: { xyz: 2 }'],
    ['a number without a unit', 'a: { latency: { p50: 5, p95: 9ms } }'],
  ])('leaves %s to the author', (_, service) => {
    const text = sound.replace('a: { replicas: 2 }', service);
    const { file, run } = folderWith(text);
    expect(run('lint', '--fix').code).toBe(1);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});

describe('a baseline', () => {
  test('leaves out what is known, wherever it has moved, and tells what is new', () => {
    const { file, run } = folderWith(broken);
    expect(run('lint', '--update-baseline')).toMatchObject({ code: 0 });
    writeFileSync(file, `# moved\n${broken}`);
    const again = run('lint', '--baseline', 'backstep-baseline.json');
    expect(again).toMatchObject({ code: 0 });
    expect(again.out).toMatch(/no findings, 2 in the baseline/);
    writeFileSync(file, broken.replace('name: s', 'nam: s'));
    const changed = run('lint', '--baseline', 'backstep-baseline.json');
    expect(changed.code).toBe(1);
    expect(changed.out).toContain('`nam`');
    expect(changed.out).not.toContain('replcas');
  });

  test('says what it holds that is found no more', () => {
    const { file, run } = folderWith(broken);
    run('lint', '--update-baseline');
    writeFileSync(file, sound);
    expect(run('lint', '--baseline', 'backstep-baseline.json').err).toMatch(/2 of the baseline/);
  });

  test.each([
    ['is missing', undefined, 'There is no baseline'],
    ['is not JSON', '{', 'is not JSON'],
    ['is another file', '{}', 'is no baseline of this version'],
    ['has entries of another form', '{"backstep":"baseline v1","known":[{}]}', 'is no baseline'],
  ])('that %s is refused', (_, content, reason) => {
    const { folder, run } = folderWith(sound);
    if (content !== undefined) writeFileSync(path.join(folder, 'b.json'), content);
    const { code, err } = run('lint', '--baseline', 'b.json');
    expect(code).toBe(2);
    expect(err).toContain(reason);
  });
});

describe('fmt', () => {
  const messy = sound.replace('  a: {', '     a:    {');

  test('--check writes nothing and names what would change', () => {
    const { file, run } = folderWith(messy);
    expect(run('fmt', '--check')).toMatchObject({
      code: 1,
      out: 'would change s.system.yaml\n0 of 1 were in the usual form.\n',
    });
    expect(readFileSync(file, 'utf8')).toBe(messy);
  });

  test('writes the usual form once', () => {
    const { file, run } = folderWith(messy);
    expect(run('fmt').code).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(sound);
    expect(run('fmt', '--check')).toMatchObject({ code: 0 });
  });

  test('leaves alone what cannot be read, and says why', () => {
    const { file, run } = folderWith('a: [1\nb: 2\n');
    const { code, err } = run('fmt');
    expect(code).toBe(2);
    expect(err).toContain('left as it is: s.system.yaml: it cannot be read');
    expect(readFileSync(file, 'utf8')).toBe('a: [1\nb: 2\n');
  });

  test('the samples are in the usual form', () => {
    expect(runCli(['fmt', '--check', 'samples'])).toMatchObject({ code: 0 });
  });
});

test('--watch checks again when a document changes, and ends when interrupted', async () => {
  const { folder, file } = folderWith(sound);
  const child = spawn(
    process.execPath,
    [path.resolve('shared/cli/backstep.cjs'), 'lint', '--watch'],
    { cwd: folder },
  );
  let out = '';
  let err = '';
  child.stdout.on('data', (part: Buffer) => (out += part.toString()));
  child.stderr.on('data', (part: Buffer) => (err += part.toString()));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await expect.poll(() => err, { timeout: 20_000 }).toContain('Waiting for changes');
  expect(out).toContain('no findings');
  writeFileSync(file, broken);
  await expect.poll(() => out, { timeout: 20_000 }).toContain('schema/unknown-key');
  child.kill('SIGINT');
  expect(await ended).toBe(130);
});
