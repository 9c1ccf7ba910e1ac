import { createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { unzipBundle } from '../../shared/evidence/archive/unzip-bundle.ts';
import { verifyBundle } from '../../shared/evidence/verify-bundle.ts';
import { zipBundle } from '../../shared/evidence/archive/zip-bundle.ts';
import { readZip } from '../../shared/verifier/read-zip.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { makeBundle, filesOf } from './make-bundle.ts';

/** Writes an archive with these entries. */
async function pack(fill: (zip: ZipFile) => void): Promise<string> {
  const file = join(temporaryFolder(), 'x.zip');
  const zip = new ZipFile();
  fill(zip);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(file));
  return file;
}

/** The codes of what is found in an archive, by the reader for folders and the one for browsers alike, and what was unpacked of it. */
async function open(
  file: string,
  limits?: Parameters<typeof unzipBundle>[1],
): Promise<{ readonly codes: readonly string[]; readonly files: readonly string[] }> {
  const { dir, findings, dispose } = await unzipBundle(file, limits);
  const files = filesOf(dir);
  dispose();
  const inBrowser = await readZip(new Blob([readFileSync(file)]), limits);
  expect(inBrowser.findings.map(({ code }) => code)).toEqual(findings.map(({ code }) => code));
  return { codes: findings.map(({ code }) => code), files };
}

/** An archive of one file whose name is exchanged for another of the same length, everywhere or in the first place. */
async function renamed(from: string, to: string, everywhere = true): Promise<string> {
  const file = await pack((zip) => {
    zip.addBuffer(Buffer.from('1'), 'first');
    zip.addBuffer(Buffer.from('x'), from);
  });
  const text = readFileSync(file, 'latin1');
  writeFileSync(file, everywhere ? text.replaceAll(from, to) : text.replace(from, to), 'latin1');
  return file;
}

test('an archive is as sound as the bundle in it, and always the same', async () => {
  const made = await makeBundle();
  const [one, two] = [`${made.dir}.zip`, `${made.dir}-2.zip`];
  await zipBundle(made.dir, one);
  await zipBundle(made.dir, two);
  expect(readFileSync(one).equals(readFileSync(two))).toBe(true);
  const { dir, findings, dispose } = await unzipBundle(one);
  expect(findings).toEqual([]);
  expect(filesOf(dir)).toEqual(filesOf(made.dir));
  expect((await verifyBundle(dir, { keys: [made.key] })).ok).toBe(true);
  dispose();
  await expect(zipBundle(made.dir, one)).rejects.toMatchObject({ code: 'bundle-exists' });
});

test.each([
  ['a path that leads out', () => renamed('aaaaaaa/x', '../../e/x')],
  ['a path that leads in a circle', () => renamed('aaa/b/ccc', 'aaa/./ccc')],
  ['an absolute path', () => renamed('aetc/pass', '/etc/pass')],
  ['a path of another system', () => renamed('aaaaaaa/x', 'C:aa\\aa\\x')],
  ['a name twice', () => renamed('other', 'first')],
  ['names that differ by case', () => renamed('other', 'FIRST')],
  ['another name where the bytes begin', () => renamed('other', 'harms', false)],
  [
    'a link',
    () => pack((zip) => zip.addBuffer(Buffer.from('/etc/passwd'), 'link', { mode: 0o120777 })),
  ],
  [
    'a name that not every system has',
    () => pack((zip) => zip.addBuffer(Buffer.from(''), 'a\u0001b')),
  ],
  [
    'a file that is also a folder',
    () =>
      pack((zip) => {
        zip.addBuffer(Buffer.from(''), 'a');
        zip.addBuffer(Buffer.from(''), 'a/b');
      }),
  ],
])('%s is found', async (_, make) => {
  expect((await open(await make())).codes).toContain('hostile-zip');
});

test('a bomb is not unpacked', async () => {
  const file = await pack((zip) => zip.addBuffer(Buffer.alloc(50_000_000), 'bomb'));
  const { codes, files } = await open(file, { maxFiles: 10, maxDepth: 3, maxBytes: 1_000_000 });
  expect(codes).toEqual(['too-big']);
  expect(files).toEqual([]);
  const many = await pack((zip) => {
    for (let index = 0; index < 50; index++) zip.addBuffer(Buffer.from(''), `f${index}`);
  });
  expect((await open(many, { maxFiles: 10, maxDepth: 3, maxBytes: 1e6 })).codes).toEqual([
    'too-big',
  ]);
});

test('a size that is not true is found', async () => {
  const file = await pack((zip) =>
    zip.addBuffer(Buffer.alloc(1000, 'a'), 'file', { compress: false }),
  );
  const bytes = readFileSync(file);
  // The sizes in the central directory.
  const at = bytes.lastIndexOf(Buffer.from('504b0102', 'hex'));
  bytes.writeUInt32LE(10, at + 24);
  writeFileSync(file, bytes);
  expect((await open(file)).codes).toEqual(['hostile-zip']);
});

test.each([
  ['nothing', Buffer.alloc(0)],
  ['text', Buffer.from('hello')],
  ['half an archive', Buffer.from('504b0304140000000800', 'hex')],
])('%s is no archive', async (_, bytes) => {
  const file = join(temporaryFolder(), 'x.zip');
  writeFileSync(file, bytes);
  expect((await open(file)).codes).toEqual(['hostile-zip']);
});

test('a file beside the folder of the bundle is found', async () => {
  const file = await pack((zip) => {
    zip.addBuffer(Buffer.from(''), 'evidence-1/VERIFY.md');
    zip.addBuffer(Buffer.from(''), 'other');
  });
  expect(await open(file)).toEqual({ codes: ['extra-file'], files: ['VERIFY.md'] });
});

test('cutting an archive anywhere is found', async () => {
  const made = await makeBundle();
  await zipBundle(made.dir, `${made.dir}.zip`);
  const bytes = readFileSync(`${made.dir}.zip`);
  for (const share of [0.1, 0.5, 0.9, 0.999]) {
    const file = join(temporaryFolder(), 'cut.zip');
    writeFileSync(file, bytes.subarray(0, Math.floor(bytes.length * share)));
    expect((await open(file)).codes).toEqual(['hostile-zip']);
  }
});
