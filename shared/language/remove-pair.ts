import type { Fix } from '../model/diagnostic.ts';
import type { Path } from '../model/path.ts';
import type { SyntaxTree } from './syntax/tree.ts';
import { nodeAt, pairIndex, resolveAlias } from './syntax/find.ts';

/**
 * The fix that removes a key with its value: whole lines in block style, the comma with it in flow style.
 * Undefined where that would leave a text that means something else.
 */
export function removePair(tree: SyntaxTree, path: Path): Fix | undefined {
  const parent = nodeAt(tree, path.slice(0, -1));
  const mapping = parent === undefined ? undefined : resolveAlias(parent);
  if (mapping?.kind !== 'mapping') return undefined;
  const index = pairIndex(mapping, String(path.at(-1)));
  const pair = mapping.pairs[index];
  if (pair === undefined) return undefined;
  const title = `Remove \`${pair.key.text}\``;
  const { text } = tree;
  if (mapping.flow) {
    const next = mapping.pairs[index + 1];
    const previous = mapping.pairs[index - 1];
    const start = next === undefined ? (previous?.span.end ?? pair.span.start) : pair.span.start;
    const end = next?.span.start ?? pair.span.end;
    return { title, edits: [{ span: { start, end }, newText: '' }] };
  }
  const start = text.lastIndexOf('\n', pair.span.start - 1) + 1;
  if (text.slice(start, pair.span.start).trim() !== '' || mapping.pairs.length === 1)
    return undefined;
  const lineEnd = text.indexOf('\n', Math.max(pair.span.end - 1, pair.span.start));
  const end = lineEnd < 0 ? text.length : lineEnd + 1;
  return { title, edits: [{ span: { start, end }, newText: '' }] };
}
