import type { GraphNode } from './graph.ts';
import type { Weight } from './text-width.ts';
import { shortenText, textWidth } from './text-width.ts';
import { nodeWords } from './vocabulary.ts';

/** What a text is for, which decides its size, weight and colour. */
export type TextRole = 'kind' | 'label' | 'line' | 'badge' | 'edge' | 'group';

/** A text in its place; `y` is its baseline. All in pixels. */
export interface PlacedText {
  readonly role: TextRole;
  readonly text: string;
  /** The whole text, when `text` is shortened. */
  readonly full?: string;
  readonly x: number;
  readonly y: number;
  /** At least as wide as it will be drawn. */
  readonly width: number;
}

/** A small pill around a text. All in pixels. */
export interface PlacedBadge {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly text: PlacedText;
}

/** The size of a node and what stands in it, relative to its upper left corner. All in pixels. */
export interface NodeBox {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly PlacedText[];
  readonly badges: readonly PlacedBadge[];
}

/** Font size in pixels and weight of each sort of text. */
export const fonts: Readonly<
  Record<TextRole, { readonly sizePx: number; readonly weight: Weight }>
> = {
  kind: { sizePx: 10.5, weight: 'regular' },
  label: { sizePx: 13.5, weight: 'bold' },
  line: { sizePx: 11.5, weight: 'regular' },
  badge: { sizePx: 10.5, weight: 'regular' },
  edge: { sizePx: 10.5, weight: 'regular' },
  group: { sizePx: 11.5, weight: 'bold' },
};

/** Where the icon of a node stands, relative to its upper left corner, in pixels. */
export const iconTile = { x: 12, y: 13, size: 32 } as const;

const textLeft = iconTile.x + iconTile.size + 11;
const padding = { right: 16, bottom: 14 } as const;
const widestText = 240;
const narrowest = 150;
const pill = { height: 18, inset: 7, gap: 6, above: 9, baseline: 12.5 } as const;

/** `text` at a place, shortened to `widthPx`. */
export function placeText(
  role: TextRole,
  text: string,
  at: { readonly x: number; readonly y: number },
  widthPx: number = widestText,
): PlacedText {
  const { sizePx, weight } = fonts[role];
  const shown = shortenText(text, widthPx, sizePx, weight);
  const width = Math.ceil(textWidth(shown, sizePx, weight));
  return { role, text: shown, ...(shown === text ? {} : { full: text }), ...at, width };
}

/** The box that `node` needs, so that none of its texts reaches over its border. */
export function nodeBox(node: GraphNode): NodeBox {
  const word = nodeWords[node.kind];
  const kind = node.detail === undefined ? word : `${word} · ${node.detail}`;
  const texts = [
    placeText('kind', kind, { x: textLeft, y: 23 }),
    placeText('label', node.label, { x: textLeft, y: 40.5 }),
    ...(node.lines ?? []).map((line, index) =>
      placeText('line', line, { x: textLeft, y: 59 + index * 16 }),
    ),
  ];
  const textBottom = Math.max(iconTile.y + iconTile.size, (texts.at(-1)?.y ?? 0) + 3);
  const badges = placeBadges(node.badges ?? [], textBottom + pill.above);
  const right = Math.max(
    ...texts.map((text) => text.x + text.width),
    ...badges.map((badge) => badge.x + badge.width),
  );
  const bottom = Math.max(textBottom, ...badges.map((badge) => badge.y + badge.height));
  return {
    width: Math.max(narrowest, Math.ceil(right + padding.right)),
    height: Math.ceil(bottom + padding.bottom),
    texts,
    badges,
  };
}

/** Pills side by side, in as many rows as they need. */
function placeBadges(badges: readonly string[], top: number): PlacedBadge[] {
  const placed: PlacedBadge[] = [];
  let x = textLeft;
  let y = top;
  for (const badge of badges) {
    const room = widestText - 2 * pill.inset;
    const { width: inner } = placeText('badge', badge, { x: 0, y: 0 }, room);
    const width = inner + 2 * pill.inset;
    if (x > textLeft && x + width > textLeft + widestText) {
      x = textLeft;
      y += pill.height + pill.gap;
    }
    const text = placeText('badge', badge, { x: x + pill.inset, y: y + pill.baseline }, room);
    placed.push({ x, y, width, height: pill.height, text });
    x += width + pill.gap;
  }
  return placed;
}
