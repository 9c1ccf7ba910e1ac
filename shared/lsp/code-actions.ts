import type { Diagnostic } from '../model/diagnostic.ts';
import type { Project } from './project.ts';
import type { LineIndex } from '../model/position.ts';
import { CodeActionKind } from 'vscode-languageserver';
import type { CodeAction, CodeActionParams, Range } from 'vscode-languageserver';
import { fileOf } from './file-uri.ts';
import { certainFixes } from '../language/certain-fixes.ts';
import { toLspDiagnostic, toOffset, toTextEdits } from './to-lsp.ts';

/** All that can be mended without a choice, in one action. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.backstep`;

/** The fixes of what is found in a range, the best of each finding marked as preferred; and, where it is asked for, that of all. */
export function codeActions(
  project: Project,
  { textDocument, range, context }: CodeActionParams,
): CodeAction[] {
  const { uri } = textDocument;
  const wants = (kind: string): boolean =>
    context.only?.some((only) => kind === only || kind.startsWith(`${only}.`)) ?? true;
  return [
    ...(wants(CodeActionKind.QuickFix) ? quickFixes(project, uri, range) : []),
    ...(context.only !== undefined && wants(fixAllKind) ? fixAll(project, uri) : []),
  ];
}

function fixAll(project: Project, uri: string): CodeAction[] {
  const file = fileOf(uri);
  const lines = project.workspace.get(file)?.tree.lines;
  const edits = certainFixes(project.diagnose(file));
  if (lines === undefined || edits.length === 0) return [];
  const edit = { changes: { [uri]: toTextEdits(lines, edits) } };
  return [{ title: 'Mend everything that leaves no choice', kind: fixAllKind, edit }];
}

function quickFixes(project: Project, uri: string, range: Range): CodeAction[] {
  const file = fileOf(uri);
  const lines = project.workspace.get(file)?.tree.lines;
  if (lines === undefined) return [];
  const start = toOffset(lines, range.start);
  const end = toOffset(lines, range.end);
  return project
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
