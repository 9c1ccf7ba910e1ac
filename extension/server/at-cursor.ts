import type { Completion } from '../../shared/language/verbs/complete.ts';
import type { EditorWorkspace } from './editor-workspace.ts';
import { CompletionItemKind, MarkupKind } from 'vscode-languageserver';
import type * as lsp from 'vscode-languageserver';
import { complete } from '../../shared/language/verbs/complete.ts';
import { definition } from '../../shared/language/verbs/definition.ts';
import { fileOf, uriOf } from './file-uri.ts';
import { hover } from '../../shared/language/verbs/hover.ts';
import { toOffset, toRange } from './to-lsp.ts';

const itemKinds: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  word: CompletionItemKind.EnumMember,
  name: CompletionItemKind.Reference,
  file: CompletionItemKind.File,
  quantity: CompletionItemKind.Unit,
};

/** What may be written at the cursor, in the order of the language. */
export function completions(
  editor: EditorWorkspace,
  { textDocument, position }: lsp.TextDocumentPositionParams,
): lsp.CompletionItem[] {
  const file = fileOf(textDocument.uri);
  const lines = editor.workspace.get(file)?.tree.lines;
  if (lines === undefined) return [];
  const found = complete(editor.workspace, file, toOffset(lines, position));
  return found.map(({ label, kind, detail, documentation, span, newText }, index) => ({
    label,
    kind: itemKinds[kind],
    ...(detail === undefined ? {} : { detail }),
    ...(documentation === undefined
      ? {}
      : { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
    sortText: String(index).padStart(4, '0'),
    textEdit: { range: toRange(lines, span), newText },
  }));
}

/** What is shown about the place under the cursor. */
export function hovers(
  editor: EditorWorkspace,
  { textDocument, position }: lsp.TextDocumentPositionParams,
): lsp.Hover | undefined {
  const file = fileOf(textDocument.uri);
  const lines = editor.workspace.get(file)?.tree.lines;
  const found = lines && hover(editor.workspace, file, toOffset(lines, position));
  return (
    found && {
      contents: { kind: MarkupKind.Markdown, value: found.contents },
      range: toRange(lines, found.span),
    }
  );
}

/** Where the name under the cursor is declared. */
export function definitions(
  editor: EditorWorkspace,
  { textDocument, position }: lsp.TextDocumentPositionParams,
): lsp.Location[] {
  const file = fileOf(textDocument.uri);
  const lines = editor.workspace.get(file)?.tree.lines;
  if (lines === undefined) return [];
  return definition(editor.workspace, file, toOffset(lines, position)).flatMap((found) => {
    const there = editor.workspace.get(found.file)?.tree.lines;
    return there === undefined
      ? []
      : [{ uri: uriOf(found.file), range: toRange(there, found.span) }];
  });
}
