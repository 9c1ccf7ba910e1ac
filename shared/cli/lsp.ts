import type { ExitCode } from './failure.ts';
import { exitCodes } from './failure.ts';
import { ProposedFeatures, createConnection } from 'vscode-languageserver/node';
import { serve } from '../lsp/server.ts';

/** Serves an editor over standard input and output until it says that it ends, or is gone. */
export function lsp(): Promise<ExitCode> {
  return new Promise((resolve) => {
    process.stdin.once('close', () => {
      resolve(exitCodes.good);
    });
    serve(createConnection(ProposedFeatures.all, process.stdin, process.stdout));
  });
}
