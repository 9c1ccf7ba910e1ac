import path from 'node:path';
import type { ExtensionContext, Location } from 'vscode';
import { commands, window } from 'vscode';
import type { ErrorHandler } from 'vscode-languageclient/node';
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  TransportKind,
} from 'vscode-languageclient/node';
import type { ShownScenario } from '../../shared/lsp/scenarios-request.ts';
import {
  checkPlacesRequest,
  judgedNotification,
  scenariosRequest,
} from '../../shared/lsp/scenarios-request.ts';
import type { Location as LspLocation } from 'vscode-languageclient';

/** The server runs all day beside the editor: garbage is collected early rather than memory taken. */
const thrift = ['--max-semi-space-size=8', '--heap-growing-percent=50'];

/** A server that ends more often than this within `crashPeriodMs` is not started again by itself. */
const mostCrashes = 4;
const crashPeriodMs = 180_000;

/** The language server, started for as long as the extension is active. */
export class LanguageServer {
  readonly client: LanguageClient;

  constructor(context: ExtensionContext) {
    const module = path.join(context.extensionPath, 'server.cjs');
    this.client = new LanguageClient(
      'backstep',
      'Backstep',
      {
        run: { module, transport: TransportKind.ipc, options: { execArgv: thrift } },
        debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--inspect=6009'] } },
      },
      {
        documentSelector: [
          { scheme: 'file', language: 'backstep' },
          { scheme: 'untitled', language: 'backstep' },
        ],
        initializationOptions: {
          hasCommands: true,
          suggestCommand: 'editor.action.triggerSuggest',
        },
        errorHandler: restarting(),
      },
    );
  }

  /** Every scenario of the workspace, as it is written, saved or not. */
  scenarios(): Promise<readonly ShownScenario[]> {
    return this.client.sendRequest<ShownScenario[]>(scenariosRequest, {});
  }

  /** Where checks of a scenario are written; undefined where that cannot be told. */
  async checkPlaces(
    uri: string,
    checks: readonly string[],
  ): Promise<readonly (Location | undefined)[]> {
    const places = await this.client.sendRequest<(LspLocation | null)[]>(checkPlacesRequest, {
      uri,
      checks,
    });
    const { protocol2CodeConverter } = this.client;
    return places.map((place) =>
      place === null ? undefined : protocol2CodeConverter.asLocation(place),
    );
  }

  /** Calls `listener` whenever documents have been judged. */
  onJudged(listener: () => void): { readonly dispose: () => void } {
    return this.client.onNotification(judgedNotification, listener);
  }
}

/** Starts the server again when it ends, and says so once; a server that keeps ending is left to the user. */
function restarting(): ErrorHandler {
  const crashes: number[] = [];
  return {
    error: () => ({ action: ErrorAction.Continue }),
    closed: () => {
      const now = Date.now();
      crashes.push(now);
      const recent = crashes.filter((at) => now - at < crashPeriodMs).length;
      if (recent > mostCrashes) {
        void offerRestart();
        return { action: CloseAction.DoNotRestart, handled: true };
      }
      if (crashes.length === 1)
        void window.showWarningMessage(
          'The language server of Backstep ended unexpectedly and was started again. What you have written is untouched.',
        );
      return { action: CloseAction.Restart, handled: true };
    },
  };
}

async function offerRestart(): Promise<void> {
  const restart = 'Start Again';
  const chosen = await window.showErrorMessage(
    `The language server of Backstep ended ${mostCrashes + 1} times within three minutes and was left as it is. Its output says why.`,
    restart,
  );
  if (chosen === restart) await commands.executeCommand('backstep.restartServer');
}
