import type { TextEdit } from '../../model/diagnostic.ts';

/** The one edit that makes `after` of `before` and leaves what they begin and end with alone; undefined where they are the same. */
export function minimalEdit(before: string, after: string): TextEdit | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  if (isWithinCharacter(before, start)) start--;
  let same = 0;
  while (
    same < shorter - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  )
    same++;
  if (isWithinCharacter(before, before.length - same)) same--;
  const span = { start, end: before.length - same };
  return { span, newText: after.slice(start, after.length - same) };
}

/** Whether an offset parts a line end of two, or the halves of a character. */
const isWithinCharacter = (text: string, offset: number): boolean =>
  /\r\n|[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(Math.max(0, offset - 1), offset + 1));
