/** A half-open range of UTF-16 code units, `start <= end`, counted from 0. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place in a text: zero-based line and zero-based UTF-16 column, as the Language Server Protocol counts. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Converts between offsets and positions of one text; knows `\n`, `\r\n` and `\r`. */
export class LineIndex {
  readonly #starts: number[] = [0];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 13 && text.charCodeAt(i + 1) === 10) continue;
      if (code === 10 || code === 13) this.#starts.push(i + 1);
    }
  }

  /** Number of lines, at least 1. */
  get lineCount(): number {
    return this.#starts.length;
  }

  /** The position of `offset`, which is clamped to the text. */
  positionAt(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.#text.length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= clamped) low = middle;
      else high = middle - 1;
    }
    return { line: low, column: clamped - (this.#starts[low] ?? 0) };
  }

  /** The offset of `position`, clamped to its line and to the text. */
  offsetAt({ line, column }: Position): number {
    const start = this.#starts[Math.max(0, Math.min(line, this.lineCount - 1))] ?? 0;
    return Math.min(start + Math.max(0, column), start + this.lineText(line).length);
  }

  /** The text of one zero-based line without its line break; empty outside the text. */
  lineText(line: number): string {
    const start = this.#starts[line];
    if (start === undefined) return '';
    let end = this.#starts[line + 1] ?? this.#text.length;
    while (end > start && /[\r\n]/.test(this.#text.charAt(end - 1))) end--;
    return this.#text.slice(start, end);
  }
}
