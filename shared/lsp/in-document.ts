import type { Document } from '../language/document.ts';
import type { Project } from './project.ts';
import type { TokenSort } from '../language/verbs/tokens.ts';
import { FoldingRangeKind, SemanticTokensBuilder } from 'vscode-languageserver';
import type * as lsp from 'vscode-languageserver';
import { documentSymbols } from '../language/verbs/symbols.ts';
import type { DocumentSymbol } from '../language/verbs/symbols.ts';
import { fileOf, uriOf } from './file-uri.ts';
import { folds } from '../language/verbs/folding.ts';
import { formatText } from '../language/verbs/format.ts';
import { inlayHints } from '../language/verbs/inlay-hints.ts';
import { lenses } from '../language/verbs/lenses.ts';
import { links } from '../language/verbs/links.ts';
import { minimalEdit } from '../language/verbs/minimal-edit.ts';
import { selectionAround } from '../language/verbs/selection.ts';
import { symbolKinds } from './across-files.ts';
import { toOffset, toPosition, toRange, toTextEdits } from './to-lsp.ts';
import { tokens } from '../language/verbs/tokens.ts';

interface OfDocument {
  readonly textDocument: lsp.TextDocumentIdentifier;
}

const documentOf = ({ workspace }: Project, { textDocument }: OfDocument): Document | undefined =>
  workspace.get(fileOf(textDocument.uri));

/** The outline. */
export function outline(project: Project, params: OfDocument): lsp.DocumentSymbol[] {
  const document = documentOf(project, params);
  if (document === undefined) return [];
  const { lines } = document.tree;
  const convert = (symbol: DocumentSymbol): lsp.DocumentSymbol => ({
    name: symbol.name,
    kind: symbolKinds[symbol.sort],
    ...(symbol.detail === undefined ? {} : { detail: symbol.detail }),
    range: toRange(lines, symbol.whole),
    selectionRange: toRange(lines, symbol.span),
    children: symbol.children.map(convert),
  });
  return documentSymbols(document).map(convert);
}

/** What can be folded. */
export function foldingRanges(project: Project, params: OfDocument): lsp.FoldingRange[] {
  const document = documentOf(project, params);
  return (document === undefined ? [] : folds(document)).map(({ startLine, endLine, kind }) => ({
    startLine,
    endLine,
    ...(kind === 'comment' ? { kind: FoldingRangeKind.Comment } : {}),
  }));
}

/** What is around each position, from the innermost outwards. */
export function selectionRanges(
  project: Project,
  params: lsp.SelectionRangeParams,
): lsp.SelectionRange[] {
  const document = documentOf(project, params);
  if (document === undefined) return [];
  const { lines } = document.tree;
  return params.positions.map((position) => {
    const around = selectionAround(document, toOffset(lines, position));
    const outwards = around.reduceRight<lsp.SelectionRange | undefined>(
      (parent, span) => ({ range: toRange(lines, span), ...(parent && { parent }) }),
      undefined,
    );
    return outwards ?? { range: { start: position, end: position } };
  });
}

/** The files that are referred to. */
export function documentLinks(project: Project, params: OfDocument): lsp.DocumentLink[] {
  const document = documentOf(project, params);
  if (document === undefined) return [];
  return links(document).map(({ span, file }) => ({
    range: toRange(document.tree.lines, span),
    target: uriOf(file),
  }));
}

const tokenTypes: Readonly<Record<TokenSort, string>> = {
  zone: 'enum',
  region: 'enum',
  role: 'parameter',
  service: 'class',
  store: 'struct',
  external: 'interface',
  infrastructure: 'namespace',
  step: 'function',
  approval: 'event',
  trigger: 'event',
  version: 'number',
  quantity: 'number',
  word: 'enumMember',
};

const typeNames = [...new Set(Object.values(tokenTypes))];

/** Types and modifiers of tokens, by their numbers. */
export const tokenLegend: lsp.SemanticTokensLegend = {
  tokenTypes: typeNames,
  tokenModifiers: ['declaration'],
};

/** What names, quantities and words are. */
export function semanticTokens(project: Project, params: OfDocument): lsp.SemanticTokens {
  const document = documentOf(project, params);
  if (document === undefined) return { data: [] };
  const builder = new SemanticTokensBuilder();
  for (const { span, sort, isDeclaration } of tokens(document)) {
    const { line, character } = toPosition(document.tree.lines.positionAt(span.start));
    const type = typeNames.indexOf(tokenTypes[sort]);
    builder.push(line, character, span.end - span.start, type, isDeclaration ? 1 : 0);
  }
  return builder.build();
}

/** What is shown behind the names of steps. */
export function hints(project: Project, params: lsp.InlayHintParams): lsp.InlayHint[] {
  const document = documentOf(project, params);
  if (document === undefined) return [];
  const { lines } = document.tree;
  const [start, end] = [toOffset(lines, params.range.start), toOffset(lines, params.range.end)];
  return inlayHints(project.workspace, document.file)
    .filter(({ offset }) => start <= offset && offset <= end)
    .map(({ offset, label, tooltip }) => ({
      position: toPosition(lines.positionAt(offset)),
      label,
      tooltip,
      paddingLeft: true,
    }));
}

/** The commands of the editor that stand behind what is shown above a line. */
const lensCommands = { drill: 'backstep.drill', graph: 'backstep.graph' };

/** What is shown above lines; only an editor with the commands of Backstep can act on it. */
export function codeLenses(
  project: Project,
  params: OfDocument,
  hasCommands: boolean,
): lsp.CodeLens[] {
  const document = documentOf(project, params);
  if (document === undefined) return [];
  return lenses(project.workspace, document.file)
    .filter(({ action }) => hasCommands || action === undefined)
    .map(({ span, title, action }) => ({
      range: toRange(document.tree.lines, span),
      command: { title, command: action === undefined ? '' : lensCommands[action] },
    }));
}

/** The edits that give a document the usual form; none where it has it, or cannot be read. */
export async function formatting(project: Project, params: OfDocument): Promise<lsp.TextEdit[]> {
  const document = documentOf(project, params);
  if (document === undefined) return [];
  const { text, lines } = document.tree;
  const formatted = await formatText(text);
  const edit = formatted.ok ? minimalEdit(text, formatted.text) : undefined;
  return edit === undefined ? [] : toTextEdits(lines, [edit]);
}
