import { darkCss, tokensCss } from './tokens.ts';

const sans = "system-ui, -apple-system, 'Segoe UI', sans-serif";

const textCss = `:where(svg:not(.graph-canvas)) text { font-family: var(--vscode-font-family, ${sans}); fill: var(--bs-fg); font-variant-numeric: tabular-nums; }
svg text.soft { fill: var(--bs-muted); }
svg text.on-fill { fill: var(--bs-card); }
`;

/** What drawings within a page need. */
const drawingCss = `${tokensCss}
${textCss}@media (forced-colors: active) { svg { forced-color-adjust: none; } svg text { fill: CanvasText; } svg text.on-fill { fill: Canvas; } }
`;

/** What a drawing needs on paper; readers of PDF know little of CSS. */
export const paperCss = `text { font-family: Roboto; fill: var(--bs-fg); }
text.soft { fill: var(--bs-muted); }
text.on-fill { fill: var(--bs-card); }
`;

/** What a drawing needs where it stands by itself, once `inPlainColours` has gone over it. */
export const standaloneCss = `${textCss}@media (prefers-color-scheme: dark) { ${darkCss} }
`;

/** The look of every view: calm, one accent, never meaning by colour alone. */
export const theme = `${drawingCss}
* { box-sizing: border-box; }
body { margin: 0; padding: 0; background: var(--bs-bg); color: var(--bs-fg); font: 15px/1.55 var(--vscode-font-family, ${sans}); -webkit-text-size-adjust: 100%; }
main { max-width: 1080px; margin: 0 auto; padding: 44px 28px 80px; }
h1 { font-size: 26px; line-height: 1.25; margin: 0 0 4px; letter-spacing: -0.012em; overflow-wrap: anywhere; }
h3 { font-size: 15px; margin: 20px 0 8px; }
h2 { font-size: 17px; line-height: 1.35; margin: 48px 0 4px; letter-spacing: -0.004em; overflow-wrap: anywhere; }
h2 + .card, h2 + ul { margin-top: 12px; }
p { margin: 0 0 12px; max-width: 74ch; overflow-wrap: anywhere; }
.note-only { margin: 0; }
p.lead { color: var(--bs-muted); font-size: 14px; margin: 0 0 12px; }
.eyebrow { color: var(--bs-muted); font-size: 13px; font-weight: 600; margin: 0 0 6px; }
.muted { color: var(--bs-muted); }
.card { background: var(--bs-card); border: 1px solid var(--bs-line); border-radius: 10px; padding: 18px 20px; }
.scroll { overflow-x: auto; container-type: inline-size; }
.scroll:focus-visible, summary:focus-visible { outline: 2px solid var(--bs-accent); outline-offset: 2px; }
.verdict { margin: 24px 0 12px; }
.verdict h2 { margin: 0; font-size: 18px; }
.verdict p { margin: 12px 0 0; }
.verdict-head { display: flex; flex-wrap: wrap; gap: 10px 14px; align-items: center; }
.badge { flex: none; font-weight: 650; font-size: 14px; border-radius: 999px; padding: 3px 13px; border: 1.5px solid currentColor; white-space: nowrap; }
.mark { font-weight: 600; white-space: nowrap; }
.passed { color: var(--bs-good); } .failed { color: var(--bs-bad); } .inconclusive { color: var(--bs-warn); }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(200px, 1fr)); gap: 12px; margin: 0; }
.figures > div { background: var(--bs-card); border: 1px solid var(--bs-line); border-radius: 10px; padding: 14px 18px; }
.figures dt { color: var(--bs-muted); font-size: 13px; }
.figures dd { margin: 0; }
.figures .value { font-size: 22px; font-weight: 600; letter-spacing: -0.01em; font-variant-numeric: tabular-nums; line-height: 1.4; }
.figures .note { color: var(--bs-muted); font-size: 13px; font-variant-numeric: tabular-nums; }
table { border-collapse: collapse; width: 100%; font-size: 14px; font-variant-numeric: tabular-nums; }
.scroll > table { min-width: 780px; }
.scroll > table.narrow { min-width: 560px; }
@container (max-width: 740px) { .scroll > table, .scroll > table.narrow { min-width: 0; } .scroll > table th, .scroll > table td { padding-right: 10px; font-size: 12.5px; } .scroll > table th, .scroll > table .number, .scroll > table .command { white-space: normal; } .scroll > table .meter { min-width: 32px; } }
.facts th { width: 130px; white-space: normal; }
.facts td { overflow-wrap: anywhere; }
caption { text-align: left; color: var(--bs-muted); font-size: 13px; padding: 0 0 8px; }
th { text-align: left; font-weight: 600; color: var(--bs-muted); font-size: 13px; white-space: nowrap; }
th, td { padding: 8px 20px 8px 0; border-bottom: 1px solid var(--bs-line); vertical-align: top; }
th:last-child, td:last-child { padding-right: 0; }
thead th { padding-top: 0; }
tbody tr:last-child > * { border-bottom: 0; padding-bottom: 0; }
tbody th { color: var(--bs-fg); font-size: 14px; font-weight: 500; }
td { overflow-wrap: break-word; }
.findings { padding: 14px 20px 14px 38px; }
.number { text-align: right; white-space: nowrap; }
td .muted { font-size: 13px; }
.time { white-space: nowrap; color: var(--bs-muted); }
tr.milestone > td { font-weight: 600; } tr.milestone > .time { color: var(--bs-fg); }
code { font: 12.5px/1.55 var(--vscode-editor-font-family, ui-monospace, 'SF Mono', Menlo, Consolas, monospace); overflow-wrap: anywhere; }
.command { white-space: nowrap; }
svg { display: block; width: 100%; height: auto; min-width: 720px; }
.meter { height: 8px; border-radius: 4px; background: var(--bs-line); min-width: 120px; margin-top: 7px; }
.meter > span { display: block; height: 8px; border-radius: 4px; background: var(--bs-step); }
details { margin-top: 12px; }
details > summary { cursor: pointer; color: var(--bs-muted); font-size: 14px; padding: 4px 0; width: fit-content; }
details > table { margin-top: 8px; min-width: 780px; }
ul { margin: 0; padding-left: 20px; } li { margin: 5px 0; max-width: 78ch; overflow-wrap: anywhere; }
@media (max-width: 560px) { .facts th { width: 96px; padding-right: 12px; } main { padding: 24px 16px 48px; } h1 { font-size: 22px; } .card { padding: 14px; } .card.findings { padding-left: 32px; } .figures { grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); } .figures > div { padding: 12px 14px; } .figures .value { font-size: 19px; } }
@media (forced-colors: active) { .meter { border: 1px solid CanvasText; } .meter > span { background: CanvasText; forced-color-adjust: none; } }
@page { margin: 16mm 14mm; }
@media print { body { background: #fff; font-size: 12px; } main { max-width: none; padding: 0; } h2 { margin-top: 28px; break-after: avoid; } p.lead { break-after: avoid; } .card, .figures > div, tr { break-inside: avoid; } .card.long { break-inside: auto; } .scroll { overflow: visible; } .scroll > table, svg { min-width: 0; } thead { display: table-header-group; } details { display: none; } .meter > span, svg { print-color-adjust: exact; } .command { white-space: normal; } }
`;
