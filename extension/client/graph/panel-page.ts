import type { Uri, Webview } from 'vscode';
import { graphCss } from '../../../shared/ui/graph-css.ts';
import { theme } from '../../../shared/ui/theme.ts';

const panelCss = `
html, body, #root { height: 100%; }
body { font-size: var(--vscode-font-size, 13px); }
.panel { max-width: none; margin: 0; padding: 0; display: flex; flex-direction: column; height: 100%; }
.panel-head { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 14px; padding: 10px 16px 8px; border-bottom: 1px solid var(--bs-line); }
.panel-head h1 { font-size: 15px; margin: 0; flex: 1; min-width: 0; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; overflow-wrap: anywhere; }
.panel-head p { flex-basis: 100%; margin: 0; color: var(--bs-muted); font-size: 13px; }
.panel-graph { flex: 1; min-height: 0; }
.panel-note { padding: 24px; color: var(--bs-muted); }
`;

/** The page of a panel, which runs one script of the extension, has one style and nothing else. */
export function panelPage(
  webview: Pick<Webview, 'cspSource' | 'asWebviewUri'>,
  script: Uri,
): string {
  const nonce = crypto.randomUUID();
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; img-src data:; script-src ${webview.cspSource}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Graph</title>
<style nonce="${nonce}">${theme}${graphCss}${panelCss}</style>
</head>
<body><div id="root"></div><script src="${webview.asWebviewUri(script).toString()}"></script></body>
</html>`;
}
