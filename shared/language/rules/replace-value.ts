import type { Document } from '../document.ts';
import type { Fix } from '../../model/diagnostic.ts';
import type { Path } from '../../model/path.ts';
import { nearest } from '../nearest.ts';
import { nodeAt } from '../syntax/find.ts';

/** A fix that writes `text` in place of the scalar at `at`; none where no scalar stands there. */
export function replaceValue({ tree }: Document, at: Path, text: string): Fix[] {
  const node = nodeAt(tree, at);
  if (node?.kind !== 'scalar') return [];
  const newText = mustBeQuoted(text) ? JSON.stringify(text) : text;
  return [{ title: `Change to \`${text}\``, edits: [{ span: node.span, newText }] }];
}

/** Fixes that write the names closest to the wrong one at `at`, at most three. */
export function replaceByNearest(
  document: Document,
  at: Path,
  written: string,
  names: Iterable<string>,
): Fix[] {
  return nearest(written, [...names])
    .slice(0, 3)
    .flatMap((name) => replaceValue(document, at, name));
}

/** Whether YAML would read the text, unquoted, as something other than this text. */
function mustBeQuoted(text: string): boolean {
  return (
    /^[-+]?(?:\d+\.\d*|\.\d+|0[xo].*)(?:e[-+]?\d+)?$/i.test(text) ||
    /[#:{}[\],&*!|>'"%@`]/.test(text)
  );
}
