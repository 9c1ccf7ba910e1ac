import type { ExtensionContext } from 'vscode';
import type { JobRunner } from '../job-runner.ts';
import type { LanguageServer } from '../language-server.ts';
import { GraphPanel } from './graph-panel.ts';
import { window } from 'vscode';

/** Makes the command that shows the graph of the document in front, in the one panel that there is. */
export function graphCommand(
  context: ExtensionContext,
  server: LanguageServer,
  jobs: JobRunner,
): () => void {
  let panel: GraphPanel | undefined;
  return () => {
    const document = window.activeTextEditor?.document;
    if (document === undefined) return;
    panel?.show(document);
    panel?.reveal();
    panel ??= new GraphPanel(context, { server, jobs }, document, () => (panel = undefined));
  };
}
