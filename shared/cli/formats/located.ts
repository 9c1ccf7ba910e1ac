import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Position } from '../../model/position.ts';
import type { Workspace } from '../../language/workspace.ts';
import { relativePath } from '../../files/relative-path.ts';

/** A diagnostic with its place as people count: from line 1, column 1. */
export interface LocatedDiagnostic {
  readonly diagnostic: Diagnostic;
  /** Relative to the working directory, with `/`. */
  readonly path: string;
  readonly start: Position;
  readonly end: Position;
  /** The source lines of the span, without line breaks. */
  readonly lines: readonly string[];
  readonly fixes: readonly LocatedFix[];
}

/** A fix with the places of its edits. */
interface LocatedFix {
  readonly title: string;
  readonly edits: readonly {
    readonly start: Position;
    readonly end: Position;
    readonly newText: string;
  }[];
}

/** A finding that a comment suppresses. */
export interface LocatedSuppression {
  readonly finding: LocatedDiagnostic;
  readonly reason: string;
}

/** `diagnostics` with their places, by file and then by position. */
export function locate(
  workspace: Workspace,
  diagnostics: readonly Diagnostic[],
  cwd = process.cwd(),
): LocatedDiagnostic[] {
  return diagnostics.map((diagnostic) => {
    const lines = workspace.get(diagnostic.file)?.tree.lines;
    const start = lines?.positionAt(diagnostic.span.start) ?? { line: 0, column: 0 };
    const end = lines?.positionAt(diagnostic.span.end) ?? start;
    const shown = [];
    for (let line = start.line; line <= Math.min(end.line, start.line + 2); line++)
      shown.push(lines?.lineText(line) ?? '');
    const fixes = (diagnostic.fixes ?? []).map(({ title, edits }) => ({
      title,
      edits: edits.map(({ span, newText }) => ({
        start: lines?.positionAt(span.start) ?? start,
        end: lines?.positionAt(span.end) ?? start,
        newText,
      })),
    }));
    return {
      diagnostic,
      path: relativePath(diagnostic.file, cwd),
      start,
      end,
      lines: shown,
      fixes,
    };
  });
}
