import type { LaidOutGraph } from '../graph/laid-out-graph.ts';
import { toSvg } from '../graph/svg.ts';

/** What a picture of a graph says of itself. */
export interface GraphTitle {
  readonly title: string;
  readonly description: string;
}

/** Browsers refuse pictures whose sides are longer. */
const longestSide = 8192;

/** A graph as an SVG document, in the theme of the page. */
export function graphSvg(laidOut: LaidOutGraph, title: GraphTitle): string {
  const isDark = getComputedStyle(document.body).colorScheme === 'dark';
  return toSvg(laidOut, { ...title, theme: isDark ? 'dark' : 'light' });
}

/** An SVG document as a PNG, twice as large where that is possible; as a `data:` URL. Rejects when it cannot be drawn. */
export async function pngOf(svg: string): Promise<string> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const scale = Math.min(2, longestSide / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png');
}
