import type { CursorContext } from './cursor-context.ts';
import type { Node } from '../syntax/tree.ts';
import type { Shape } from '../shape.ts';
import type { Workspace } from '../workspace.ts';
import { shapeAt } from '../shape.ts';
import { shapes } from '../generated/shapes.ts';

/** More than this many are no help. */
const most = 30;

/**
 * What stands at the same place of the language elsewhere in the workspace, the most frequent first: the images,
 * channels, audiences, owners and flags that are known. Only of texts of one line.
 */
export function writtenElsewhere(
  workspace: Workspace,
  { kind, path, written }: CursorContext,
): string[] {
  const wanted = shapeAt(shapes[kind], path);
  const key = path.findLast((part) => typeof part === 'string');
  const counts = new Map<string, number>();
  const visit = (node: Node, shape: Shape, under: string | number | undefined): void => {
    if (
      node.kind === 'scalar' &&
      shape === wanted &&
      under === key &&
      isShort(node.text) &&
      node.text !== written
    )
      counts.set(node.text, (counts.get(node.text) ?? 0) + 1);
    if (node.kind === 'sequence' && shape.items !== undefined)
      for (const item of node.items) visit(item, shape.items, under);
    if (node.kind !== 'mapping') return;
    for (const each of node.pairs) {
      const below = shapeAt(shape, [each.key.text]);
      if (below !== undefined) visit(each.value, below, each.key.text);
    }
  };
  for (const document of workspace.documents()) {
    const { root } = document.tree;
    if (root !== undefined && document.model?.kind === kind) visit(root, shapes[kind], undefined);
  }
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([text]) => text)
    .slice(0, most);
}

const isShort = (text: string): boolean =>
  text.length > 1 && text.length <= 200 && !/\s\S+\s/.test(text);
