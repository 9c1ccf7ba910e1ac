import type { Document } from '../document.ts';
import { keyAt, nodeAt } from '../syntax/find.ts';

/**
 * Whether everything under a top-level key of a document could be read. Where something could not, what seems to be
 * absent may be there.
 */
export function isReadable({ tree, problems }: Document, key: string): boolean {
  if (problems.length === 0) return true;
  const node = nodeAt(tree, [key]);
  if (node === undefined) return !problems.some(({ code }) => code.startsWith('syntax/'));
  const start = keyAt(tree, [key])?.span.start ?? node.span.start;
  return !problems.some(({ span }) => span.start >= start && span.start <= node.span.end);
}
