import type { Document } from '../document.ts';
import type { NameSort, Shape } from '../shape.ts';
import type { Path } from '../../model/path.ts';
import type { Span } from '../../model/position.ts';
import { nodeAt, pathAt } from '../syntax/find.ts';
import { shapeAt } from '../shape.ts';
import { shapes } from '../generated/shapes.ts';

/** A name that stands at one place of a text. */
export interface NameHere {
  readonly name: string;
  readonly sorts: readonly NameSort[];
  /** What the name belongs to, where it is a version. */
  readonly owner?: string;
  readonly span: Span;
}

/** The name used or declared at an offset; undefined where there is none. */
export function nameAt(document: Document, offset: number): NameHere | undefined {
  const kind = document.model?.kind;
  const { path, node, inKey } = pathAt(document.tree, offset);
  const last = path.at(-1);
  if (kind === undefined || node?.kind !== 'scalar' || last === undefined) return undefined;
  const { span, text } = node;
  const parent = shapeAt(shapes[kind], path.slice(0, -1));
  if (inKey) return nameOfKey(parent, path, span);
  const shape = shapeAt(shapes[kind], path);
  const declared = shape?.declaresValue ?? shape?.declaresItem;
  if (declared !== undefined) return { name: text, sorts: [declared], span };
  if (shape?.quantity === 'version') {
    const owner = versionOwner(document, path);
    return owner === undefined ? undefined : { name: text, sorts: ['version'], owner, span };
  }
  if (shape?.refersTo === undefined) return undefined;
  return shape.target === true
    ? partOfTarget(text, shape.refersTo, span, offset)
    : { name: text, sorts: shape.refersTo, span };
}

function nameOfKey(parent: Shape | undefined, path: Path, span: Span): NameHere | undefined {
  const name = String(path.at(-1));
  if (parent?.keysReferTo !== undefined) return { name, sorts: parent.keysReferTo, span };
  if (parent?.declares === undefined) return undefined;
  const owner = parent.declares === 'version' ? { owner: String(path.at(-3)) } : {};
  return { name, sorts: [parent.declares], ...owner, span };
}

/** Of `service@version`, the part that includes the offset. */
function partOfTarget(
  text: string,
  sorts: readonly NameSort[],
  span: Span,
  offset: number,
): NameHere {
  const at = text.indexOf('@');
  if (at < 0) return { name: text, sorts, span };
  const owner = text.slice(0, at);
  // A quoted name does not stand where its text says.
  const cut = span.end - span.start === text.length ? span.start + at : span.end;
  if (offset <= cut) return { name: owner, sorts, span: { start: span.start, end: cut } };
  const version = { start: cut + 1, end: span.end };
  return { name: text.slice(at + 1), sorts: ['version'], owner, span: version };
}

/** What the version at `path` is a version of: the key above it that names something, or the name written beside it. */
export function versionOwner(document: Document, path: Path): string | undefined {
  const kind = document.model?.kind;
  if (kind === undefined) return undefined;
  for (let length = path.length - 1; length > 0; length--) {
    const above = path.slice(0, length);
    if (shapeAt(shapes[kind], above.slice(0, -1))?.keysReferTo !== undefined)
      return String(above.at(-1));
    for (const [name, shape] of Object.entries(shapeAt(shapes[kind], above)?.fields ?? {})) {
      const beside = nodeAt(document.tree, [...above, name]);
      if (shape.refersTo?.includes('service') === true && beside?.kind === 'scalar')
        return beside.text;
    }
  }
  return undefined;
}
