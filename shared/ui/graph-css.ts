import { graphVariables } from '../graph/theme.ts';
import { inThemes } from './tokens.ts';

/** What `GraphView` needs besides the theme. */
export const graphCss = `${inThemes(graphVariables('light'), graphVariables('dark'))}
body { --graph-page: var(--bs-bg); }
.graph { position: relative; overflow: hidden; width: 100%; height: 100%; cursor: grab; touch-action: none; }
.graph:active { cursor: grabbing; }
svg.graph-canvas { display: block; width: 100%; height: 100%; min-width: 0; }
.graph-node { cursor: pointer; outline: none; }
.graph-node:hover > g > g > rect:first-child { stroke-width: 2.5; }
.graph-node[aria-pressed='true'] > g > g > rect:first-child { stroke: var(--bs-fg); stroke-width: 3.5; fill: var(--graph-frame); }
.graph-node:focus-visible > g > g > rect:first-child { stroke: var(--bs-accent); stroke-width: 4; stroke-dasharray: 6 3; }
.graph-tools { position: absolute; right: 12px; bottom: 12px; display: flex; align-items: center; gap: 2px; padding: 3px; background: var(--bs-card); border: 1px solid var(--bs-line); border-radius: 8px; cursor: default; }
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
