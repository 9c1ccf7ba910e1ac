import type { Distribution } from '../../model/distribution.ts';
import type { Metric } from '../../model/playbook.ts';
import type { Parsed } from '../../model/quantities/parsed.ts';
import type { Path } from '../../model/path.ts';
import type { Schedule } from '../../model/schedule.ts';
import { parseBound } from '../../model/quantities/bound.ts';
import { parseDuration } from '../../model/quantities/duration.ts';
import { parseInstant } from '../../model/quantities/instant.ts';
import { parseRate } from '../../model/quantities/rate.ts';
import { parseSchedule } from '../../model/schedule.ts';
import { parseShare } from '../../model/quantities/share.ts';
import { readDistribution } from './read-distribution.ts';

/** A value that has the right form and yet cannot be read. */
export interface BindProblem {
  readonly path: Path;
  /** What is wrong, a sentence. */
  readonly message: string;
  /** What to write, a sentence. */
  readonly remedy: string;
  /** A text to put in its place. */
  readonly suggestion?: string;
}

type Item<T> = T extends readonly (infer I)[] ? I : never;
type MapValue<T> = T extends Readonly<Record<string, infer V>> ? V : never;

/**
 * Reads a document as it was written, in whatever state it is: every reader gives `undefined` where
 * the value is absent or unusable, and unusable values become problems. `T` is the type the schema
 * gives the value, so that a key the language does not have does not compile.
 */
export class Cursor<T> {
  readonly value: unknown;
  readonly #problems: BindProblem[];
  readonly #parent: Cursor<never> | undefined;
  readonly #part: string | number | undefined;

  private constructor(
    value: unknown,
    problems: BindProblem[],
    parent?: Cursor<never>,
    part?: string | number,
  ) {
    this.value = value;
    this.#problems = problems;
    this.#parent = parent;
    this.#part = part;
  }

  /** A cursor on a whole document; what is unusable is added to `problems`. */
  static onDocument<T>(value: unknown, problems: BindProblem[]): Cursor<T> {
    return new Cursor(value, problems);
  }

  /** Where the value stands. Put together when asked for: most values need no place. */
  get path(): Path {
    return this.#addTo([]);
  }

  #addTo(path: (string | number)[]): Path {
    if (this.#parent === undefined || this.#part === undefined) return path;
    this.#parent.#addTo(path);
    path.push(this.#part);
    return path;
  }

  /** How much of the document has been found unusable so far. */
  get problemCount(): number {
    return this.#problems.length;
  }

  /** Whether anything is written here. */
  get written(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  key<K extends keyof T & string>(key: K): Cursor<NonNullable<T[K]>> {
    return new Cursor(asRecord(this.value)?.[key], this.#problems, this.#here, key);
  }

  /** The same place, read as another of the types it may have. */
  as<U extends T>(): Cursor<U> {
    return new Cursor(this.value, this.#problems, this.#parent, this.#part);
  }

  /** The entries of a map in the order written. */
  entries(): [string, Cursor<MapValue<T>>][] {
    return Object.entries(asRecord(this.value) ?? {}).map(([key, value]) => [
      key,
      new Cursor<MapValue<T>>(value, this.#problems, this.#here, key),
    ]);
  }

  /** Whether a key is written that is none of `known`: a misspelling, which is reported where keys are checked. */
  hasStranger(known: readonly string[]): boolean {
    return Object.keys(asRecord(this.value) ?? {}).some((key) => !known.includes(key));
  }

  /** The items of a list; none when it is not a list. */
  items(): Cursor<Item<T>>[] {
    if (!Array.isArray(this.value)) return [];
    return this.value.map(
      (value, index) => new Cursor<Item<T>>(value, this.#problems, this.#here, index),
    );
  }

  /** The texts of a list of texts. */
  texts(): string[] {
    return this.items().flatMap((item) => item.text() ?? []);
  }

  text(): string | undefined {
    return typeof this.value === 'string' ? this.value : undefined;
  }

  /** A word of a closed set; undefined when it is none of `words`. */
  word<W extends string>(words: readonly W[]): W | undefined {
    return words.find((word) => word === this.value);
  }

  number(): number | undefined {
    return typeof this.value === 'number' && Number.isFinite(this.value) ? this.value : undefined;
  }

  boolean(): boolean | undefined {
    return typeof this.value === 'boolean' ? this.value : undefined;
  }

  /**
   * A version as text, whether it was written as text or as a number. A number such as 1.1 may have been written `1.10`,
   * which is reported where the form of values is checked; until then the rest is best judged as if it was meant.
   */
  version(): string | undefined {
    return this.number()?.toString() ?? this.text();
  }

  /** Microseconds. */
  durationUs(): number | undefined {
    return this.#read((text) => parseDuration(text));
  }

  /** 0 to 1. */
  share(): number | undefined {
    const value = this.number();
    return value === undefined
      ? this.#read(parseShare)
      : this.#accept(parseShare(value), String(value));
  }

  /** Events per second. */
  ratePerS(): number | undefined {
    return this.#read(parseRate);
  }

  schedule(): Schedule | undefined {
    return this.#read(parseSchedule);
  }

  /** Microseconds since 1970-01-01T00:00Z. */
  instantUs(): number | undefined {
    return this.#read(parseInstant);
  }

  /** What a metric is compared with, in that metric's unit. */
  bound(metric: Metric): number | undefined {
    const value = this.number() ?? this.text();
    return value === undefined ? undefined : this.#accept(parseBound(value, metric), String(value));
  }

  distribution(): Distribution | undefined {
    return readDistribution(this.value, (path, message, remedy) => {
      this.#problems.push({ path: [...this.path, ...path], message, remedy });
    });
  }

  /** Reports that the value cannot be used. */
  report(message: string, remedy: string, suggestion?: string): void {
    this.#problems.push({
      path: this.path,
      message,
      remedy,
      ...(suggestion === undefined ? {} : { suggestion }),
    });
  }

  /** A parent's type does not matter to those below it. */
  get #here(): this {
    return this;
  }

  #read<V>(parse: (text: string) => Parsed<V>): V | undefined {
    const text = this.text();
    return text === undefined ? undefined : this.#accept(parse(text), text);
  }

  #accept<V>(result: Parsed<V>, written: string): V | undefined {
    if (result.ok) return result.value;
    this.report(`\`${written}\` ${result.reason}.`, result.remedy, result.suggestion);
    return undefined;
  }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}
