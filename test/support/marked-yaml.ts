import type { Span } from '../../shared/model/position.ts';

/** A place marked in a text: `# ^^^^ code` in a line below it. */
export interface Mark {
  readonly code: string;
  readonly span: Span;
  /** One-based, for messages. */
  readonly line: number;
}

/** A text without its marks, and the marks. */
export interface MarkedText {
  readonly text: string;
  readonly marks: readonly Mark[];
}

const markLine = /^([ #]*)(\^+) +(\S+\/\S+)$/;

/**
 * Takes the marks out of a text. A mark is a line, most often a comment, whose carets stand below what they
 * mean in the last line that is no mark, followed by a code; several marks may follow one line. The text
 * keeps its other lines.
 */
export function parseMarkedYaml(marked: string): MarkedText {
  const lines: string[] = [];
  const marks: Mark[] = [];
  let lineStart = 0;
  let next = 0;
  for (const line of marked.split('\n')) {
    const match = markLine.exec(line);
    if (match === null) {
      lines.push(line);
      lineStart = next;
      next += line.length + 1;
      continue;
    }
    const [, before = '', carets = '', code = ''] = match;
    const start = lineStart + before.length;
    marks.push({ code, span: { start, end: start + carets.length }, line: lines.length });
  }
  return { text: lines.join('\n'), marks };
}

/** The parts of a text by file: a line `### file: name` begins one; what comes before the first belongs to `first`. */
export function splitFiles(text: string, first: string): Map<string, string> {
  const files = new Map<string, string[]>();
  let current = first;
  for (const line of text.split('\n')) {
    const name = /^### file: (\S+)$/.exec(line)?.[1];
    if (name !== undefined) current = name;
    const lines = files.get(current) ?? [];
    if (name === undefined) lines.push(line);
    files.set(current, lines);
  }
  return new Map([...files].map(([name, lines]) => [name, lines.join('\n')]));
}
