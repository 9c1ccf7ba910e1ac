import type { Completion } from '../language/verbs/complete.ts';
import type { Project } from './project.ts';
import {
  CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
} from 'vscode-languageserver';
import type * as lsp from 'vscode-languageserver';
import { complete } from '../language/verbs/complete.ts';
import { definition } from '../language/verbs/definition.ts';
import { fileOf, uriOf } from './file-uri.ts';
import { hover } from '../language/verbs/hover.ts';
import { toOffset, toRange } from './to-lsp.ts';

const itemKinds: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  word: CompletionItemKind.EnumMember,
  name: CompletionItemKind.Reference,
  file: CompletionItemKind.File,
  quantity: CompletionItemKind.Unit,
};

/** What an editor can do with a completion. */
export interface CompletionAbilities {
  /** Places to fill in, in TextMate syntax. */
  readonly snippets: boolean;
  /** A command that offers what can be written next. */
  readonly suggestCommand: string | undefined;
}

/** What may be written at the cursor, in the order of the language. */
export function completions(
  project: Project,
  { textDocument, position }: lsp.TextDocumentPositionParams,
  { snippets, suggestCommand }: CompletionAbilities,
): lsp.CompletionItem[] {
  const file = fileOf(textDocument.uri);
  const lines = project.workspace.get(file)?.tree.lines;
  if (lines === undefined) return [];
  const found = complete(project.workspace, file, toOffset(lines, position));
  return found.map(({ label, kind, detail, documentation, span, newText, snippet }, index) => {
    const isSnippet = snippets && snippet !== undefined;
    const goesOn = kind === 'key' || isSnippet;
    return {
      label,
      kind: itemKinds[kind],
      ...(detail === undefined ? {} : { detail }),
      ...(documentation === undefined
        ? {}
        : { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
      sortText: String(index).padStart(4, '0'),
      // What is replaced may hold more than letters, by which editors would otherwise look for it.
      filterText: label,
      textEdit: { range: toRange(lines, span), newText: isSnippet ? snippet : newText },
      insertTextMode: InsertTextMode.asIs,
      ...(isSnippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
      ...(goesOn && suggestCommand !== undefined
        ? { command: { title: 'Suggest', command: suggestCommand } }
        : {}),
    };
  });
}

/** What is shown about the place under the cursor. */
export function hovers(
  project: Project,
  { textDocument, position }: lsp.TextDocumentPositionParams,
): lsp.Hover | undefined {
  const file = fileOf(textDocument.uri);
  const lines = project.workspace.get(file)?.tree.lines;
  const found =
    lines && hover(project.workspace, file, toOffset(lines, position), Date.now() * 1000);
  return (
    found && {
      contents: { kind: MarkupKind.Markdown, value: found.contents },
      range: toRange(lines, found.span),
    }
  );
}

/** Where the name under the cursor is declared. */
export function definitions(
  project: Project,
  { textDocument, position }: lsp.TextDocumentPositionParams,
): lsp.Location[] {
  const file = fileOf(textDocument.uri);
  const lines = project.workspace.get(file)?.tree.lines;
  if (lines === undefined) return [];
  return definition(project.workspace, file, toOffset(lines, position)).flatMap((found) => {
    const there = project.workspace.get(found.file)?.tree.lines;
    return there === undefined
      ? []
      : [{ uri: uriOf(found.file), range: toRange(there, found.span) }];
  });
}
