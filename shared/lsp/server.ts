import type { Connection, WorkspaceFolder } from 'vscode-languageserver';
import type * as lsp from 'vscode-languageserver';
import {
  CodeActionKind,
  DidChangeWatchedFilesNotification,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Judge } from './judge.ts';
import { Project } from './project.ts';
import { answerRequests } from './answer-requests.ts';
import { fileOf } from './file-uri.ts';
import { fixAllKind } from './code-actions.ts';
import { kindOfFile } from '../language/identify.ts';
import { followDisk, watchers } from './follow-disk.ts';
import { judgedNotification } from './scenarios-request.ts';
import { loadFolders } from './load-folders.ts';
import { tokenLegend } from './in-document.ts';

/** What an editor may say of itself when it starts the server. */
interface Options {
  /** It has the commands `backstep.drill` and `backstep.graph`. */
  readonly hasCommands?: boolean;
  /** Its command that offers what can be written. */
  readonly suggestCommand?: string;
}

const capabilities: lsp.ServerCapabilities = {
  textDocumentSync: TextDocumentSyncKind.Incremental,
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
  // What is chosen next mostly follows a blank: the value behind its key, the item behind its dash.
  completionProvider: { triggerCharacters: [' ', '/', '@', '{', '['] },
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: { prepareProvider: true },
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  documentLinkProvider: {},
  semanticTokensProvider: { legend: tokenLegend, full: true },
  documentFormattingProvider: true,
  callHierarchyProvider: true,
  inlayHintProvider: true,
  codeLensProvider: {},
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};

/** Editors that know languages by the ends of names alone send all YAML there is. */
const isOfLanguage = (file: string, text: string): boolean =>
  kindOfFile(file) !== undefined || /^backstep:/m.test(text);

/** The folder of an editor that knows of one only. */
function rootOf({ rootUri }: { readonly rootUri?: string | null }): WorkspaceFolder[] {
  return typeof rootUri === 'string' ? [{ uri: rootUri, name: rootUri }] : [];
}

/** Answers an editor over `connection` until it ends. */
export function serve(connection: Connection): void {
  const documents = new TextDocuments(TextDocument);
  const project = new Project();
  let options: Options = {};
  const judge = new Judge(connection, project, () => {
    if (options.hasCommands === true) void connection.sendNotification(judgedNotification);
  });
  let client: lsp.ClientCapabilities = {};
  /** The folders of the project, by their addresses. */
  let folders: readonly WorkspaceFolder[] = [];

  connection.onInitialize((params) => {
    options = (params.initializationOptions ?? {}) as Options;
    client = params.capabilities;
    folders = params.workspaceFolders ?? rootOf(params);
    return { serverInfo: { name: 'backstep' }, capabilities };
  });

  connection.onInitialized(() => {
    if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration === true)
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    if (client.workspace?.workspaceFolders === true)
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        folders = [...folders.filter(({ uri }) => !gone.has(uri)), ...added];
        for (const uri of gone) judge.ask(project.forget(fileOf(uri)));
        void loadFolders(connection, project, judge, added);
      });
    void loadFolders(connection, project, judge, folders);
  });

  documents.onDidChangeContent(({ document }) => {
    const file = fileOf(document.uri);
    const text = document.getText();
    if (project.shows(file) || isOfLanguage(file, text)) judge.ask(project.show(file, text));
  });
  documents.onDidClose(({ document }) => {
    judge.ask(project.hide(fileOf(document.uri)));
  });
  followDisk(connection, project, judge, () => folders.map(({ uri }) => fileOf(uri)));

  answerRequests(connection, project, () => ({
    snippets: client.textDocument?.completion?.completionItem?.snippetSupport === true,
    suggestCommand: options.suggestCommand,
    hasCommands: options.hasCommands === true,
  }));
  documents.listen(connection);
  connection.listen();
}
