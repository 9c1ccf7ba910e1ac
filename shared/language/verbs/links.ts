import type { Document } from '../document.ts';
import type { Span } from '../../model/position.ts';
import { dirname, resolvePath } from '../file-path.ts';
import { nodeAt } from '../syntax/find.ts';
import { prepareVisit } from '../visit-shape.ts';
import { shapes } from '../generated/shapes.ts';

/** A path in a text that leads to another file. */
export interface Link {
  readonly span: Span;
  /** The absolute path. */
  readonly file: string;
}

const visitFiles = prepareVisit(({ file }) => file !== undefined);

/** The files that a document refers to. */
export function links(document: Document): Link[] {
  const kind = document.model?.kind;
  if (kind === undefined) return [];
  const found: Link[] = [];
  visitFiles(document.value, shapes[kind], (value, _, path) => {
    const node = nodeAt(document.tree, path);
    if (typeof value !== 'string' || node === undefined) return;
    found.push({ span: node.span, file: resolvePath(dirname(document.file), value) });
  });
  return found;
}
