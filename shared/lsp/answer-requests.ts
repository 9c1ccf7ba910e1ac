import type { CancellationToken, Connection } from 'vscode-languageserver';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { CompletionAbilities } from './at-cursor.ts';
import type { Project } from './project.ts';
import * as across from './across-files.ts';
import * as within from './in-document.ts';
import { codeActions } from './code-actions.ts';
import { completions, definitions, hovers } from './at-cursor.ts';
import { graphRequest } from './graph-request.ts';
import { graphs } from './graphs.ts';
import { checkPlaces, scenarios } from './scenarios.ts';
import { checkPlacesRequest, scenariosRequest } from './scenarios-request.ts';
import type { CheckPlacesParams } from './scenarios-request.ts';

/** What an editor can do with answers. */
export interface Abilities extends CompletionAbilities {
  /** It has the commands of Backstep. */
  readonly hasCommands: boolean;
}

/** Answers what is asked about documents. `abilities` are known once the editor has said who it is. */
export function answerRequests(
  connection: Connection,
  project: Project,
  abilities: () => Abilities,
): void {
  connection.onCompletion((at, token) =>
    inTurn(token, () => completions(project, at, abilities())),
  );
  connection.onHover((at, token) => inTurn(token, () => hovers(project, at)));
  connection.onDefinition((at, token) => inTurn(token, () => definitions(project, at)));
  connection.onReferences((at, token) => inTurn(token, () => across.references(project, at)));
  connection.onDocumentHighlight((at, token) =>
    inTurn(token, () => across.highlights(project, at)),
  );
  connection.onPrepareRename((at, token) => inTurn(token, () => across.prepareRename(project, at)));
  connection.onRenameRequest((at, token) =>
    inTurn(token, () => across.renameEverywhere(project, at)),
  );
  connection.onCodeAction((asked, token) => inTurn(token, () => codeActions(project, asked)));
  connection.onDocumentSymbol((of, token) => inTurn(token, () => within.outline(project, of)));
  connection.onWorkspaceSymbol((of, token) =>
    inTurn(token, () => across.projectSymbols(project, of)),
  );
  connection.onFoldingRanges((of, token) => inTurn(token, () => within.foldingRanges(project, of)));
  connection.onSelectionRanges((of, token) =>
    inTurn(token, () => within.selectionRanges(project, of)),
  );
  connection.onDocumentLinks((of, token) => inTurn(token, () => within.documentLinks(project, of)));
  connection.onDocumentFormatting((of, token) =>
    inTurn(token, () => within.formatting(project, of)),
  );
  connection.onCodeLens((of, token) =>
    inTurn(token, () => within.codeLenses(project, of, abilities().hasCommands)),
  );
  connection.languages.semanticTokens.on((of, token) =>
    inTurn(token, () => within.semanticTokens(project, of)),
  );
  connection.languages.inlayHint.on((of, token) => inTurn(token, () => within.hints(project, of)));
  connection.languages.callHierarchy.onPrepare((at, token) =>
    inTurn(token, () => across.prepareCalls(project, at)),
  );
  connection.languages.callHierarchy.onIncomingCalls((of, token) =>
    inTurn(token, () => across.callers(project, of)),
  );
  connection.languages.callHierarchy.onOutgoingCalls((of, token) =>
    inTurn(token, () => across.callees(project, of)),
  );
  connection.onRequest(graphRequest, (asked: Parameters<typeof graphs>[1]) =>
    graphs(project, asked),
  );
  connection.onRequest(scenariosRequest, () => scenarios(project));
  connection.onRequest(checkPlacesRequest, (asked: CheckPlacesParams) =>
    checkPlaces(project, asked),
  );
}

/** Answers after everything that has come in by now, so that a question that is taken back meanwhile costs nothing. */
async function inTurn<T>(token: CancellationToken, answer: () => T | Promise<T>): Promise<T> {
  await new Promise((resolve) => setImmediate(resolve));
  if (token.isCancellationRequested)
    throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
  return answer();
}
