import type { CallItem } from '../language/verbs/calls.ts';
import type { Project } from './project.ts';
import type { SymbolSort } from '../language/verbs/symbols.ts';
import { LSPErrorCodes, ResponseError, SymbolKind } from 'vscode-languageserver';
import type * as lsp from 'vscode-languageserver';
import { callItem, incomingCalls, outgoingCalls } from '../language/verbs/calls.ts';
import { fileOf, uriOf } from './file-uri.ts';
import { findReferences } from '../language/verbs/find-references.ts';
import { rename, renameable } from '../language/verbs/rename.ts';
import { toOffset, toRange, toTextEdits } from './to-lsp.ts';
import { workspaceSymbols } from '../language/verbs/symbols.ts';

export const symbolKinds: Readonly<Record<SymbolSort, SymbolKind>> = {
  document: SymbolKind.File,
  section: SymbolKind.Namespace,
  item: SymbolKind.Object,
  zone: SymbolKind.Enum,
  region: SymbolKind.Enum,
  role: SymbolKind.Interface,
  service: SymbolKind.Class,
  store: SymbolKind.Struct,
  external: SymbolKind.Package,
  infrastructure: SymbolKind.Module,
  step: SymbolKind.Function,
  approval: SymbolKind.Event,
  trigger: SymbolKind.Event,
  version: SymbolKind.Constant,
};

/** A file with the offset of a position in it; undefined where the project does not know the file. */
function placeOf(
  { workspace }: Project,
  { textDocument, position }: lsp.TextDocumentPositionParams,
): { readonly file: string; readonly offset: number } | undefined {
  const file = fileOf(textDocument.uri);
  const lines = workspace.get(file)?.tree.lines;
  return lines && { file, offset: toOffset(lines, position) };
}

/** Everything that means what the name under the cursor does. */
export function references(project: Project, params: lsp.ReferenceParams): lsp.Location[] {
  const place = placeOf(project, params);
  if (place === undefined) return [];
  const { includeDeclaration } = params.context;
  return findReferences(project.workspace, place.file, place.offset)
    .filter(({ isDeclaration }) => includeDeclaration || !isDeclaration)
    .flatMap(({ file, span }) => {
      const lines = project.workspace.get(file)?.tree.lines;
      return lines === undefined ? [] : [{ uri: uriOf(file), range: toRange(lines, span) }];
    });
}

/** The places in this document that mean what the name under the cursor does. */
export function highlights(
  project: Project,
  params: lsp.DocumentHighlightParams,
): lsp.DocumentHighlight[] {
  const all = references(project, { ...params, context: { includeDeclaration: true } });
  return all
    .filter(({ uri }) => fileOf(uri) === fileOf(params.textDocument.uri))
    .map(({ range }) => ({ range }));
}

/** The name under the cursor, where it can be renamed. */
export function prepareRename(
  project: Project,
  params: lsp.PrepareRenameParams,
): { range: lsp.Range; placeholder: string } | null {
  const place = placeOf(project, params);
  const found = place && renameable(project.workspace, place.file, place.offset);
  const lines = place && project.workspace.get(place.file)?.tree.lines;
  return found === undefined || lines === undefined
    ? null
    : { range: toRange(lines, found.span), placeholder: found.name };
}

/** The edits of all files that rename what is under the cursor; an error that says why where it cannot be. */
export function renameEverywhere(project: Project, params: lsp.RenameParams): lsp.WorkspaceEdit {
  const place = placeOf(project, params);
  const { workspace } = project;
  const renamed = place && rename(workspace, place.file, place.offset, params.newName);
  if (renamed === undefined) return { changes: {} };
  if (!renamed.ok) throw new ResponseError(LSPErrorCodes.RequestFailed, renamed.reason);
  const changes: Record<string, lsp.TextEdit[]> = {};
  for (const [file, edits] of renamed.edits) {
    const lines = workspace.get(file)?.tree.lines;
    if (lines !== undefined) changes[uriOf(file)] = toTextEdits(lines, edits);
  }
  return { changes };
}

/** What the project declares and the query finds. */
export function projectSymbols(
  { workspace }: Project,
  { query }: lsp.WorkspaceSymbolParams,
): lsp.SymbolInformation[] {
  return workspaceSymbols(workspace, query).flatMap(({ name, sort, file, span, container }) => {
    const lines = workspace.get(file)?.tree.lines;
    if (lines === undefined) return [];
    const location = { uri: uriOf(file), range: toRange(lines, span) };
    return [{ name, kind: symbolKinds[sort], location, containerName: container }];
  });
}

/** The service, store, external or step under the cursor. */
export function prepareCalls(
  project: Project,
  params: lsp.CallHierarchyPrepareParams,
): lsp.CallHierarchyItem[] | null {
  const place = placeOf(project, params);
  const item = place && callItem(project.workspace, place.file, place.offset);
  const shown = item && toItem(project, item);
  return shown === undefined ? null : [shown];
}

/** What calls a service, or needs a step. */
export function callers(
  project: Project,
  { item }: lsp.CallHierarchyIncomingCallsParams,
): lsp.CallHierarchyIncomingCall[] {
  return callsWith(project, item, incomingCalls).map(({ shown, range }) => ({
    from: shown,
    fromRanges: [range],
  }));
}

/** What a service calls, or a step needs. */
export function callees(
  project: Project,
  { item }: lsp.CallHierarchyOutgoingCallsParams,
): lsp.CallHierarchyOutgoingCall[] {
  return callsWith(project, item, outgoingCalls).map(({ shown, range }) => ({
    to: shown,
    fromRanges: [range],
  }));
}

function callsWith(
  project: Project,
  { uri, selectionRange }: lsp.CallHierarchyItem,
  find: typeof incomingCalls,
): { shown: lsp.CallHierarchyItem; range: lsp.Range }[] {
  const place = placeOf(project, { textDocument: { uri }, position: selectionRange.start });
  const item = place && callItem(project.workspace, place.file, place.offset);
  const lines = item && project.workspace.get(item.file)?.tree.lines;
  if (item === undefined || lines === undefined) return [];
  return find(project.workspace, item).flatMap((call) => {
    const shown = toItem(project, call.item);
    return shown === undefined ? [] : [{ shown, range: toRange(lines, call.from) }];
  });
}

function toItem(
  { workspace }: Project,
  { name, sort, file, whole, span }: CallItem,
): lsp.CallHierarchyItem | undefined {
  const lines = workspace.get(file)?.tree.lines;
  return (
    lines && {
      name,
      kind: symbolKinds[sort],
      detail: sort,
      uri: uriOf(file),
      range: toRange(lines, whole),
      selectionRange: toRange(lines, span),
    }
  );
}
