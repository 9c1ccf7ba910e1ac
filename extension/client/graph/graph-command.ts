import type { ExtensionContext, TextDocument } from 'vscode';
import type { JobRunner } from '../job-runner.ts';
import type { LanguageServer } from '../language-server.ts';
import { GraphPanel } from './graph-panel.ts';
import { chooseDocument } from './choose-document.ts';
import { inFront } from '../files.ts';
import { window } from 'vscode';

/** Makes the command that shows the graph of the document in front, or of one that is chosen, in the one panel that there is. */
export function graphCommand(
  context: ExtensionContext,
  server: LanguageServer,
  jobs: JobRunner,
): () => Promise<void> {
  let panel: GraphPanel | undefined;
  return async () => {
    const document = inFront() ?? (await openChosen());
    if (document === undefined) return;
    panel?.show(document);
    panel?.reveal();
    panel ??= new GraphPanel(context, { server, jobs }, document, () => (panel = undefined));
  };
}

async function openChosen(): Promise<TextDocument | undefined> {
  const uri = await chooseDocument('Of which document is the graph to be shown?');
  return uri && (await window.showTextDocument(uri)).document;
}
