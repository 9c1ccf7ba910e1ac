import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadSqlite } from '../../shared/store/load-sqlite.ts';
import { latestVersion } from '../../shared/store/migrations.ts';
import { openResults } from '../../shared/store/open-results.ts';
import { ResultsError, type ResultsFault } from '../../shared/store/results-error.ts';
import { inputFiles, opened, startsUs } from './drill-trace.ts';
import { temporaryFolder } from './temporary-folder.ts';

const Sqlite = loadSqlite();

function faultOf(action: () => unknown): ResultsFault | undefined {
  try {
    action();
  } catch (error) {
    expect(error).toBeInstanceOf(ResultsError);
    expect((error as ResultsError).remedy).not.toBe('');
    return (error as ResultsError).code;
  }
  return undefined;
}

test('creates the file with its folders, and opens it again', () => {
  const file = join(temporaryFolder(), 'a', 'b', 'results.db');
  openResults(file).close();
  const again = openResults(file);
  expect(again.runs()).toEqual([]);
  again.close();
});

test('keeps a write-ahead log and flushes every commit', () => {
  const file = join(temporaryFolder(), 'results.db');
  const results = openResults(file);
  const db = new Sqlite(file);
  expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
  db.close();
  results.close();
});

test('for reading, nothing is created', () => {
  const file = join(temporaryFolder(), 'a', 'results.db');
  expect(faultOf(() => openResults(file, { readonly: true }))).toBe('missing');
  expect(existsSync(join(file, '..'))).toBe(false);
  mkdirSync(join(file, '..'));
  writeFileSync(file, '');
  expect(faultOf(() => openResults(file, { readonly: true }))).toBe('missing');
});

test('for reading, nothing is written', () => {
  const file = join(temporaryFolder(), 'results.db');
  openResults(file).close();
  const results = openResults(file, { readonly: true });
  const meta = { startsUs, host: 'test', inputs: inputFiles };
  expect(faultOf(() => results.beginRun(opened(), meta))).toBe('read-only');
  results.close();
});

test('several processes can create one file at once', async () => {
  const file = join(temporaryFolder(), 'results.db');
  const script = fileURLToPath(new URL('endless-writer.ts', import.meta.url));
  const children = [1, 2, 3].map(() =>
    spawn(process.execPath, [script, file, '20'], { stdio: ['ignore', 'ignore', 'inherit'] }),
  );
  const codes = await Promise.all(
    children.map(async (child) => (await once(child, 'exit'))[0] as unknown),
  );
  expect(codes).toEqual([0, 0, 0]);
  const results = openResults(file);
  const runs = results.runs();
  expect(runs).toHaveLength(3);
  for (const { id } of runs) expect([...results.lines(id)]).toHaveLength(20);
  results.close();
});

test('waits for a lock, then says so', () => {
  const file = join(temporaryFolder(), 'results.db');
  const other = new Sqlite(file);
  other.exec('BEGIN EXCLUSIVE');
  const before = performance.now();
  expect(faultOf(() => openResults(file, { busyTimeoutMs: 60 }))).toBe('locked');
  expect(performance.now() - before).toBeGreaterThan(50);
  other.exec('ROLLBACK');
  openResults(file, { busyTimeoutMs: 60 }).close();
  other.close();
});

test.each([
  ['text', Buffer.from('this is no database, but long enough to hold a header\n'.repeat(50))],
  ['damage', undefined],
])('recognises %s in place of a database', (_, bytes) => {
  const file = join(temporaryFolder(), 'results.db');
  openResults(file).close();
  writeFileSync(file, bytes ?? readFileSync(file).fill(0xa5, 100, 4096));
  expect(faultOf(() => openResults(file))).toBe('corrupt');
});

test('leaves the database of another program alone', () => {
  const file = join(temporaryFolder(), 'results.db');
  const other = new Sqlite(file);
  other.exec('CREATE TABLE theirs (a)');
  other.close();
  const before = readFileSync(file);
  expect(faultOf(() => openResults(file))).toBe('foreign');
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('leaves a newer file alone and names both versions', () => {
  const file = join(temporaryFolder(), 'results.db');
  openResults(file).close();
  const db = new Sqlite(file);
  db.pragma(`user_version = ${latestVersion + 3}`);
  db.close();
  const before = readFileSync(file);
  expect(() => openResults(file)).toThrow(
    new RegExp(`version ${latestVersion + 3}.*up to ${latestVersion}`, 'u'),
  );
  expect(faultOf(() => openResults(file))).toBe('newer');
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('a folder in place of the file, or a file in place of the folder, cannot be opened', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'results.db'));
  writeFileSync(join(folder, 'file'), '');
  expect(faultOf(() => openResults(join(folder, 'results.db')))).toBe('unreadable');
  expect(faultOf(() => openResults(join(folder, 'file', 'results.db')))).toBe('unreadable');
});

test('a module that cannot load is named with its remedy', () => {
  const load = (): never => {
    throw new Error('wrong ELF class');
  };
  expect(faultOf(() => loadSqlite(load))).toBe('no-sqlite');
});
