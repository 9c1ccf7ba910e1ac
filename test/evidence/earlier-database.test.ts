import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadSqlite } from '../../shared/store/load-sqlite.ts';
import { migrate } from '../../shared/store/migrate.ts';
import { migrations } from '../../shared/store/migrations.ts';
import { openDatabase } from '../../shared/evidence/check-database.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';

const run = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const other = '01ARZ3NDEKTSV4RRFFQ69G5FAW';
const rowOf = (id: string): string =>
  `INSERT INTO run VALUES ('${id}', 'open', '', '', NULL, 0, '', 'virtual', '', '', '', '', 0, 1, NULL, NULL);`;

/** What the verifier reads of a database of a version of this program, filled by `sql`. */
function read(version: number, sql: string) {
  const file = join(temporaryFolder(), 'drill.db');
  const db = new (loadSqlite())(file);
  migrate(db, file, migrations.slice(0, version));
  db.exec(sql);
  db.close();
  const { reader, findings, close } = openDatabase({
    files: new Map(),
    findings: [],
    chunks: () => [readFileSync(file)],
  });
  const read = { lines: [...(reader?.lines() ?? [])], isNumbered: reader?.isNumbered(2), findings };
  close();
  return read;
}

const inVersion2 = (...keys: readonly (readonly [string, number])[]): string =>
  keys.map(([id, seq]) => `INSERT INTO event VALUES ('${id}', ${seq}, 'line ${seq}');`).join('');

const inVersion3 = (...ids: readonly number[]): string =>
  `INSERT INTO journal VALUES (1073741824, '${run}');${ids
    .map((seq) => `INSERT INTO event (id, line) VALUES (${1_073_741_824 + seq}, 'line ${seq}');`)
    .join('')}`;

test.each([
  ['2', 2, rowOf(run) + inVersion2([run, 1], [run, 0])],
  ['3', 3, rowOf(run) + inVersion3(1, 0)],
])('the lines of a bundle made by version %s are read in their order', (_, version, sql) => {
  const { lines, isNumbered, findings } = read(version, sql);
  expect(findings).toEqual([]);
  expect(lines).toEqual(['line 0', 'line 1']);
  expect(isNumbered).toBe(true);
});

test.each([
  ['a gap', 2, rowOf(run) + inVersion2([run, 0], [run, 2])],
  ['another run', 2, rowOf(run) + rowOf(other) + inVersion2([run, 0], [other, 1])],
  ['a gap', 3, rowOf(run) + inVersion3(0, 2)],
  ['the number of another journal', 3, rowOf(run) + inVersion3(0, 1_073_741_824)],
  ['a journal that begins later', 3, rowOf(run) + inVersion3(1, 2)],
  [
    'another run',
    3,
    rowOf(run) +
      rowOf(other) +
      inVersion3(0, 1) +
      `INSERT INTO journal VALUES (2147483648, '${other}');`,
  ],
])('%s is noticed, in version %i', (_, version, sql) => {
  expect(read(version, sql).isNumbered).toBe(false);
});
