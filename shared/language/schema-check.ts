import type { Diagnostic } from '../model/diagnostic.ts';
import type { Kind } from './document.ts';
import type { Misfit } from './find-misfits.ts';
import type { SyntaxTree } from './syntax/tree.ts';
import { describeMisfit } from './describe-misfit.ts';
import { findMisfits } from './find-misfits.ts';
import { shapes } from './generated/shapes.ts';

/** `backstep` and `kind` are judged where the document is identified. */
const isJudgedElsewhere = ({ path }: Misfit): boolean =>
  path.length === 1 && (path[0] === 'backstep' || path[0] === 'kind');

/** What of a document does not have the form its kind prescribes: one message per mistake, in no order. */
export function checkSchema(
  kind: Kind,
  file: string,
  tree: SyntaxTree,
  value: unknown,
): Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const misfit of findMisfits(value, shapes[kind])) {
    if (isJudgedElsewhere(misfit)) continue;
    const diagnostic = describeMisfit({ kind, file, tree, misfit });
    if (diagnostic === undefined) continue;
    const key = `${diagnostic.span.start} ${diagnostic.code === 'schema/missing-key' ? diagnostic.message : ''}`;
    if (!found.has(key)) found.set(key, diagnostic);
  }
  return [...found.values()];
}
