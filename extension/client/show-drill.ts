import { ViewColumn, window } from 'vscode';
import type { ConductedDrill } from '../../shared/conduct/conduct-drill.ts';
import { renderReport } from '../../shared/ui/render-report.tsx';

/** Shows a drill beside the editor: the page that `backstep report show --html` writes, in the colours of the editor. */
export function showDrill(drilled: ConductedDrill, recordedAt: string): void {
  const { runId, opened, trace, measures, samples, summary } = drilled;
  const panel = window.createWebviewPanel(
    'backstep.drill',
    `${opened.scenario}: ${summary.verdict}`,
    { viewColumn: ViewColumn.Beside, preserveFocus: true },
  );
  panel.webview.html = renderReport({
    runId,
    recordedAt,
    opened,
    events: trace,
    measures,
    summary,
    samples,
  });
}
