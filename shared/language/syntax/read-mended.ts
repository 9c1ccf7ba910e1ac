import type { TextEdit } from '../../model/diagnostic.ts';
import { isFailure, parseFast } from './reading.ts';
import type { Node, Pair, ScalarNode, SyntaxProblem } from './tree.ts';

/** How many mistakes may be mended at once. */
const maxMended = 20;

/**
 * The values of a broken text as they were meant: read with the first fix of every problem applied, each in its place of
 * the text as it stands. Undefined when a problem has no fix, or the text so mended cannot be read either.
 */
export function readMended(text: string, problems: readonly SyntaxProblem[]): Node | undefined {
  if (problems.length === 0 || problems.length > maxMended) return undefined;
  const edits: TextEdit[] = [];
  for (const { fixes } of problems) {
    if (fixes?.[0] === undefined) return undefined;
    edits.push(...fixes[0].edits);
  }
  edits.sort((a, b) => a.span.start - b.span.start);
  if (edits.some(({ span }, index) => span.start < (edits[index - 1]?.span.end ?? 0)))
    return undefined;
  const mended = parseFast(applyEdits(text, edits));
  if (isFailure(mended) || mended.problems.length > 0 || mended.root === undefined)
    return undefined;
  return moved(mended.root, (offset) => offsetBefore(edits, offset));
}

/** `text` with `edits`, which are in order and do not overlap. */
function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let end = 0;
  for (const { span, newText } of edits) {
    result += text.slice(end, span.start) + newText;
    end = span.end;
  }
  return result + text.slice(end);
}

/** Where that which stands at `offset` after `edits` stood before them. */
function offsetBefore(edits: readonly TextEdit[], offset: number): number {
  let grown = 0;
  for (const { span, newText } of edits) {
    const start = span.start + grown;
    if (offset <= start) break;
    if (offset <= start + newText.length) return Math.min(span.start + (offset - start), span.end);
    grown += newText.length - (span.end - span.start);
  }
  return offset - grown;
}

/** A copy of `node` in which every offset is where `place` says; what aliases lead to is copied once. */
function moved(root: Node, place: (offset: number) => number): Node {
  const copies = new Map<Node, Node>();
  const spanOf = ({ span }: { readonly span: Node['span'] }): Node['span'] => {
    const start = place(span.start);
    return { start, end: Math.max(start, place(span.end)) };
  };
  const scalar = (node: ScalarNode): ScalarNode => ({ ...node, span: spanOf(node) });
  const pair = ({ key, value, span }: Pair): Pair => ({
    key: scalar(key),
    value: copy(value),
    span: spanOf({ span }),
  });
  const build = (node: Node): Node => {
    const span = spanOf(node);
    switch (node.kind) {
      case 'scalar':
        return scalar(node);
      case 'mapping':
        return { ...node, span, pairs: node.pairs.map(pair) };
      case 'sequence':
        return { ...node, span, items: node.items.map(copy) };
      case 'alias':
        return { ...node, span, target: node.target && copy(node.target) };
    }
  };
  const copy = (node: Node): Node => {
    const known = copies.get(node) ?? build(node);
    copies.set(node, known);
    return known;
  };
  return copy(root);
}
