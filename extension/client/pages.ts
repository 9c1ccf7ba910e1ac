import { ViewColumn, window } from 'vscode';
import type { WebviewPanel } from 'vscode';
import type { Page } from '../jobs.ts';

/** Shows pages beside the editor in its colours, one panel for each thing that is shown. */
export class Pages {
  readonly #open = new Map<string, WebviewPanel>();

  /** Shows a page; `key` names what it is about, so that showing that again brings the same panel to the front. */
  show(key: string, { title, html }: Page): void {
    let panel = this.#open.get(key);
    if (panel === undefined) {
      panel = window.createWebviewPanel('backstep.page', title, {
        viewColumn: ViewColumn.Beside,
        preserveFocus: true,
      });
      panel.onDidDispose(() => this.#open.delete(key));
      this.#open.set(key, panel);
    } else panel.reveal(undefined, true);
    panel.title = title;
    panel.webview.html = html;
  }
}
