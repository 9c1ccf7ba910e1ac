import { copyFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { RestoreSource, StoreLoss } from '../drill/plant.ts';

/** How a live store begins. */
export interface LiveStoreOptions {
  readonly name: string;
  /** Where its files lie. */
  readonly folder: string;
  readonly schema: string;
  /** Writes per second of drill time. */
  readonly writesPerS: number;
  /** Drill times at which backups began before the drill, ascending, below 0: the state of each is had. */
  readonly backupsUs: readonly number[];
  /** For how many writes each one stands that is really made during the drill. */
  readonly standsFor: number;
}

interface Acknowledged {
  readonly atUs: number;
  readonly standsFor: number;
}

/** Rows of the time before the drill; more would take long and show no more. */
const historyRows = 5000;
/** Without a backup, this much of the time before the drill is there: 10 min. */
const shortHistoryUs = 600_000_000;

const createTable = `CREATE TABLE IF NOT EXISTS record (
  number INTEGER PRIMARY KEY, at_us INTEGER NOT NULL, added_by_change TEXT)`;

/**
 * A real SQLite database that takes numbered writes, with real backups and an archive of every write, as the
 * log of a database is archived. What was acknowledged is remembered here, and nothing else is believed
 * of what the database holds but its rows.
 */
export class LiveStore {
  readonly name: string;
  readonly #folder: string;
  readonly #standsFor: number;
  readonly #archive: Database.Database;
  readonly #acknowledged = new Map<number, Acknowledged>();
  #db: Database.Database;
  #lastNumber = 0;
  #lostValues = 0;
  #schema: string;
  #copies = 0;

  constructor(options: LiveStoreOptions) {
    const { name, folder, schema, standsFor } = options;
    this.name = name;
    this.#folder = folder;
    this.#schema = schema;
    this.#standsFor = standsFor;
    this.#archive = open(this.#file('archive'));
    this.#db = open(this.#file('current'));
    this.#writeHistory(options);
  }

  /** The schema it has now. */
  get schema(): string {
    return this.#schema;
  }

  /** Takes one write; when this returns it is acknowledged. `carriesNew`: with a value that only the schema of the change has room for. */
  write(atUs: number, carriesNew: boolean): void {
    this.#insert(atUs, this.#standsFor, carriesNew);
  }

  /** Reads something, as a request does. Throws when the database cannot be read. */
  read(): void {
    this.#db.prepare('SELECT number FROM record ORDER BY number DESC LIMIT 1').get();
  }

  /** Keeps the state of now as the backup that began at `startUs`. */
  backUp(startUs: number): void {
    const file = this.#backupFile(startUs);
    if (!existsSync(file)) this.#db.exec(`VACUUM INTO '${file.replaceAll("'", "''")}'`);
  }

  /** Puts back what there was at `pointUs`: a backup as it was kept, anything else from the archive. Returns how many acknowledged writes that gives up. */
  restore(from: RestoreSource, pointUs: number): number {
    const before = this.#lost();
    const file = this.#file(`restored-${++this.#copies}`);
    const backup = this.#backupFile(pointUs);
    if (from === 'backup' && existsSync(backup)) copyFileSync(backup, file);
    else this.#replay(file, pointUs);
    this.#db.close();
    this.#db = open(file);
    return Math.max(0, Math.round(this.#lost() - before));
  }

  /** Moves to another schema; `drops` removes what only the schema of the change has room for. Returns from how many records. */
  migrate(to: string, drops: boolean): number {
    this.#schema = to;
    if (!drops) return 0;
    const carrying = this.#db
      .prepare<[], { number: number }>(
        'SELECT number FROM record WHERE added_by_change IS NOT NULL',
      )
      .all();
    this.#db.exec('ALTER TABLE record DROP COLUMN added_by_change');
    this.#db.exec('ALTER TABLE record ADD COLUMN added_by_change TEXT');
    const dropped = carrying.reduce(
      (sum, { number }) => sum + (this.#acknowledged.get(number)?.standsFor ?? 0),
      0,
    );
    this.#lostValues += Math.round(dropped);
    return Math.round(dropped);
  }

  /** Acknowledged writes against rows: what is gone, and up to when before `onsetUs` everything is there. */
  assess(onsetUs: number | undefined): StoreLoss {
    const present = this.#present();
    let lastUs = -Infinity;
    let newestUs = -Infinity;
    for (const [number, { atUs }] of this.#acknowledged) {
      if (onsetUs === undefined || atUs > onsetUs) continue;
      lastUs = Math.max(lastUs, atUs);
      if (present.has(number)) newestUs = Math.max(newestUs, atUs);
    }
    const rpaUs = newestUs === -Infinity ? 0 : lastUs - newestUs;
    return {
      lostRecords: Math.round(this.#lost()),
      lostValues: this.#lostValues,
      corruptRecords: 0,
      rpaUs: Math.round(rpaUs),
    };
  }

  close(): void {
    this.#db.close();
    this.#archive.close();
  }

  /** Evenly spread writes up to the start of the drill, and the backups that were made meanwhile. */
  #writeHistory({ writesPerS, backupsUs }: LiveStoreOptions): void {
    if (writesPerS <= 0) return;
    const fromUs = Math.min(-shortHistoryUs, (backupsUs[0] ?? 0) - shortHistoryUs);
    const rows = Math.min(historyRows, Math.ceil((-fromUs / 1e6) * writesPerS));
    const stepUs = -fromUs / rows;
    const standsFor = ((-fromUs / 1e6) * writesPerS) / rows;
    const times = Array.from(
      { length: rows },
      (_, index) => Math.round(fromUs + (index + 1) * stepUs) - 1,
    );
    const steps = [...backupsUs, 0];
    let written = 0;
    for (const untilUs of steps) {
      const end = times.findIndex((atUs) => atUs > untilUs);
      const part = times.slice(written, end < 0 ? rows : end);
      this.#db.exec('BEGIN');
      this.#archive.exec('BEGIN');
      for (const atUs of part) this.#insert(atUs, standsFor, false);
      this.#db.exec('COMMIT');
      this.#archive.exec('COMMIT');
      written += part.length;
      if (untilUs < 0) this.backUp(untilUs);
    }
  }

  #insert(atUs: number, standsFor: number, carriesNew: boolean): void {
    const number = ++this.#lastNumber;
    const row = [number, Math.round(atUs), carriesNew ? 'new' : null];
    for (const db of [this.#db, this.#archive])
      db.prepare('INSERT INTO record VALUES (?, ?, ?)').run(...row);
    this.#acknowledged.set(number, { atUs, standsFor });
  }

  #replay(file: string, pointUs: number): void {
    const restored = open(file);
    restored.prepare('ATTACH ? AS archive').run(this.#file('archive'));
    restored
      .prepare('INSERT INTO record SELECT * FROM archive.record WHERE at_us <= ?')
      .run(Math.round(pointUs));
    restored.close();
  }

  #present(): Set<number> {
    const numbers = this.#db.prepare('SELECT number FROM record').pluck().all() as number[];
    return new Set(numbers);
  }

  #lost(): number {
    const present = this.#present();
    let lost = 0;
    for (const [number, { standsFor }] of this.#acknowledged)
      if (!present.has(number)) lost += standsFor;
    return lost;
  }

  #backupFile(startUs: number): string {
    return this.#file(`backup${Math.round(startUs)}`);
  }

  #file(what: string): string {
    return path.join(this.#folder, `${this.name.replace(/[^\w-]/g, '_')}-${what}.db`);
  }
}

function open(file: string): Database.Database {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  // What is lost with power is not what is drilled.
  db.pragma('synchronous = OFF');
  db.exec(createTable);
  return db;
}
