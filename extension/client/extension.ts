import path from 'node:path';
import type { ExtensionContext } from 'vscode';
import { commands } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { graphCommand } from './graph-command.ts';
import { drillInFront } from './drill-in-front.ts';

/** The server runs all day beside the editor: garbage is collected early rather than memory taken. */
const thrift = ['--max-semi-space-size=8', '--heap-growing-percent=50'];

let client: LanguageClient | undefined;

/** Starts the language server; VS Code calls this when the first document of the language is opened. */
export async function activate(context: ExtensionContext): Promise<void> {
  const module = path.join(context.extensionPath, 'server.cjs');
  client = new LanguageClient(
    'backstep',
    'Backstep',
    {
      run: { module, transport: TransportKind.ipc, options: { execArgv: thrift } },
      debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--inspect=6009'] } },
    },
    {
      documentSelector: [{ scheme: 'file', language: 'backstep' }],
      initializationOptions: { hasCommands: true, suggestCommand: 'editor.action.triggerSuggest' },
    },
  );
  context.subscriptions.push(
    commands.registerCommand('backstep.drill', () => drillInFront(context.extension)),
    commands.registerCommand('backstep.graph', graphCommand(context, client)),
  );
  await client.start();
}

/** Ends the language server with VS Code. */
export function deactivate(): Promise<void> | undefined {
  return client?.stop();
}
