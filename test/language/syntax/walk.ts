import type { Node } from '../../../shared/language/syntax/tree.ts';

/** Every node of `root` with its parent, keys included, alias targets not followed. */
export function* walk(
  root: Node | undefined,
  parent?: Node,
): Generator<{ node: Node; parent: Node | undefined }> {
  if (!root) return;
  yield { node: root, parent };
  if (root.kind === 'sequence') for (const item of root.items) yield* walk(item, root);
  if (root.kind === 'mapping') {
    for (const { key, value } of root.pairs) {
      yield { node: key, parent: root };
      yield* walk(value, root);
    }
  }
}
