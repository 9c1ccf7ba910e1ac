/**
 * What belongs to values, by value: whole numbers from 0, or infinity. While no more than `most` values differ each is kept as
 * it is. Beyond that all are rounded up to as many significant bits as keep them within `most`, so that what is kept does not
 * grow with how much was added. Which bits those are, and so everything kept, does not depend on the order of adding.
 */
export class Buckets<T> {
  readonly #most: number;
  readonly #empty: () => T;
  readonly #join: (into: T, from: T) => void;
  #items = new Map<number, T>();
  /** Every value kept is a whole number below this times a power of two. */
  #limit = Number.MAX_SAFE_INTEGER + 1;
  #ascending: readonly (readonly [number, T])[] | undefined;

  constructor(most: number, empty: () => T, join: (into: T, from: T) => void) {
    this.#most = most;
    this.#empty = empty;
    this.#join = join;
  }

  /** What belongs to a value, to be added to; nothing yet where it is new. */
  at(value: number): T {
    const known = this.#items.get(roundUp(value, this.#limit));
    if (known !== undefined) return known;
    this.#ascending = undefined;
    this.#put(value, this.#empty());
    while (this.#items.size > this.#most) this.#coarsen();
    return this.#items.get(roundUp(value, this.#limit)) as T;
  }

  /** By value, from the smallest to the largest. */
  get entries(): readonly (readonly [number, T])[] {
    this.#ascending ??= [...this.#items].sort(([one], [other]) => (one < other ? -1 : 1));
    return this.#ascending;
  }

  #put(value: number, item: T): void {
    const key = roundUp(value, this.#limit);
    const known = this.#items.get(key);
    if (known === undefined) this.#items.set(key, item);
    else this.#join(known, item);
  }

  #coarsen(): void {
    const finer = this.#items;
    this.#items = new Map();
    this.#limit = this.#needed(finer.keys()) / 2;
    for (const [value, item] of finer) this.#put(value, item);
  }

  /** The smallest limit that changes none of these values: all beyond it would be tried in vain. */
  #needed(values: Iterable<number>): number {
    let limit = 1;
    for (const value of values) {
      if (value === Infinity) continue;
      while (limit <= value && limit < this.#limit) limit *= 2;
    }
    return limit;
  }
}

/** The smallest number not below `value` that is a whole number of up to `limit` times a power of two. */
function roundUp(value: number, limit: number): number {
  let unit = 1;
  while (value / unit >= limit && unit < Number.MAX_SAFE_INTEGER) unit *= 2;
  return unit === 1 ? value : Math.ceil(value / unit) * unit;
}
