import { edgeShape } from './edge-shape.ts';
import type { LaidOutEdge, LaidOutGraph } from './laid-out-graph.ts';
import { legend } from './legend.ts';
import { edgeLabelShape, groupShape, nodeShape } from './node-shape.ts';
import { shortenText, textWidth } from './text-width.ts';
import type { Paint, Theme } from './theme.ts';
import { paintFor, themeStyle } from './theme.ts';
import { element, escapeXml } from './xml.ts';

/** What may be asked of a drawing. */
export interface SvgOptions {
  /** Names the drawing, visibly and to screen readers. */
  readonly title: string;
  /** A sentence under the title, visibly and to screen readers. */
  readonly description?: string;
  /** `auto` when absent; a fixed theme gives a file without a style sheet. */
  readonly theme?: Theme;
  /** Shows title and description; true when absent. */
  readonly heading?: boolean;
  /** Explains kinds and arrows below the drawing; true when absent. */
  readonly legend?: boolean;
}

const fontFamily =
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const scope = 'backstep-graph';
const margin = 28;
const smallestWidth = 420;
const title = { sizePx: 17, baseline: 17 } as const;
const subtitle = { sizePx: 12, baseline: 38 } as const;

/**
 * `laidOut` as one self-contained SVG document: no script, no outside reference, no id that another
 * drawing on the same page could clash with. The same input gives the same bytes.
 */
export function toSvg(laidOut: LaidOutGraph, options: SvgOptions): string {
  const theme = options.theme ?? 'auto';
  const paint = paintFor(theme);
  const content = Math.max(laidOut.width, smallestWidth);
  const head =
    options.heading === false ? { markup: '', height: 0 } : heading(options, content, paint);
  const top = margin + head.height;
  const below = top + laidOut.height + 20;
  const explained =
    options.legend === false
      ? { markup: '', height: 0 }
      : legend(laidOut.graph, { x: margin, y: below, width: content }, paint);
  const width = content + 2 * margin;
  const height = (explained.height === 0 ? below - 20 : below + explained.height) + margin;
  const style = themeStyle(theme, scope);
  const left = margin + Math.round((content - laidOut.width) / 2);
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      class: scope,
      'font-family': fontFamily,
    },
    element('title', {}, escapeXml(options.title)),
    options.description === undefined ? '' : element('desc', {}, escapeXml(options.description)),
    style === '' ? '' : element('style', {}, style),
    element('rect', { width, height, fill: paint('page') }),
    head.markup,
    element('g', { transform: `translate(${left} ${top})` }, ...drawing(laidOut, paint)),
    explained.markup,
  );
}

/** Frames, then arrows with the critical ones on top, then boxes, then the words on arrows. */
function drawing(laidOut: LaidOutGraph, paint: Paint): string[] {
  const isCritical = ({ edge }: LaidOutEdge): boolean => edge.critical === true;
  const edges = [
    ...laidOut.edges.filter((edge) => !isCritical(edge)),
    ...laidOut.edges.filter(isCritical),
  ];
  return [
    ...laidOut.groups.map((group) => groupShape(group, paint)),
    ...edges.map((edge) => edgeShape(edge, paint)),
    ...laidOut.nodes.map((node) => nodeShape(node, paint)),
    ...edges.map((edge) => edgeLabelShape(edge, paint)),
  ];
}

function heading(
  options: SvgOptions,
  width: number,
  paint: Paint,
): { markup: string; height: number } {
  const name = element(
    'text',
    {
      x: margin,
      y: margin + title.baseline,
      'font-size': title.sizePx,
      'font-weight': 600,
      fill: paint('text'),
    },
    escapeXml(shortenText(options.title, width, title.sizePx, 'bold')),
  );
  if (options.description === undefined) return { markup: name, height: 44 };
  const lines = wrapText(options.description, width, subtitle.sizePx);
  const description = lines.map((line, index) =>
    element(
      'text',
      {
        x: margin,
        y: margin + subtitle.baseline + index * 17,
        'font-size': subtitle.sizePx,
        fill: paint('muted'),
      },
      escapeXml(shortenText(line, width, subtitle.sizePx)),
    ),
  );
  return { markup: name + description.join(''), height: 45 + lines.length * 17 };
}

/** `text` in lines of whole words that fit into `width` pixels; a longer word stands alone. */
function wrapText(text: string, width: number, sizePx: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, sizePx) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}
