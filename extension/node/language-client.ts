import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { clientOptions } from '../client/language-server.ts';

/** The server runs all day beside the editor: garbage is collected early rather than memory taken. */
const thrift = ['--max-semi-space-size=8', '--heap-growing-percent=50'];

/** A client of the language server in a process of its own, whose program is `module`. */
export function processClient(module: string): LanguageClient {
  return new LanguageClient(
    'backstep',
    'Backstep',
    {
      run: { module, transport: TransportKind.ipc, options: { execArgv: thrift } },
      debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--inspect=6009'] } },
    },
    clientOptions(['file', 'untitled']),
  );
}
