import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  StreamMessageReader,
  StreamMessageWriter,
  createProtocolConnection,
} from 'vscode-languageserver/node';
import type { Diagnostic, ProtocolConnection } from 'vscode-languageserver/node';

const schemaOf = (kind: string): string =>
  pathToFileURL(path.resolve(`schema/${kind}.schema.json`)).href;

const yaml = {
  schemas: Object.fromEntries(
    ['system', 'playbook', 'scenario', 'policy'].map((kind) => [schemaOf(kind), `*.${kind}.yaml`]),
  ),
  validate: true,
  hover: true,
  completion: true,
  schemaStore: { enable: false },
};

/** A language server in a process of its own, and the line to it. */
export interface ServedLanguage {
  readonly server: ChildProcess;
  readonly connection: ProtocolConnection;
  /** Gives, each time it is asked, a promise of the next findings in a document. */
  readonly findings: (uri: string) => Promise<readonly Diagnostic[]>;
  readonly end: () => void;
}

/** Starts a language server, which speaks over its standard input and output, for a folder. */
export async function startServer(
  command: readonly string[],
  folder: string,
): Promise<ServedLanguage> {
  const server = spawn(process.execPath, [...command], { stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const waiting = new Map<string, (found: readonly Diagnostic[]) => void>();
  connection.onNotification(
    'textDocument/publishDiagnostics',
    ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) =>
      waiting.get(uri)?.(diagnostics),
  );
  connection.listen();
  await introduce(connection, folder);
  return {
    server,
    connection,
    findings: (uri) => new Promise((resolve) => waiting.set(uri, resolve)),
    end: () => {
      connection.dispose();
      server.kill();
    },
  };
}

async function introduce(connection: ProtocolConnection, folder: string): Promise<void> {
  connection.onRequest('workspace/configuration', (params: { items: { section?: string }[] }) =>
    params.items.map(({ section }) => (section === 'yaml' ? yaml : {})),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('window/workDoneProgress/create', () => null);
  const uri = pathToFileURL(folder).href;
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: uri,
    workspaceFolders: [{ uri, name: 'bench' }],
    capabilities: { workspace: { configuration: true, workspaceFolders: true } },
  });
  await connection.sendNotification('initialized', {});
  await connection.sendNotification('workspace/didChangeConfiguration', { settings: { yaml } });
}
