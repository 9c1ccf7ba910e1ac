import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Database, Statement } from 'sql.js';
import type { DatabaseCopy, OpenDatabase } from '../evidence/database-copy.ts';
import { openInMemory, told } from './memory-sqlite.ts';

/*
 * What `evidence/database-copy.ts` does with a file and a native module, for a browser: the same SQLite as WebAssembly, on
 * a copy in memory.
 */

export function copyDatabase(chunks: Iterable<Uint8Array>): DatabaseCopy {
  const hash = sha256.create();
  const copied: Uint8Array<ArrayBuffer>[] = [];
  for (const chunk of chunks) {
    hash.update(chunk);
    copied.push(Uint8Array.from(chunk));
  }
  const whole = new Uint8Array(copied.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of copied) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  copied.length = 0;
  return {
    digest: bytesToHex(hash.digest()),
    head: whole.subarray(0, 100),
    open: () => readerOf(whole),
    dispose: () => undefined,
  };
}

export function emptyDatabase(): OpenDatabase {
  return readerOf(undefined);
}

function readerOf(bytes: Uint8Array | undefined): OpenDatabase {
  const db = openInMemory(bytes);
  return {
    exec: (sql) => void told(() => db.run(sql)),
    rows: (sql) => steps(db, sql, (statement) => statement.getAsObject()),
    column: (sql) => steps(db, sql, (statement) => statement.get()[0] ?? null),
    close: () => db.close(),
  };
}

function* steps<T>(
  db: Database,
  sql: string,
  read: (statement: Statement) => T,
): Generator<T, undefined, undefined> {
  const statement = told(() => db.prepare(sql));
  try {
    while (told(() => statement.step())) yield told(() => read(statement));
  } finally {
    statement.free();
  }
}
