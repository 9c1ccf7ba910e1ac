import type { NodeKind } from './graph.ts';

/** `auto` follows the reader's preference where the drawing is shown. */
export type Theme = 'auto' | 'light' | 'dark';

/** What a colour is for. `page` lies behind everything, `surface` inside boxes; `frame` fills groups and badges. */
export type ColourName =
  | 'page'
  | 'surface'
  | 'frame'
  | 'frameEdge'
  | 'text'
  | 'muted'
  | 'edge'
  | 'accent'
  | 'accentTint'
  | KindColour;

type KindColour = NodeKind | `${NodeKind}Tint`;

/** A colour as `#rrggbb` for every purpose. */
export type Palette = Readonly<Record<ColourName, string>>;

/*
 * Text keeps a contrast of at least 4.5 and strokes of at least 3 against whatever they stand on
 * (WCAG 2.2, 1.4.3 and 1.4.11); a test measures it.
 */
export const palettes: Readonly<Record<'light' | 'dark', Palette>> = {
  light: {
    page: '#fafaf8',
    surface: '#ffffff',
    frame: '#f1f2ef',
    frameEdge: '#868e9c',
    text: '#1c2430',
    muted: '#566070',
    edge: '#6b7585',
    accent: '#bf4310',
    accentTint: '#fdf0e8',
    service: '#456a9c',
    serviceTint: '#e9f0f9',
    store: '#23766f',
    storeTint: '#e2f3f0',
    external: '#75559a',
    externalTint: '#f1ebf8',
    infrastructure: '#776040',
    infrastructureTint: '#f5efe3',
    role: '#96506a',
    roleTint: '#f9eaef',
    step: '#456a9c',
    stepTint: '#e9f0f9',
    approval: '#84600a',
    approvalTint: '#faf0d3',
  },
  dark: {
    page: '#13171e',
    surface: '#1b212a',
    frame: '#171c24',
    frameEdge: '#6b768c',
    text: '#e7eaf0',
    muted: '#a5aebc',
    edge: '#8592a5',
    accent: '#ff9a62',
    accentTint: '#35241b',
    service: '#93b4e4',
    serviceTint: '#243349',
    store: '#72c5bb',
    storeTint: '#1c3a3a',
    external: '#c2a6e2',
    externalTint: '#342b46',
    infrastructure: '#cfb48d',
    infrastructureTint: '#383024',
    role: '#e2a5bb',
    roleTint: '#40293a',
    step: '#93b4e4',
    stepTint: '#243349',
    approval: '#e0bb62',
    approvalTint: '#3b3119',
  },
};

/** Gives the value of a colour as an SVG attribute takes it. */
export type Paint = (name: ColourName) => string;

/**
 * Colours for `theme`: plain values for a fixed one, so that every program that shows SVG agrees; for
 * `auto` the variables that `themeStyle` declares.
 */
export function paintFor(theme: Theme): Paint {
  if (theme === 'auto') return variablePaint;
  return (name) => palettes[theme][name];
}

/** Colours as variables, for a page that gives them the values of `graphVariables`. */
export const variablePaint: Paint = (name) => `var(${variable(name)})`;

/** Declares every colour of one palette, as the body of a CSS rule. */
export function graphVariables(theme: 'light' | 'dark'): string {
  return declarations(palettes[theme]);
}

/** The style sheet that `auto` needs, bound to the class `scope`; empty for a fixed theme. */
export function themeStyle(theme: Theme, scope: string): string {
  if (theme !== 'auto') return '';
  const light = graphVariables('light');
  const dark = graphVariables('dark');
  return `.${scope}{${light}}@media (prefers-color-scheme:dark){.${scope}{${dark}}}`;
}

function declarations(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, value]) => `${variable(name)}:${value}`)
    .join(';');
}

function variable(name: string): string {
  return `--graph-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
