import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import type { EditorWorkspace } from './editor-workspace.ts';
import type { LineIndex } from '../../shared/model/position.ts';
import { CodeActionKind } from 'vscode-languageserver';
import type { CodeAction, Range } from 'vscode-languageserver';
import { fileOf } from './file-uri.ts';
import { toLspDiagnostic, toOffset, toTextEdits } from './to-lsp.ts';

/** The fixes of what is found in `range`, the best of each finding marked as preferred. */
export function codeActions(editor: EditorWorkspace, uri: string, range: Range): CodeAction[] {
  const file = fileOf(uri);
  const lines = editor.workspace.get(file)?.tree.lines;
  if (lines === undefined) return [];
  const start = toOffset(lines, range.start);
  const end = toOffset(lines, range.end);
  return editor
    .diagnose(file)
    .filter(({ span }) => span.start <= end && start <= span.end)
    .flatMap((finding) => actionsOf(finding, lines, uri));
}

function actionsOf(finding: Diagnostic, lines: LineIndex, uri: string): CodeAction[] {
  return (finding.fixes ?? []).map(({ title, edits }, index) => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toLspDiagnostic(lines, finding)],
    isPreferred: index === 0,
    edit: { changes: { [uri]: toTextEdits(lines, edits) } },
  }));
}
