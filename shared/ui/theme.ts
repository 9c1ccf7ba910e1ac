/**
 * The look of every view: calm, one accent, meaning never by colour alone. Colours are variables, so
 * that a host can give its own; VS Code's are taken where they exist.
 */
export const theme = `
:root {
  color-scheme: light dark;
  --bs-bg: var(--vscode-editor-background, #fafaf9);
  --bs-card: var(--vscode-editorWidget-background, #ffffff);
  --bs-fg: var(--vscode-editor-foreground, #1c2430);
  --bs-muted: var(--vscode-descriptionForeground, #566172);
  --bs-line: var(--vscode-widget-border, #dfe3e8);
  --bs-accent: #c2410c;
  --bs-good: #15703c;
  --bs-bad: #b3261e;
  --bs-warn: #8a5a00;
  --bs-fault: #b3261e;
  --bs-service: #d97706;
  --bs-person: #6b4fa0;
  --bs-step: #2f5f9e;
  --bs-p1: #8a5a00; --bs-p2: #6b4fa0; --bs-p3: #95477f; --bs-p4: #2f5f9e; --bs-p5: #15703c;
}
@media (prefers-color-scheme: dark) { :root:not([data-theme='light']) {
  --bs-bg: var(--vscode-editor-background, #14171c);
  --bs-card: var(--vscode-editorWidget-background, #1b1f26);
  --bs-fg: var(--vscode-editor-foreground, #e6e9ee);
  --bs-muted: var(--vscode-descriptionForeground, #a3adbb);
  --bs-line: var(--vscode-widget-border, #333a45);
  --bs-accent: #fb923c; --bs-good: #5fcf8e; --bs-bad: #ff8a80; --bs-warn: #f0b429;
  --bs-fault: #ff8a80; --bs-service: #fbbf24; --bs-person: #b9a3ea; --bs-step: #7fb0ee;
  --bs-p1: #f0b429; --bs-p2: #b9a3ea; --bs-p3: #e39ad0; --bs-p4: #7fb0ee; --bs-p5: #5fcf8e;
} }
:root[data-theme='light'] { color-scheme: light; }
:root[data-theme='dark'] {
  color-scheme: dark;
  --bs-bg: #14171c; --bs-card: #1b1f26; --bs-fg: #e6e9ee; --bs-muted: #a3adbb; --bs-line: #333a45;
  --bs-accent: #fb923c; --bs-good: #5fcf8e; --bs-bad: #ff8a80; --bs-warn: #f0b429;
  --bs-fault: #ff8a80; --bs-service: #fbbf24; --bs-person: #b9a3ea; --bs-step: #7fb0ee;
  --bs-p1: #f0b429; --bs-p2: #b9a3ea; --bs-p3: #e39ad0; --bs-p4: #7fb0ee; --bs-p5: #5fcf8e;
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--bs-bg); color: var(--bs-fg); font: 15px/1.55 system-ui, -apple-system, 'Segoe UI', sans-serif; }
main { max-width: 1060px; margin: 0 auto; padding: 40px 24px 72px; }
h1 { font-size: 26px; line-height: 1.25; margin: 0 0 4px; letter-spacing: -0.01em; overflow-wrap: anywhere; }
h2 { font-size: 17px; margin: 44px 0 12px; }
p { margin: 0 0 12px; max-width: 72ch; }
.muted { color: var(--bs-muted); }
.card { background: var(--bs-card); border: 1px solid var(--bs-line); border-radius: 10px; padding: 18px 20px; }
.scroll { overflow-x: auto; }
.scroll:focus-visible { outline: 2px solid var(--bs-accent); outline-offset: 2px; }
.verdict { display: flex; gap: 16px; align-items: flex-start; margin: 24px 0 8px; }
.badge { flex: none; font-weight: 650; border-radius: 999px; padding: 4px 14px; border: 1.5px solid currentColor; white-space: nowrap; }
td > .passed, td > .failed, td > .inconclusive { white-space: nowrap; font-weight: 600; }
.legend { display: flex; flex-wrap: wrap; gap: 6px 22px; margin: 12px 0 0; padding: 0; list-style: none; font-variant-numeric: tabular-nums; }
.legend i { display: inline-block; width: 11px; height: 11px; border-radius: 3px; margin-right: 8px; }
.passed { color: var(--bs-good); } .failed { color: var(--bs-bad); } .inconclusive { color: var(--bs-warn); }
.scroll > table { min-width: 600px; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th { text-align: left; font-weight: 600; color: var(--bs-muted); font-size: 13px; }
th, td { padding: 7px 14px 7px 0; border-bottom: 1px solid var(--bs-line); vertical-align: top; }
tr:last-child td { border-bottom: 0; }
td.number, th.number { text-align: right; }
td.time { white-space: nowrap; color: var(--bs-muted); }
code { font: 12.5px/1.5 ui-monospace, 'SF Mono', Menlo, Consolas, monospace; overflow-wrap: anywhere; }
svg { display: block; width: 100%; height: auto; min-width: 680px; }
svg text { font-family: system-ui, -apple-system, 'Segoe UI', sans-serif; fill: var(--bs-fg); }
svg .soft { fill: var(--bs-muted); }
.meter { height: 8px; border-radius: 4px; background: var(--bs-line); min-width: 120px; }
.meter > span { display: block; height: 8px; border-radius: 4px; background: var(--bs-step); }
details > summary { cursor: pointer; color: var(--bs-muted); padding: 8px 0; }
ul { margin: 0; padding-left: 20px; } li { margin: 4px 0; max-width: 76ch; }
@media (max-width: 560px) { main { padding: 24px 16px 48px; } .card { padding: 14px; } .verdict { flex-direction: column; gap: 8px; } th, td { padding-right: 10px; } }
@media (forced-colors: active) { .badge, .card { border-color: CanvasText; } }
@media print { body { background: #fff; } main { max-width: none; padding: 0; } .card { break-inside: avoid; } h2 { break-after: avoid; } details { display: none; } svg { min-width: 0; } }
`;
