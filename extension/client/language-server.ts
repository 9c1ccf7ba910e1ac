import type { Location } from 'vscode';
import { Uri, commands, window } from 'vscode';
import type {
  BaseLanguageClient,
  ErrorHandler,
  LanguageClientOptions,
  Location as LspLocation,
} from 'vscode-languageclient';
import { CloseAction, ErrorAction } from 'vscode-languageclient';
import { EnvironmentError } from '../../shared/model/environment-error.ts';
import type { GraphParams, ShownGraph } from '../../shared/lsp/graph-request.ts';
import { graphRequest } from '../../shared/lsp/graph-request.ts';
import type { ShownScenario } from '../../shared/lsp/scenarios-request.ts';
import {
  checkPlacesRequest,
  judgedNotification,
  scenariosRequest,
} from '../../shared/lsp/scenarios-request.ts';

/** A server that ends more often than this within `crashPeriodMs` is not started again by itself. */
const mostCrashes = 4;
const crashPeriodMs = 180_000;

const startAgain = 'Start it again with the command Backstep: Restart Language Server.';

/** What every client of the server asks for; `schemes` are those of the documents that it is told of. */
export function clientOptions(schemes: readonly string[] | undefined): LanguageClientOptions {
  return {
    documentSelector: schemes?.map((scheme) => ({ scheme, language: 'backstep' })) ?? [
      { language: 'backstep' },
    ],
    initializationOptions: { hasCommands: true, suggestCommand: 'editor.action.triggerSuggest' },
    errorHandler: restarting(),
  };
}

/** There is no server that could answer. */
export class ServerStopped extends EnvironmentError {
  constructor(cause: unknown) {
    super('The language server has stopped.', startAgain, cause);
  }
}

/** The language server, as the rest of the extension asks it. */
export class LanguageServer {
  readonly client: BaseLanguageClient;

  constructor(client: BaseLanguageClient) {
    this.client = client;
  }

  /** Ends the server, if it runs, and starts it; what went wrong before counts no longer. */
  async restart(): Promise<void> {
    crashes.length = 0;
    if (this.client.isRunning()) await this.client.stop();
    await this.client.start();
  }

  /** Every scenario of the workspace, as it is written, saved or not. */
  async scenarios(): Promise<readonly ShownScenario[]> {
    const scenarios = await this.#ask<ShownScenario[]>(scenariosRequest, {});
    return scenarios.map(({ playbook, system, ...scenario }) => ({
      ...located(scenario),
      ...(playbook === undefined ? {} : { playbook: located(playbook) }),
      ...(system === undefined ? {} : { system: asEditor(system) }),
    }));
  }

  /** Where checks of a scenario are written; undefined where that cannot be told. */
  async checkPlaces(
    uri: string,
    checks: readonly string[],
  ): Promise<readonly (Location | undefined)[]> {
    if (checks.length === 0) return [];
    const places = await this.#ask<(LspLocation | null)[]>(checkPlacesRequest, { uri, checks });
    const { protocol2CodeConverter } = this.client;
    return places.map((place) =>
      place === null ? undefined : protocol2CodeConverter.asLocation(place),
    );
  }

  /** Rejects with an EnvironmentError where there is no server that answers. */
  async #ask<T>(request: string, params: object): Promise<T> {
    try {
      return await this.client.sendRequest<T>(request, params);
    } catch (error) {
      if (!this.client.isRunning()) throw new ServerStopped(error);
      throw new EnvironmentError(
        `The language server of Backstep does not answer: ${error instanceof Error ? error.message : String(error)}.`,
        startAgain,
        error,
      );
    }
  }

  /** The graph of a document; null where it has none that can be drawn. */
  async graph(asked: GraphParams): Promise<ShownGraph | null> {
    const shown = await this.#ask<ShownGraph | null>(graphRequest, asked);
    return shown && located(shown);
  }

  /** Calls `listener` whenever documents have been judged. */
  onJudged(listener: () => void): { readonly dispose: () => void } {
    return this.client.onNotification(judgedNotification, listener);
  }
}

/** An address as the editor writes it: it escapes more, such as the brackets of a folder "shop (copy)". */
export const asEditor = (uri: string): string => Uri.parse(uri).toString();

const located = <T extends { readonly uri: string }>(named: T): T => ({
  ...named,
  uri: asEditor(named.uri),
});

/** When the server has ended by itself, milliseconds since 1970. */
const crashes: number[] = [];

/** Starts the server again when it ends, and says so once; a server that keeps ending is left to the user. */
function restarting(): ErrorHandler {
  return {
    error: () => ({ action: ErrorAction.Continue }),
    closed: () => {
      const now = Date.now();
      crashes.push(now);
      const recent = crashes.filter((at) => now - at < crashPeriodMs).length;
      if (recent > mostCrashes) {
        void offerRestart(
          `The language server of Backstep ended ${recent} times within three minutes and was left as it is. Its output says why.`,
        );
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

/** Says that there is no server, with a button that starts it. */
export async function offerRestart(message: string): Promise<void> {
  const restart = 'Start Again';
  if ((await window.showErrorMessage(message, restart)) === restart)
    await commands.executeCommand('backstep.restartServer');
}
