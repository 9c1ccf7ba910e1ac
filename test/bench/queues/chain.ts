import { Calendar } from '../../../shared/drill/calendar.ts';

/**
 * A chain of ten M/M/1 queues on the engine's calendar, the same work as chain.cpp and chain.py. Prints the number of
 * events, seconds, and the mean time in the system.
 */

const stations = 10;
const customers = Number(process.argv[2] ?? 100_000);

let state = 0x9e3779b9;

function uniform(): number {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return ((state >>> 0) + 0.5) / 4_294_967_296;
}

const exponential = (mean: number): number => -mean * Math.log(uniform());

/** A queue of whole numbers, first in, first out, in a ring that grows. */
class Fifo {
  #ring = new Int32Array(64);
  #from = 0;
  length = 0;

  get first(): number {
    return this.#ring[this.#from] ?? 0;
  }

  push(value: number): void {
    const { length: size } = this.#ring;
    if (this.length === size) {
      const wide = new Int32Array(size * 2);
      for (let index = 0; index < size; index++) {
        wide[index] = this.#ring[(this.#from + index) & (size - 1)] ?? 0;
      }
      this.#ring = wide;
      this.#from = 0;
    }
    this.#ring[(this.#from + this.length++) & (this.#ring.length - 1)] = value;
  }

  shift(): void {
    this.#from = (this.#from + 1) & (this.#ring.length - 1);
    this.length--;
  }
}

/** What is due: a customer leaves a station, or arrives (station −1). */
interface Due {
  readonly station: number;
  readonly customer: number;
}

function play(): void {
  const calendar = new Calendar<Due>();
  const waiting = Array.from({ length: stations }, () => new Fifo());
  const entered = new Float64Array(customers);
  let events = 0;
  let total = 0;
  let arrived = 0;
  const started = performance.now();
  calendar.schedule(exponential(1), { station: -1, customer: 0 });
  for (;;) {
    const now = calendar.nextUs;
    const due = calendar.next();
    if (due === undefined) break;
    events++;
    const { customer } = due;
    if (due.station < 0) {
      entered[customer] = now;
      if (++arrived < customers) {
        calendar.schedule(now + exponential(1), { station: -1, customer: arrived });
      }
    } else {
      const left = waiting[due.station] as Fifo;
      left.shift();
      if (left.length > 0) {
        calendar.schedule(now + exponential(0.8), { station: due.station, customer: left.first });
      }
    }
    const station = due.station + 1;
    if (station === stations) {
      total += now - (entered[customer] ?? now);
      continue;
    }
    const next = waiting[station] as Fifo;
    next.push(customer);
    if (next.length === 1) calendar.schedule(now + exponential(0.8), { station, customer });
  }
  const seconds = (performance.now() - started) / 1000;
  process.stdout.write(`${events} ${seconds.toFixed(9)} ${(total / customers).toFixed(6)}\n`);
}

play();
