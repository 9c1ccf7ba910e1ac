import { createHash } from 'node:crypto';

/**
 * The lines of a journal file, read once: as they are iterated, the bytes of the whole file are
 * hashed. `isText` is false once something was not UTF-8, or the last line did not end.
 */
export class JournalFile {
  readonly #chunks: Iterator<Uint8Array>;
  readonly #hash = createHash('sha256');
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  #rest = '';
  #isText = true;

  constructor(chunks: Iterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.iterator]();
  }

  /** The lines, without their ends; longer ones than any journal has end the iteration. */
  *lines(): Generator<string, void, undefined> {
    for (let chunk = this.#next(); chunk !== undefined; chunk = this.#next()) {
      const lines = this.#split(chunk);
      if (lines === undefined) return;
      yield* lines;
    }
    if (this.#rest !== '' || this.#decode(new Uint8Array(), true) !== '') this.#isText = false;
  }

  /** Whether all that was iterated was lines that each end. */
  get isText(): boolean {
    return this.#isText;
  }

  /** SHA-256 of the whole file, of which the rest is read. */
  digest(): string {
    while (this.#next() !== undefined);
    return this.#hash.digest('hex');
  }

  #next(): Uint8Array | undefined {
    const next = this.#chunks.next();
    if (next.done === true) return undefined;
    this.#hash.update(next.value);
    return next.value;
  }

  #split(chunk: Uint8Array): string[] | undefined {
    const text = this.#decode(chunk, false);
    if (text === undefined) return undefined;
    const lines = text.split('\n');
    lines[0] = this.#rest + (lines[0] ?? '');
    this.#rest = lines.pop() ?? '';
    if (this.#rest.length <= maxLine) return lines;
    this.#isText = false;
    return undefined;
  }

  #decode(bytes: Uint8Array, isLast: boolean): string | undefined {
    try {
      return this.#decoder.decode(bytes, { stream: !isLast });
    } catch {
      this.#isText = false;
      return undefined;
    }
  }
}

const maxLine = 16_000_000;
