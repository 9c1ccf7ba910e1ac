import {
  CodeActionKind,
  ProposedFeatures,
  TextDocumentSyncKind,
  TextDocuments,
  createConnection,
} from 'vscode-languageserver/node';
import { EditorWorkspace } from './editor-workspace.ts';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { codeActions } from './code-actions.ts';
import { completions, definitions, hovers } from './at-cursor.ts';
import type { GraphParams } from '../graph-protocol.ts';
import { fileOf, uriOf } from './file-uri.ts';
import { graphRequest } from '../graph-protocol.ts';
import { graphs } from './graphs.ts';
import { toLspDiagnostic } from './to-lsp.ts';

/** Findings wait for a pause in typing, so that a half-written line is not judged. */
const pauseMs = 150;

const connection = createConnection(ProposedFeatures.all);
const documents = new TextDocuments(TextDocument);
const editor = new EditorWorkspace();
let waiting: NodeJS.Timeout | undefined;

connection.onInitialize(() => ({
  serverInfo: { name: 'backstep' },
  capabilities: {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
    // What is chosen next mostly follows a blank: the value behind its key, the item behind its dash.
    completionProvider: { triggerCharacters: [' ', '/', '@', '{', '['] },
    hoverProvider: true,
    definitionProvider: true,
  },
}));

/** Every document shown is judged again: what one says may make another one wrong. */
function judge(): void {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    for (const file of editor.shown) {
      const lines = editor.workspace.get(file)?.tree.lines;
      const diagnostics =
        lines === undefined
          ? []
          : editor.diagnose(file).map((finding) => toLspDiagnostic(lines, finding));
      void connection.sendDiagnostics({ uri: uriOf(file), diagnostics });
    }
  }, pauseMs);
}

documents.onDidChangeContent(({ document }) => {
  editor.show(fileOf(document.uri), document.getText());
  judge();
});

documents.onDidClose(({ document }) => {
  editor.hide(fileOf(document.uri));
  void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  judge();
});

connection.onDidChangeWatchedFiles(() => {
  editor.reload();
  judge();
});

connection.onCodeAction(({ textDocument, range }) => codeActions(editor, textDocument.uri, range));
connection.onCompletion((at) => completions(editor, at));
connection.onRequest(graphRequest, (asked: GraphParams) => graphs(editor, asked));
connection.onHover((at) => hovers(editor, at));
connection.onDefinition((at) => definitions(editor, at));

documents.listen(connection);
connection.listen();
