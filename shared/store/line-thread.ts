import { parentPort, workerData } from 'node:worker_threads';
import { assertNext, journalEnd } from './journal-end.ts';
import { lineInserter } from './insert-lines.ts';
import {
  type LineBatch,
  type LineThreadData,
  type LineThreadMessage,
  threadEnded,
} from './lines-behind.ts';
import { isStillThere } from './place.ts';
import { loadSqlite, type Sqlite } from './load-sqlite.ts';

const { place, runId, progress } = workerData as LineThreadData;

let db: Sqlite | undefined;
let write = (_: LineBatch): void => {
  throw new Error('Nothing is open');
};

/** Opens the file, unless another has its name by now: each would take the other's log for its own. */
function start(): void {
  if (!isStillThere(place)) {
    end();
    return;
  }
  db = new (loadSqlite())(place.file, { fileMustExist: true });
  db.pragma('synchronous = FULL');
  // Bytes come faster than from a drill that writes by itself: fewer, longer waits for the file beside.
  db.pragma('wal_autocheckpoint = 1000');
  write = batchWriter(db);
  if (!isStillThere(place)) end();
}

/** What writes lines in one transaction. Throws when the journal, of a run that is open, does not end right before them. */
function batchWriter(of: Sqlite): (batch: LineBatch) => void {
  const insertLines = lineInserter(of, runId);
  const endOf = journalEnd(of, runId);
  const status = of.prepare<[string], string>('SELECT status FROM run WHERE id = ?').pluck();
  const transaction = of.transaction(({ at, lines }: LineBatch) => {
    assertNext(endOf(), at, runId);
    if (status.get(runId) !== 'open') throw new Error('The run has ended');
    insertLines(at.seq, lines);
  });
  return (batch) => transaction.immediate(batch);
}

function take(message: LineThreadMessage): void {
  if (message === 'end') end();
  else {
    write(message);
    Atomics.add(progress, 0, 1);
    Atomics.notify(progress, 0);
  }
}

function end(): void {
  try {
    parentPort?.close();
    db?.close();
  } finally {
    Atomics.or(progress, 0, threadEnded);
    Atomics.notify(progress, 0);
  }
}

/** Whatever goes wrong here is met again, and told, by whoever writes the lines instead. */
function orEnd(action: () => void): void {
  try {
    action();
  } catch {
    end();
  }
}

orEnd(start);
parentPort?.on('message', (message: LineThreadMessage) => orEnd(() => take(message)));
