import type { Document } from '../document.ts';
import type { Path } from '../../model/path.ts';
import type { TextEdit } from '../../model/diagnostic.ts';
import { keyAt, nodeAt, resolveAlias } from '../syntax/find.ts';

/**
 * The edits that let the step at `at` take `distribution`, as YAML is written in one line, with `note` in a comment of its own
 * above. An earlier note of the same step is replaced; a comment within what is replaced moves above it. None where no step
 * stands there.
 */
export function writeTakes(
  document: Document,
  at: Path,
  step: string,
  distribution: string,
  note: string,
): TextEdit[] {
  const { text } = document.tree;
  const parent = nodeAt(document.tree, at);
  const mapping = parent && resolveAlias(parent);
  if (mapping?.kind !== 'mapping') return [];
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const comment = `${opening(step)} ${note}`;
  const value = nodeAt(document.tree, [...at, 'takes']);
  const key = keyAt(document.tree, [...at, 'takes']);
  const last = mapping.pairs.at(-1);
  if (value === undefined || key === undefined) {
    const end = last?.span.end ?? mapping.span.end;
    if (!mapping.flow) {
      const indentation = ' '.repeat(document.tree.lines.positionAt(mapping.span.start).column);
      const place = lineEnd(text, end);
      const lines = [comment, `takes: ${distribution}`].map(
        (line) => `${eol}${indentation}${line}`,
      );
      return [{ span: { start: place, end: place }, newText: lines.join('') }];
    }
    const added = { span: { start: end, end }, newText: `, takes: ${distribution}` };
    return [noteAbove(text, mapping.span.start, step, [comment], eol), added];
  }
  const start = key.span.end;
  const written = text.slice(start, value.span.end);
  const kept = [...written.matchAll(/(?<=\s)#.*?(?=\r?$)/gmu)].map(([found]) => found);
  return [
    noteAbove(text, key.span.start, step, [...kept, comment], eol),
    { span: { start, end: value.span.end }, newText: `: ${distribution}` },
  ];
}

const opening = (step: string): string => `# \`${step}\` measured:`;

/** Puts lines of comment above the line of `place`, in place of an earlier note right above it. */
function noteAbove(
  text: string,
  place: number,
  step: string,
  lines: readonly string[],
  eol: string,
): TextEdit {
  const end = text.lastIndexOf('\n', place - 1) + 1;
  const before = text.lastIndexOf('\n', end - 2) + 1;
  const isNoted = end > 0 && text.slice(before, end).trimStart().startsWith(opening(step));
  const indentation = /^[ \t]*/u.exec(text.slice(end))?.[0] ?? '';
  const newText = lines.map((line) => `${indentation}${line}${eol}`).join('');
  return { span: { start: isNoted ? before : end, end }, newText };
}

/** The end of the line of `offset`, its comment included. */
function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  const line = end < 0 ? text.length : end;
  return text.charAt(line - 1) === '\r' ? line - 1 : line;
}
