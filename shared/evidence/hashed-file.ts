import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';

const bufferedBytes = 1 << 20;

/** A new file that is hashed as it is written. */
export class HashedFile {
  readonly #descriptor: number;
  readonly #hash = createHash('sha256');
  #pending: string[] = [];
  #length = 0;
  #isOpen = true;

  constructor(path: string) {
    this.#descriptor = openSync(path, 'wx');
  }

  write(text: string): void {
    this.#pending.push(text);
    this.#length += text.length;
    if (this.#length >= bufferedBytes) this.#flush();
  }

  /** The same lines, each written on its way. */
  *beside(lines: Iterable<string>): Generator<string, void, undefined> {
    for (const line of lines) {
      this.write(`${line}\n`);
      yield line;
    }
  }

  /** Writes what is left, to the disk; returns the SHA-256 of all. */
  end(): string {
    this.#flush();
    fsyncSync(this.#descriptor);
    return this.#hash.digest('hex');
  }

  close(): void {
    if (this.#isOpen) closeSync(this.#descriptor);
    this.#isOpen = false;
  }

  #flush(): void {
    const bytes = Buffer.from(this.#pending.join(''));
    this.#pending = [];
    this.#length = 0;
    this.#hash.update(bytes);
    for (let at = 0; at < bytes.length;) at += writeSync(this.#descriptor, bytes, at);
  }
}
