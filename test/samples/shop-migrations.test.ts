import Database from 'better-sqlite3';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = path.resolve(import.meta.dirname, '../../samples/shop/migrations/orders');
const run = (database: Database.Database, script: string): void => {
  database.exec(readFileSync(path.join(folder, script), 'utf8'));
};
const columns = (database: Database.Database): string[] =>
  database
    .prepare<[], { name: string }>("SELECT name FROM pragma_table_info('orders')")
    .all()
    .map(({ name }) => name);

describe('migrations of the shop', () => {
  it('come in pairs', () => {
    expect(readdirSync(folder).sort()).toEqual([
      '0041.down.sql',
      '0041.up.sql',
      '0042.down.sql',
      '0042.up.sql',
    ]);
  });

  it('go down again to the schema they came from, and lose only what the change added', () => {
    const database = new Database(':memory:');
    run(database, '0041.up.sql');
    const before = columns(database);
    run(database, '0042.up.sql');
    expect(columns(database)).toEqual([...before, 'delivery_note']);
    database.exec("INSERT INTO orders VALUES (1, '2026-10-02 14:30:00', 'Ada', 1250, 'ring twice')");
    run(database, '0042.down.sql');
    expect(columns(database)).toEqual(before);
    expect(database.prepare('SELECT total_cents FROM orders').pluck().all()).toEqual([1250]);
    database.close();
  });
});
