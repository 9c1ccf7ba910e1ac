/** What a colour of the views is for. `p1` to `p5` are the phases of an outage, in order. */
export type Token =
  | 'bg'
  | 'card'
  | 'fg'
  | 'muted'
  | 'line'
  | 'accent'
  | 'good'
  | 'bad'
  | 'warn'
  | 'fault'
  | 'service'
  | 'person'
  | 'step'
  | 'p1'
  | 'p2'
  | 'p3'
  | 'p4'
  | 'p5';

/** A colour as `#rrggbb` for every purpose. */
export type Tokens = Readonly<Record<Token, string>>;

/*
 * Text keeps a contrast of at least 4.5 and shapes of at least 3 against what they stand on
 * (WCAG 2.2, 1.4.3 and 1.4.11); a test measures it.
 */
export const tokens: Readonly<Record<'light' | 'dark', Tokens>> = {
  light: {
    bg: '#fafaf8',
    card: '#ffffff',
    fg: '#1c2430',
    muted: '#566070',
    line: '#e3e6ea',
    accent: '#bf4310',
    good: '#15703c',
    bad: '#b3261e',
    warn: '#84600a',
    fault: '#c4544a',
    service: '#bf6f0a',
    person: '#75559a',
    step: '#456a9c',
    p1: '#84600a',
    p2: '#75559a',
    p3: '#96506a',
    p4: '#456a9c',
    p5: '#23766f',
  },
  dark: {
    bg: '#13171e',
    card: '#1b212a',
    fg: '#e7eaf0',
    muted: '#a5aebc',
    line: '#303846',
    accent: '#f4975a',
    good: '#6bcf95',
    bad: '#ff9088',
    warn: '#e3b54a',
    fault: '#e0786f',
    service: '#e0a044',
    person: '#bda3e0',
    step: '#86aee0',
    p1: '#e3b54a',
    p2: '#bda3e0',
    p3: '#e0a0ba',
    p4: '#86aee0',
    p5: '#6cc7bd',
  },
};

/** Where VS Code says what a colour is, its word counts; the rest is chosen to stand on any of its themes. */
const vscode: Readonly<Partial<Record<Token, string>>> = {
  bg: 'editor-background',
  card: 'editorWidget-background',
  fg: 'editor-foreground',
  muted: 'descriptionForeground',
  line: 'widget-border',
};

/** Without colours of one's own, shape and word say everything. */
const forced: Readonly<Partial<Record<Token, string>>> = {
  bg: 'Canvas',
  card: 'Canvas',
  line: 'GrayText',
  accent: 'Highlight',
};

function declare(colours: Tokens): string {
  const lines = (Object.keys(colours) as Token[]).map((name) => {
    const host = vscode[name];
    const value = host === undefined ? colours[name] : `var(--vscode-${host}, ${colours[name]})`;
    return `--bs-${name}: ${value};`;
  });
  return lines.join(' ');
}

const system = (Object.keys(tokens.light) as Token[])
  .map((name) => `--bs-${name}: ${forced[name] ?? 'CanvasText'};`)
  .join(' ');

/** `text` with the light colours in place of variables, which many viewers of pictures do not know. */
export function inPlainColours(text: string): string {
  return text
    .replace(/var\(--bs-([a-z0-9]+)\)/g, (_, name: Token) => tokens.light[name])
    .replace(/var\(--vscode-[a-z-]+, ([^)]*)\)/g, '$1');
}

const names = Object.keys(tokens.light) as Token[];

/** Turns plain light colours dark; equal colours of light are equal in dark, which a test checks. */
export const darkCss = [
  `svg text { fill: ${tokens.dark.fg}; } svg text.soft { fill: ${tokens.dark.muted}; } svg text.on-fill { fill: ${tokens.dark.card}; }`,
  ...names.map((name) => {
    const [light, dark] = [tokens.light[name], tokens.dark[name]];
    return `[fill='${light}'] { fill: ${dark}; } [stroke='${light}'] { stroke: ${dark}; } [style*='fill:${light}'] { fill: ${dark} !important; }`;
  }),
].join(' ');

/** Declarations for light and dark: as the reader prefers, as `data-theme` on the root says, or as the theme of VS Code is. */
export function inThemes(light: string, dark: string): string {
  return `
:root, [data-theme='light'], .vscode-light, .vscode-high-contrast-light { color-scheme: light; ${light} }
@media (prefers-color-scheme: dark) { :root:not([data-theme='light']) { color-scheme: dark; ${dark} } }
:root[data-theme='dark'], .vscode-dark, .vscode-high-contrast:not(.vscode-high-contrast-light) { color-scheme: dark; ${dark} }
@media print { :root, :root[data-theme], body { color-scheme: light; ${light} } }`;
}

/** Every colour as a CSS variable `--bs-…`. */
export const tokensCss = `${inThemes(declare(tokens.light), declare(tokens.dark))}
@media (prefers-contrast: more) { :root, body { --bs-muted: var(--bs-fg); --bs-line: var(--bs-fg); } }
@media (forced-colors: active) { :root, :root[data-theme='dark'], :root[data-theme='light'], body { ${system} } }
`;
