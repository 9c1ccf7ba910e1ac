import { Worker } from 'node:worker_threads';
import type { LinePosition } from './journal-line.ts';
import type { Place } from './place.ts';

/** Lines that follow one another in a journal. */
export interface LineBatch {
  /** Where the first of them goes. */
  readonly at: LinePosition;
  readonly lines: readonly string[];
}

/** What the thread is started with. */
export interface LineThreadData {
  readonly place: Place;
  readonly runId: string;
  /** One number: how many batches are on disk, and `threadEnded` once the thread does nothing more. */
  readonly progress: Int32Array<SharedArrayBuffer>;
}

/** What the thread is sent: lines, or that there are no more. */
export type LineThreadMessage = LineBatch | 'end';

/** A bit of the progress. */
export const threadEnded = 0x4000_0000;

/** One that is being written, and others, so that the thread never waits for the next. */
const mostWaiting = 3;
/** Longer than the thread waits for the lock of another process, 5 s. */
const longestSilenceMs = 10_000;

/** Next to this module, in the language this module is in: source and bundle both work. */
const threadUrl = new URL(
  import.meta.url.endsWith('.ts') ? './line-thread.ts' : './line-thread.js',
  import.meta.url,
);

/**
 * Writes lines of one journal on a thread with a connection of its own, so that the next are formed meanwhile. Nothing depends
 * on the thread: it gives up at whatever goes wrong, and what it has not written is handed back.
 */
export class LinesBehind {
  readonly #thread: Worker;
  readonly #progress = new Int32Array(new SharedArrayBuffer(4));
  #waiting: LineBatch[] = [];
  /** Batches that were on disk when last asked. */
  #written = 0;
  #isSilent = false;

  /** Throws when the system has no thread to give. */
  constructor(place: Place, runId: string) {
    const workerData: LineThreadData = { place, runId, progress: this.#progress };
    this.#thread = new Worker(threadUrl, { workerData });
    // A writer that was dropped keeps no process; why the thread failed shows when its lines are written without it.
    this.#thread.unref();
    this.#thread.on('error', () => undefined);
    this.#thread.on('exit', () => Atomics.or(this.#progress, 0, threadEnded));
  }

  /** Takes lines over, and waits while too many are under way. False when the thread gave up or says nothing: then only `end` may follow. */
  add(batch: LineBatch): boolean {
    this.#waiting.push(batch);
    this.#send(batch);
    return this.#waitUntil((hasEnded) => hasEnded || this.#waiting.length < mostWaiting);
  }

  /**
   * Waits until all is on disk and the thread has closed the file. Returns what it has not written, in order; where it said
   * nothing, it may write the first of that all the same.
   */
  end(): readonly LineBatch[] {
    this.#send('end');
    this.#waitUntil((hasEnded) => hasEnded);
    void this.#thread.terminate();
    return this.#waiting;
  }

  #send(message: LineThreadMessage): void {
    this.#thread.postMessage(message);
  }

  /** Whether the thread was alive when it was enough. */
  #waitUntil(isEnough: (hasEnded: boolean) => boolean): boolean {
    for (;;) {
      const progress = Atomics.load(this.#progress, 0);
      const hasEnded = (progress & threadEnded) !== 0;
      const written = progress & ~threadEnded;
      this.#waiting = this.#waiting.slice(written - this.#written);
      this.#written = written;
      if (isEnough(hasEnded)) return !hasEnded;
      if (this.#isSilent) return false;
      // The thread is heard of only so: the messages of threads arrive when whoever waits has returned.
      const woken = Atomics.wait(this.#progress, 0, progress, longestSilenceMs);
      this.#isSilent = woken === 'timed-out';
    }
  }
}
