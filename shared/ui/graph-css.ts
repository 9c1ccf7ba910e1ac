import { graphVariables } from '../graph/theme.ts';
import { inThemes } from './tokens.ts';

/** What `GraphView` needs besides the theme. */
export const graphCss = `${inThemes(graphVariables('light'), graphVariables('dark'))}
body { --graph-page: var(--bs-bg); }
.graph { position: relative; overflow: hidden; width: 100%; height: 100%; cursor: grab; touch-action: none; }
.graph:active { cursor: grabbing; }
.graph-paper { position: absolute; left: 0; top: 0; transform-origin: 0 0; }
svg.graph-canvas { display: block; min-width: 0; max-width: none; overflow: visible; }
.graph-far text { visibility: hidden; }
.graph-node { cursor: pointer; outline: none; }
.graph-node:hover > g > g > rect:first-child { stroke-width: 2.5; }
.graph-node[aria-pressed='true'] > g > g > rect:first-child { stroke: var(--bs-fg); stroke-width: 3.5; fill: var(--graph-frame); }
.graph-node:focus-visible > g > g > rect:first-child { stroke: var(--bs-accent); stroke-width: 4; stroke-dasharray: 6 3; }
.graph-host { container-type: inline-size; width: 100%; height: 100%; }
.graph-frame { display: flex; width: 100%; height: 100%; min-height: 0; }
.graph-main { flex: 1; min-width: 0; min-height: 0; display: flex; flex-direction: column; }
.graph-main > .graph { flex: 1; min-height: 0; }
.graph-node[data-mark='found'] > g > g > rect:first-child { stroke: var(--bs-accent); stroke-width: 3; }
.graph-failing .graph-node { cursor: crosshair; }
.graph-failing:has([data-mark]) .graph-node:not([data-mark]) { opacity: 0.55; }
.graph-node[data-mark='failed'] > g > g > rect:first-child { stroke: var(--bs-bad); stroke-width: 4; }
.graph-node[data-mark='broken'] > g > g > rect:first-child { stroke: var(--bs-bad); stroke-width: 2.5; stroke-dasharray: 7 4; }
.graph-node[data-mark='degraded'] > g > g > rect:first-child { stroke: var(--bs-warn); stroke-width: 2.5; stroke-dasharray: 2 4; }
svg text.graph-mark { font-size: 12px; font-weight: 650; fill: var(--bs-bad); paint-order: stroke; stroke: var(--bs-bg); stroke-width: 4px; }
.graph-node[data-mark='degraded'] > text.graph-mark { fill: var(--bs-warn); }
.graph-top { display: flex; flex-wrap: wrap; gap: 8px; padding: 8px 12px; border-bottom: 1px solid var(--bs-line); }
.graph-search { display: flex; align-items: center; gap: 6px; padding: 0 8px; background: var(--bs-card); border: 1px solid var(--bs-line); border-radius: 8px; }
.graph-search:focus-within { outline: 2px solid var(--bs-accent); outline-offset: -1px; }
.graph-search input { width: 108px; height: 28px; border: 0; outline: none; background: none; color: var(--bs-fg); font: inherit; font-size: 13px; }
.graph-search input::placeholder { color: var(--bs-muted); opacity: 1; }
.graph-search output:not(:empty) { min-width: 9ch; }
.graph-search output { text-align: right; font-size: 12px; color: var(--bs-muted); font-variant-numeric: tabular-nums; white-space: nowrap; }
.graph-top > button { height: 30px; padding: 0 12px; border: 1px solid var(--bs-line); border-radius: 8px; background: var(--bs-card); color: var(--bs-fg); font: inherit; font-size: 13px; cursor: pointer; }
.graph-top > button[aria-pressed='true'] { background: var(--bs-fg); color: var(--bs-bg); }
.graph-top > button:focus-visible, .graph-impact button:focus-visible { outline: 2px solid var(--bs-accent); outline-offset: 1px; }
svg.graph-minimap { position: absolute; right: 12px; bottom: 12px; min-width: 0; background: var(--bs-card); border: 1px solid var(--bs-line); border-radius: 8px; cursor: pointer; touch-action: none; }
.graph-minimap rect { fill: var(--bs-muted); fill-opacity: 0.6; }
.graph-minimap rect.critical { fill: var(--bs-accent); }
.graph-minimap rect.graph-seen { fill: var(--bs-fg); fill-opacity: 0.08; stroke: var(--bs-fg); stroke-width: 1.5; }
.graph-impact { width: 270px; flex: none; overflow-y: auto; padding: 14px 16px; border-left: 1px solid var(--bs-line); font-size: 13px; }
.graph-impact h2 { font-size: 14px; margin: 0; } .graph-impact h3 { font-size: 13px; margin: 16px 0 4px; color: var(--bs-muted); }
.graph-impact-head { display: flex; gap: 8px; align-items: start; justify-content: space-between; }
.graph-impact-head button { border: 1px solid var(--bs-line); border-radius: 6px; padding: 1px 9px; background: none; color: var(--bs-fg); font: inherit; cursor: pointer; }
.graph-impact ul, .graph-impact ol { padding-left: 20px; margin: 0; }
.graph-impact button.link { border: 0; padding: 0; background: none; color: var(--bs-fg); font: inherit; font-weight: 600; text-decoration: underline; text-underline-offset: 2px; cursor: pointer; overflow-wrap: anywhere; text-align: left; }
@container (max-width: 620px) { .graph-frame { flex-direction: column; } .graph-impact { width: auto; max-height: 40%; border-left: 0; border-top: 1px solid var(--bs-line); } }
.graph-tools { margin-left: auto; display: flex; align-items: center; gap: 2px; padding: 1px; background: var(--bs-card); border: 1px solid var(--bs-line); border-radius: 8px; }
.graph-tools button { min-width: 28px; height: 26px; border: 0; border-radius: 5px; background: none; color: var(--bs-fg); font: inherit; font-size: 13px; cursor: pointer; }
.graph-tools button:hover { background: var(--bs-line); }
.graph-tools button:focus-visible { outline: 2px solid var(--bs-accent); outline-offset: -2px; }
.graph-scale { min-width: 44px; text-align: center; font-size: 12px; color: var(--bs-muted); font-variant-numeric: tabular-nums; }
.choice { display: flex; border: 1px solid var(--bs-line); border-radius: 7px; overflow: hidden; }
.choice button { border: 0; padding: 3px 12px; background: none; color: var(--bs-fg); font: inherit; font-size: 13px; cursor: pointer; }
.choice button + button { border-left: 1px solid var(--bs-line); }
.choice button[aria-pressed='true'] { background: var(--bs-fg); color: var(--bs-bg); }
.choice button:focus-visible { outline: 2px solid var(--bs-accent); outline-offset: -2px; }
@media (forced-colors: active) { .choice button[aria-pressed='true'] { forced-color-adjust: none; background: Highlight; color: HighlightText; } .graph-node[aria-pressed='true'] > g > g > rect:first-child { stroke: Highlight; } }
`;
