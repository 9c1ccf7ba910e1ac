import type { JournalEvent } from '../model/journal.ts';
import { type Derived, Deriver, type TakeSample } from '../store/derive.ts';

/**
 * What follows from the events of a bundle. A sound chain may tell an impossible story, on which
 * measuring may fail in any way: then nothing follows.
 */
export class SafeDeriver {
  #deriver: Deriver | undefined;

  constructor(take?: TakeSample) {
    this.#deriver = new Deriver(take);
  }

  add(event: JournalEvent): void {
    this.#attempt((deriver) => deriver.add(event));
  }

  /** What follows from all events; undefined when nothing can. */
  end(): Derived | undefined {
    return this.#attempt((deriver) => deriver.end());
  }

  #attempt<T>(action: (deriver: Deriver) => T): T | undefined {
    if (this.#deriver === undefined) return undefined;
    try {
      return action(this.#deriver);
    } catch {
      this.#deriver = undefined;
      return undefined;
    }
  }
}
