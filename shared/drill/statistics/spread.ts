import { Buckets } from './buckets.ts';

/** Different values that are kept as they are. Of more, each is rounded up by less than 0.4%, by 0.05% where they span a factor of 100. */
const MOST_VALUES = 16_384;
/** A sum is kept in two parts, so that it stays exact beyond 2^53. */
const PART = 67_108_864;

/** How often a value came. */
interface Tally {
  count: number;
}

const none = (): Tally => ({ count: 0 });

function join(into: Tally, { count }: Tally): void {
  into.count += count;
}

/**
 * How often each value came: whole numbers from 0, or infinity. It takes the same memory however many there are, see
 * `Buckets`; count, least, largest and mean are exact.
 */
export class Spread {
  readonly #values = new Buckets<Tally>(MOST_VALUES, none, join);
  #count = 0;
  #least = Infinity;
  #largest = -Infinity;
  #high = 0;
  #low = 0;

  /** That of `values`. */
  static of(values: Iterable<number>): Spread {
    const spread = new Spread();
    for (const value of values) spread.add(value);
    return spread;
  }

  add(value: number): void {
    this.#values.at(value).count += 1;
    this.#count += 1;
    this.#least = Math.min(this.#least, value);
    this.#largest = Math.max(this.#largest, value);
    const high = Math.floor(value / PART);
    this.#high += high;
    this.#low += value - high * PART;
  }

  get count(): number {
    return this.#count;
  }

  get least(): number | undefined {
    return this.#count === 0 ? undefined : this.#least;
  }

  get largest(): number | undefined {
    return this.#count === 0 ? undefined : this.#largest;
  }

  get mean(): number | undefined {
    return this.#count === 0 ? undefined : (this.#high * PART + this.#low) / this.#count;
  }

  /** Values with how often each came, ascending. */
  get entries(): readonly (readonly [value: number, count: number])[] {
    return this.#values.entries.map(([value, { count }]) => [value, count]);
  }

  /** The value at a rank from 1 to `count`, from the smallest; absent beyond. Rounded values are rounded up. */
  valueAt(rank: number): number | undefined {
    if (rank < 1) return undefined;
    let passed = 0;
    for (const [value, count] of this.entries) {
      passed += count;
      if (passed >= rank) return Math.min(value, this.#largest);
    }
    return undefined;
  }

  /** How many are at most `bound`; where values are rounded up it may be fewer than there are. */
  countUpTo(bound: number): number {
    if (bound >= this.#largest) return this.#count;
    let passed = 0;
    for (const [value, count] of this.entries) {
      if (value > bound) break;
      passed += count;
    }
    return passed;
  }

  /** The same with no more than `most` different values. */
  coarse(most: number): [value: number, count: number][] {
    const few = new Buckets<Tally>(most, none, join);
    for (const [value, count] of this.entries)
      few.at(Math.min(value, this.#largest)).count += count;
    return few.entries.map(([value, { count }]) => [Math.min(value, this.#largest), count]);
  }
}
