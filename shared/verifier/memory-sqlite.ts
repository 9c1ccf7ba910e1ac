import initialise, { type Database, type SqlJsStatic } from 'sql.js';
import wasm from 'sql.js/dist/sql-wasm-browser.wasm';

let sqlite: SqlJsStatic | undefined;

/** Makes SQLite as WebAssembly ready; the rest needs it. */
export async function prepareSqlite(): Promise<void> {
  sqlite = await initialise({ wasmBinary: wasm.buffer });
}

/** A database in memory, with what `bytes` hold; empty without them. */
export function openInMemory(bytes?: Uint8Array): Database {
  const SQLite = sqlite;
  if (SQLite === undefined) throw new Error('SQLite is not ready');
  return told(() => new SQLite.Database(bytes));
}

/** Errors of SQLite with a code, as the native module has them. */
export function told<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw Object.assign(new Error(String(error), { cause: error }), { code: 'SQLITE_ERROR' });
  }
}
