/** Refers to one entry of a calendar; entries that are over keep their handle, which then cancels nothing. */
export type Handle = number;

/** The handle of no entry. */
export const NO_HANDLE: Handle = -1;

const SLOTS = 16_777_216;

/**
 * What is due, by time and then by order of scheduling. A binary heap over typed arrays that knows the place
 * of each entry, so that cancelling removes it at once instead of leaving a husk: timeouts are mostly cancelled.
 */
export class Calendar<T> {
  #heap = new Int32Array(32);
  #place = new Int32Array(32);
  #time = new Float64Array(32);
  #sequence = new Float64Array(32);
  #generation = new Int32Array(32);
  readonly #payload: (T | undefined)[] = [];
  readonly #free: number[] = [];
  /** Places of the heap in use, the first of which may be empty. */
  #size = 0;
  /** Whether the first place is empty: what is scheduled next, as mostly something is, goes there. */
  #hasGap = false;
  #slots = 0;
  #scheduled = 0;

  /** Number of entries that are due at some time. */
  get size(): number {
    return this.#hasGap ? this.#size - 1 : this.#size;
  }

  /** The time of the next entry; `Infinity` when there is none. */
  get nextUs(): number {
    this.#closeGap();
    return this.#size === 0 ? Infinity : this.#timeAt(0);
  }

  /** Puts `payload` on the calendar at `tUs`, after everything already there for that time. */
  schedule(tUs: number, payload: T): Handle {
    const slot = this.#free.pop() ?? this.#grow();
    this.#time[slot] = tUs;
    this.#sequence[slot] = this.#scheduled++;
    this.#payload[slot] = payload;
    if (this.#hasGap) {
      this.#hasGap = false;
      this.#put(0, slot);
      this.#sink(0);
    } else {
      this.#put(this.#size, slot);
      this.#rise(this.#size++);
    }
    return (this.#generation[slot] as number) * SLOTS + slot;
  }

  /** Removes the entry of `handle`; false when it is already over, cancelled or never was. */
  cancel(handle: Handle): boolean {
    if (handle < 0) return false;
    const slot = handle % SLOTS;
    if (slot >= this.#slots || this.#generation[slot] !== Math.floor(handle / SLOTS)) return false;
    this.#closeGap();
    this.#remove(this.#place[slot] as number);
    return true;
  }

  /** Takes the next entry off the calendar; `undefined` when there is none. */
  next(): T | undefined {
    this.#closeGap();
    if (this.#size === 0) return undefined;
    const slot = this.#heap[0] as number;
    const payload = this.#payload[slot];
    this.#release(slot);
    this.#hasGap = true;
    return payload;
  }

  /** Takes everything off; what is scheduled from now on comes in the order of a new calendar. */
  clear(): void {
    this.#closeGap();
    while (this.#size > 0) this.#remove(this.#size - 1);
    this.#scheduled = 0;
  }

  #remove(place: number): void {
    this.#release(this.#heap[place] as number);
    this.#size--;
    if (place === this.#size) return;
    this.#put(place, this.#heap[this.#size] as number);
    this.#rise(place);
    this.#sink(place);
  }

  /** Ends the entry in `slot`, which is then free for another. */
  #release(slot: number): void {
    this.#payload[slot] = undefined;
    this.#generation[slot] = (this.#generation[slot] as number) + 1;
    this.#free.push(slot);
  }

  #closeGap(): void {
    if (!this.#hasGap) return;
    this.#hasGap = false;
    this.#size--;
    if (this.#size === 0) return;
    this.#put(0, this.#heap[this.#size] as number);
    this.#sink(0);
  }

  #grow(): number {
    if (this.#slots === this.#heap.length) {
      this.#heap = widened(this.#heap, new Int32Array(this.#slots * 2));
      this.#place = widened(this.#place, new Int32Array(this.#slots * 2));
      this.#time = widened(this.#time, new Float64Array(this.#slots * 2));
      this.#sequence = widened(this.#sequence, new Float64Array(this.#slots * 2));
      this.#generation = widened(this.#generation, new Int32Array(this.#slots * 2));
    }
    return this.#slots++;
  }

  #timeAt(place: number): number {
    return this.#time[this.#heap[place] as number] as number;
  }

  #put(place: number, slot: number): void {
    this.#heap[place] = slot;
    this.#place[slot] = place;
  }

  /** Whether the entry in slot `a` comes before that in slot `b`. */
  #before(a: number, b: number): boolean {
    const difference = (this.#time[a] as number) - (this.#time[b] as number);
    if (difference !== 0) return difference < 0;
    return (this.#sequence[a] as number) < (this.#sequence[b] as number);
  }

  /** Moves the entry at `start` up past all that come after it; each is moved once, into the gap. */
  #rise(start: number): void {
    const slot = this.#heap[start] as number;
    let place = start;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = this.#heap[parent] as number;
      if (!this.#before(slot, above)) break;
      this.#put(place, above);
      place = parent;
    }
    this.#put(place, slot);
  }

  /** Moves the entry at `start` down past all that come before it. */
  #sink(start: number): void {
    const slot = this.#heap[start] as number;
    const size = this.#size;
    let place = start;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= size) break;
      let below = this.#heap[child] as number;
      if (child + 1 < size) {
        const other = this.#heap[child + 1] as number;
        if (this.#before(other, below)) {
          child++;
          below = other;
        }
      }
      if (!this.#before(below, slot)) break;
      this.#put(place, below);
      place = child;
    }
    this.#put(place, slot);
  }
}

function widened<A extends Int32Array | Float64Array>(old: A, wide: A): A {
  wide.set(old);
  return wide;
}
