import type { Diagnostic, Fix } from '../model/diagnostic.ts';
import type { Path } from '../model/path.ts';
import type { SchemaCode } from './schema-codes.ts';
import type { Span } from '../model/position.ts';
import type { SyntaxTree } from './syntax/tree.ts';
import { keyAt, nodeAt } from './syntax/find.ts';
import { schemaCodes } from './schema-codes.ts';

interface Details {
  readonly message: string;
  readonly remedy?: string;
  readonly fixes?: readonly Fix[];
  /** A text to put in place of the value. */
  readonly suggestion?: string;
  /** Whether the suggestion is beyond doubt what the author meant. */
  readonly isCertain?: boolean;
}

/** Where a message about the value at `path` points: a scalar itself, otherwise the key that holds it. */
export function spanOf(tree: SyntaxTree, path: Path): Span {
  const node = nodeAt(tree, path);
  if (node?.kind === 'scalar' && node.span.end > node.span.start) return node.span;
  const key = keyAt(tree, path);
  if (key !== undefined) return key.span;
  if (node?.kind === 'mapping' && node.pairs[0] !== undefined) return node.pairs[0].key.span;
  if (node !== undefined) return node.span;
  return path.length === 0
    ? { start: 0, end: Math.min(1, tree.text.length) }
    : spanOf(tree, path.slice(0, -1));
}

/** A diagnostic about the value at `path`. */
export function schemaDiagnostic(
  file: string,
  tree: SyntaxTree,
  code: SchemaCode,
  path: Path,
  details: Details,
): Diagnostic {
  const span = spanOf(tree, path);
  const { suggestion, isCertain, fixes = [], ...rest } = details;
  const replacement: Fix[] =
    suggestion === undefined
      ? []
      : [
          {
            title: `Write \`${suggestion}\``,
            ...(isCertain === true ? { isCertain } : {}),
            edits: [{ span, newText: suggestion }],
          },
        ];
  const all = [...replacement, ...fixes];
  return {
    code,
    severity: 'error',
    ...rest,
    why: schemaCodes[code].why,
    file,
    span,
    ...(all.length === 0 ? {} : { fixes: all }),
  };
}
