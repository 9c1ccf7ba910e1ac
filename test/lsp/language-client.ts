import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import {
  CodeActionRequest,
  CompletionRequest,
  DefinitionRequest,
  HoverRequest,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidOpenTextDocumentNotification,
  FileChangeType,
  InitializeRequest,
  InitializedNotification,
  PublishDiagnosticsNotification,
  StreamMessageReader,
  StreamMessageWriter,
  createProtocolConnection,
} from 'vscode-languageserver/node';
import type {
  ClientCapabilities,
  CodeAction,
  FileEvent,
  CompletionItem,
  Diagnostic,
  Hover,
  Location,
  Position,
  ProtocolConnection,
  Range,
  TextDocumentPositionParams,
} from 'vscode-languageserver/node';

/** Speaks the Language Server Protocol with the built server, as an editor does. */
export class TestEditor {
  readonly connection: ProtocolConnection;
  readonly #folder: string;
  readonly #diagnostics = new Map<string, Diagnostic[]>();
  readonly #versions = new Map<string, number>();

  private constructor(connection: ProtocolConnection, folder: string) {
    this.connection = connection;
    this.#folder = folder;
    connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
      this.#diagnostics.set(uri, diagnostics);
    });
  }

  /** Starts a server that ends with the test. */
  static async start(folder: string, capabilities: ClientCapabilities = {}): Promise<TestEditor> {
    const server = spawn(process.execPath, [
      path.resolve('shared/cli/backstep.cjs'),
      'lsp',
      '--stdio',
    ]);
    const connection = createProtocolConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    onTestFinished(() => {
      connection.dispose();
      server.kill();
    });
    const editor = new TestEditor(connection, folder);
    connection.listen();
    await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      // The protocol asks for it, and no server should.
      // eslint-disable-next-line @typescript-eslint/no-deprecated
      rootUri: null,
      workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'test' }],
      capabilities,
    });
    await connection.sendNotification(InitializedNotification.type, {});
    return editor;
  }

  uri(file: string): string {
    return pathToFileURL(path.join(this.#folder, file)).href;
  }

  /** Shows `text` as the content of `file`. */
  async show(file: string, text: string): Promise<void> {
    const uri = this.uri(file);
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    this.#diagnostics.delete(uri);
    if (version === 1) {
      await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, version, languageId: 'backstep', text },
      });
    } else {
      await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      });
    }
  }

  /** Tells that files have changed on the disk, or are gone from it. */
  changedOnDisk(...files: string[]): Promise<void> {
    this.#diagnostics.clear();
    return this.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: files.map((file): FileEvent => ({
        uri: this.uri(file),
        type: existsSync(path.join(this.#folder, file))
          ? FileChangeType.Changed
          : FileChangeType.Deleted,
      })),
    });
  }

  /** The latest findings in `file`; undefined until there are any news. */
  diagnostics(file: string): Diagnostic[] | undefined {
    return this.#diagnostics.get(this.uri(file));
  }

  completions(file: string, position: Position): Promise<CompletionItem[]> {
    return this.connection.sendRequest(CompletionRequest.type, this.#at(file, position)) as Promise<
      CompletionItem[]
    >;
  }

  hover(file: string, position: Position): Promise<Hover | null> {
    return this.connection.sendRequest(HoverRequest.type, this.#at(file, position));
  }

  definitions(file: string, position: Position): Promise<Location[]> {
    return this.connection.sendRequest(DefinitionRequest.type, this.#at(file, position)) as Promise<
      Location[]
    >;
  }

  #at(file: string, position: Position): TextDocumentPositionParams {
    return { textDocument: { uri: this.uri(file) }, position };
  }

  async codeActions(file: string, range: Range): Promise<CodeAction[]> {
    const found = await this.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: this.uri(file) },
      range,
      context: { diagnostics: [] },
    });
    return (found ?? []) as CodeAction[];
  }
}
