import { Uri, commands, window, workspace } from 'vscode';
import type { FromPanel } from '../../panel-protocol.ts';

/** Saves the picture of a graph where the user wants it, offered beside its document. */
export async function saveGraph(
  { name, format, content }: Extract<FromPanel, { readonly type: 'export' }>,
  document: Uri,
): Promise<void> {
  const file = await window.showSaveDialog({
    title: 'Save the graph',
    defaultUri: Uri.joinPath(document, '..', name),
    filters: format === 'svg' ? { 'SVG pictures': ['svg'] } : { 'PNG pictures': ['png'] },
  });
  if (file === undefined) return;
  const bytes =
    format === 'svg'
      ? new TextEncoder().encode(content)
      : Uint8Array.from(atob(content), (byte) => byte.charCodeAt(0));
  try {
    await workspace.fs.writeFile(file, bytes);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(
      `${workspace.asRelativePath(file)} cannot be written: ${why} Choose another place for it.`,
    );
    return;
  }
  const open = 'Open';
  const saved = `Wrote ${workspace.asRelativePath(file)}.`;
  if ((await window.showInformationMessage(saved, open)) === open)
    await commands.executeCommand('vscode.open', file);
}
