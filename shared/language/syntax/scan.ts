import type { Span } from '../../model/position.ts';

const tab = 9;
const lineFeed = 10;
const carriageReturn = 13;
const space = 32;
const hash = 35;
const byteOrderMark = 0xfeff;

/** Whether the character at `at` is white space, or `at` is the end of the text. */
export function isBlankAt(text: string, at: number): boolean {
  if (at >= text.length) return true;
  const code = text.charCodeAt(at);
  return code === space || code === lineFeed || code === carriageReturn || code === tab;
}

/** The offset of the first character from `at` on that is neither white space nor part of a comment. */
export function skipBlanks(text: string, at: number): number {
  let offset = at;
  while (offset < text.length) {
    const code = text.charCodeAt(offset);
    if (isBlankAt(text, offset) || code === byteOrderMark) offset++;
    else if (code === hash && (offset === 0 || isBlankAt(text, offset - 1))) {
      offset = lineEnd(text, offset);
    } else return offset;
  }
  return offset;
}

/** The offset of the line break, or of the end of the text, that ends the line of `at`. */
export function lineEnd(text: string, at: number): number {
  let offset = at;
  while (offset < text.length) {
    const code = text.charCodeAt(offset);
    if (code === lineFeed || code === carriageReturn) return offset;
    offset++;
  }
  return offset;
}

/** The offset of the first character of the line of `at`. */
export function lineStart(text: string, at: number): number {
  let offset = Math.min(at, text.length);
  while (offset > 0) {
    const code = text.charCodeAt(offset - 1);
    if (code === lineFeed || code === carriageReturn) return offset;
    offset--;
  }
  return 0;
}

/** The span of a block scalar whose `|` or `>` is at `start` and whose lines end by `end`; blank lines at its end are left out. */
export function blockScalarSpan(text: string, start: number, end: number): Span {
  const header = lineEnd(text, start);
  let last = end;
  while (last > header && isBlankAt(text, last - 1)) last--;
  if (last > header) return { start, end: last };
  let indicator = start + 1;
  while (/[-+0-9]/.test(text.charAt(indicator))) indicator++;
  return { start, end: indicator };
}
