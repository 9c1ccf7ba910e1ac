import type { Document } from '../document.ts';
import type { Node } from '../syntax/tree.ts';

/** Lines that can be folded under their first; zero-based, both included. */
export interface Fold {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind: 'value' | 'comment';
}

/** What can be folded: every value of more than one line under the line that begins it, and every block of comments. */
export function folds({ tree }: Document): Fold[] {
  const { lines, text } = tree;
  const found = new Map<number, Fold>();
  const add = (start: number, end: number, kind: Fold['kind'] = 'value'): void => {
    const startLine = lines.positionAt(start).line;
    const endLine = lines.positionAt(end).line;
    const known = found.get(startLine);
    if (endLine > startLine && (known === undefined || known.endLine < endLine))
      found.set(startLine, { startLine, endLine, kind });
  };
  const visit = (node: Node): void => {
    if (node.kind === 'mapping')
      for (const { span, value } of node.pairs) {
        add(span.start, span.end);
        visit(value);
      }
    if (node.kind === 'sequence')
      for (const item of node.items) {
        add(item.span.start, item.span.end);
        visit(item);
      }
  };
  if (tree.root !== undefined) visit(tree.root);
  for (const match of text.matchAll(/^[ \t]*#.*(?:(?:\r\n|\r|\n)[ \t]*#.*)+/gm))
    add(match.index, match.index + match[0].length, 'comment');
  return [...found.values()].sort((a, b) => a.startLine - b.startLine);
}
