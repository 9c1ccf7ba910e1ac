import { ViewColumn, window } from 'vscode';
import type { RunReport } from '../../shared/ui/report-data.ts';
import { renderReport } from '../../shared/ui/render-report.tsx';

/** Shows a drill beside the editor: the page that `backstep report show --html` writes, in the colours of the editor. */
export function showDrill(report: RunReport): void {
  const panel = window.createWebviewPanel(
    'backstep.drill',
    `${report.opened.scenario}: ${report.summary.verdict}`,
    { viewColumn: ViewColumn.Beside, preserveFocus: true },
  );
  panel.webview.html = renderReport(report);
}
