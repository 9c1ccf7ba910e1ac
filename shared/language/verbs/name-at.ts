import type { Document } from '../document.ts';
import type { NameHere } from './names-in.ts';
import { nameOfKey, namesOfValue } from './names-in.ts';
import { pathAt } from '../syntax/find.ts';
import { shapeAt } from '../shape.ts';
import { shapes } from '../generated/shapes.ts';

/** The name used or declared at an offset; undefined where there is none. */
export function nameAt(document: Document, offset: number): NameHere | undefined {
  const kind = document.model?.kind;
  const { path, node, inKey } = pathAt(document.tree, offset);
  if (kind === undefined || node?.kind !== 'scalar' || path.length === 0) return undefined;
  if (inKey) return nameOfKey(shapeAt(shapes[kind], path.slice(0, -1)), path, node)[0];
  const shape = shapeAt(shapes[kind], path);
  if (shape === undefined) return undefined;
  const names = namesOfValue(document, kind, path, shape, node);
  return names.find(({ span }) => offset <= span.end) ?? names.at(-1);
}
