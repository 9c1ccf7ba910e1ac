import type { LineBatch } from '../../../shared/store/lines-behind.ts';

/** In place of a thread that writes to a file which threads share: hands all lines back. */
export class LinesBehind {
  readonly #handed: LineBatch[] = [];

  add(batch: LineBatch): boolean {
    this.#handed.push(batch);
    return false;
  }

  end(): readonly LineBatch[] {
    return this.#handed;
  }
}
