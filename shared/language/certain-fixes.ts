import type { Diagnostic, TextEdit } from '../model/diagnostic.ts';

/**
 * The edits of every fix that is certain, in the order of the text: all others are the author's choice. Of fixes that touch
 * the same text only the first is taken, so that all of them can be made at once.
 */
export function certainFixes(findings: readonly Diagnostic[]): TextEdit[] {
  const chosen: TextEdit[] = [];
  for (const { fixes } of findings) {
    const fix = fixes?.find(({ isCertain }) => isCertain);
    if (fix === undefined) continue;
    const isFree = fix.edits.every((edit) => chosen.every((other) => areApart(edit, other)));
    if (isFree) chosen.push(...fix.edits);
  }
  return chosen.sort((a, b) => a.span.start - b.span.start);
}

/** Insertions at one place would depend on their order, and so are not apart. */
const areApart = ({ span: a }: TextEdit, { span: b }: TextEdit): boolean =>
  a.end < b.start ||
  b.end < a.start ||
  (a.start !== b.start && (a.end === b.start || b.end === a.start));

/** `text` with `edits` made, which do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const { span, newText } of edits.toSorted((a, b) => a.span.start - b.span.start)) {
    result += text.slice(at, span.start) + newText;
    at = span.end;
  }
  return result + text.slice(at);
}
