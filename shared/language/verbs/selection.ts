import type { Document } from '../document.ts';
import type { Span } from '../../model/position.ts';
import { keyAt, nodeAt, pathAt } from '../syntax/find.ts';

/** What is around an offset, from the innermost to the whole text; each is larger than the one before. */
export function selectionAround({ tree }: Document, offset: number): Span[] {
  const { path, node } = pathAt(tree, offset);
  const spans: Span[] = node === undefined ? [] : [node.span];
  for (let length = path.length; length >= 0; length--) {
    const value = nodeAt(tree, path.slice(0, length))?.span;
    const key = keyAt(tree, path.slice(0, length))?.span;
    if (value !== undefined) spans.push(value);
    if (value !== undefined && key !== undefined)
      spans.push({ start: Math.min(key.start, value.start), end: Math.max(key.end, value.end) });
  }
  spans.push({ start: 0, end: tree.text.length });
  const around: Span[] = [];
  for (const span of spans) {
    const inner = around.at(-1) ?? { start: offset, end: offset };
    const isAround = span.start <= inner.start && span.end >= inner.end;
    const isLarger = around.length === 0 || span.start < inner.start || span.end > inner.end;
    if (isAround && isLarger) around.push(span);
  }
  return around;
}
