import type { Database, SqlValue, Statement } from 'sql.js';
import { openInMemory, told } from '../../../shared/verifier/memory-sqlite.ts';
import { writeFileSync } from './disk.ts';

/*
 * What the store uses of the native SQLite module, under the same names: the same SQLite as WebAssembly, on databases in
 * memory that last as long as this worker.
 */

const databases = new Map<string, Database>();

/** In place of the function that loads the native module. */
export const loadSqlite = (): typeof MemoryDatabase => MemoryDatabase;

type Value = SqlValue | undefined;

/** Values in the order of a statement's parameters, one by one or as a list, or by their names. */
type Given = Value | readonly Value[] | Readonly<Record<string, Value>>;

/** A database under the name of a file; the same one each time it is opened. */
class MemoryDatabase {
  readonly #db: Database;

  constructor(file: string) {
    let db = databases.get(file);
    if (db === undefined) {
      db = openInMemory();
      databases.set(file, db);
      // What asks whether there are results looks for a file.
      writeFileSync(file, '');
    }
    this.#db = db;
  }

  prepare(sql: string): MemoryStatement {
    return new MemoryStatement(this.#db, sql);
  }

  exec(sql: string): this {
    told(() => this.#db.exec(sql));
    return this;
  }

  pragma(text: string, { simple = false } = {}): unknown {
    const statement = this.prepare(`PRAGMA ${text}`);
    return simple ? statement.pluck().get() : statement.all();
  }

  /** A function that does `action` as one; of an action within another, that one decides. */
  transaction<A extends readonly unknown[], R>(
    action: (...args: A) => R,
  ): ((...args: A) => R) & { readonly immediate: (...args: A) => R } {
    const within = (...args: A): R => {
      told(() => this.#db.exec('BEGIN'));
      try {
        const result = action(...args);
        told(() => this.#db.exec('COMMIT'));
        return result;
      } catch (error) {
        this.#db.exec('ROLLBACK');
        throw error;
      }
    };
    return Object.assign(within, { immediate: within });
  }

  /** It goes on being there: nothing else keeps it. */
  close(): void {
    return undefined;
  }
}

class MemoryStatement {
  readonly #db: Database;
  readonly #sql: string;
  #isPlucked = false;

  constructor(db: Database, sql: string) {
    this.#db = db;
    this.#sql = sql;
  }

  /** Rows are their first column. */
  pluck(): this {
    this.#isPlucked = true;
    return this;
  }

  run(...values: readonly Given[]): { readonly changes: number } {
    this.all(...values);
    return { changes: this.#db.getRowsModified() };
  }

  get(...values: readonly Given[]): unknown {
    for (const row of this.iterate(...values)) return row;
    return undefined;
  }

  all(...values: readonly Given[]): unknown[] {
    return [...this.iterate(...values)];
  }

  *iterate(...values: readonly Given[]): Generator<unknown, undefined, undefined> {
    const statement: Statement = told(() => this.#db.prepare(this.#sql));
    try {
      told(() => statement.bind(bound(values)));
      while (told(() => statement.step()))
        yield this.#isPlucked ? (statement.get()[0] ?? null) : statement.getAsObject();
    } finally {
      statement.free();
    }
    return undefined;
  }
}

function bound(values: readonly Given[]): SqlValue[] | Record<string, SqlValue> {
  const [first] = values;
  const isNamed =
    typeof first === 'object' &&
    first !== null &&
    !Array.isArray(first) &&
    !(first instanceof Uint8Array);
  return isNamed
    ? Object.fromEntries(Object.entries(first).map(([name, value]) => [`@${name}`, value ?? null]))
    : (values.flat() as readonly Value[]).map((value) => value ?? null);
}
