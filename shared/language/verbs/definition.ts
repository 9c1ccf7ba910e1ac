import type { Declaration } from './declarations.ts';
import type { NameHere } from './names-in.ts';
import type { Span } from '../../model/position.ts';
import type { Workspace } from '../workspace.ts';
import { dirname, resolvePath } from '../file-path.ts';
import { link } from '../link.ts';
import { isOfPlaybook } from './names-in.ts';
import { nameAt } from './name-at.ts';
import { subjectOf } from './find-references.ts';
import type { Document } from '../document.ts';
import { ownerOf, visibleDeclarations } from './declarations.ts';
import { pathAt } from '../syntax/find.ts';
import { shapeAt } from '../shape.ts';
import { shapes } from '../generated/shapes.ts';

/** From a name in one text to what declares it. */
export interface Definition {
  /** The name that was asked about. */
  readonly from: Span;
  /** The file that declares it. */
  readonly file: string;
  /** The name there; the start of the file where the name is a file's. */
  readonly span: Span;
}

/** What the name or file at an offset of a document stands for; none where nothing there is a name, or nothing declares it. */
export function definition(workspace: Workspace, file: string, offset: number): Definition[] {
  const document = workspace.get(file);
  const kind = document?.model?.kind;
  if (document === undefined || kind === undefined) return [];
  const { path, node, inKey } = pathAt(document.tree, offset);
  if (!inKey && node?.kind === 'scalar' && shapeAt(shapes[kind], path)?.file !== undefined) {
    const target = resolvePath(dirname(file), node.text);
    const isThere = workspace.get(target) !== undefined;
    return isThere ? [{ from: node.span, file: target, span: { start: 0, end: 0 } }] : [];
  }
  const here = nameAt(document, offset);
  if (here === undefined) return [];
  return declarationsOf(workspace, document, here).map((each) => ({
    from: here.span,
    file: each.document.file,
    span: each.span,
  }));
}

/** What declares the name `here` of `document`. */
export function declarationsOf(
  workspace: Workspace,
  document: Document,
  here: NameHere,
): Declaration[] {
  const linked = link(workspace, document);
  const { name, sorts, owner } = here;
  return visibleDeclarations(workspace, linked).filter(
    (each) =>
      each.name === name &&
      sorts.includes(each.sort) &&
      (owner === undefined || ownerOf(each) === owner) &&
      (!isOfPlaybook(each.sort) || each.document.file === subjectOf(linked, here)?.home),
  );
}
