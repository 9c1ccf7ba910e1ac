import type { Document } from '../document.ts';
import type { Linked } from '../link.ts';
import type { NameSort } from '../shape.ts';
import type { Path } from '../../model/path.ts';
import type { Span } from '../../model/position.ts';
import type { Workspace } from '../workspace.ts';
import { link } from '../link.ts';
import { keyAt } from '../syntax/find.ts';
import { prepareVisit } from '../visit-shape.ts';
import { shapes } from '../generated/shapes.ts';
import { spanOf } from '../schema-diagnostic.ts';

/** Where a name gets its meaning. */
export interface Declaration {
  readonly sort: NameSort;
  readonly name: string;
  readonly document: Document;
  /** What it names: the value under the key that is the name, or the item of the list. */
  readonly path: Path;
  /** The name itself. */
  readonly span: Span;
}

const visitDeclared = prepareVisit(
  ({ declares, declaresItem, declaresValue }) =>
    declares !== undefined || declaresItem !== undefined || declaresValue !== undefined,
);

/** Every name that a document declares, in the order of the language. */
export function declarationsIn(document: Document): Declaration[] {
  const kind = document.model?.kind;
  if (kind === undefined) return [];
  const found: Declaration[] = [];
  visitDeclared(document.value, shapes[kind], (value, shape, at) => {
    const path = [...at];
    const { declares, declaresItem, declaresValue } = shape;
    if (declares !== undefined && typeof value === 'object' && value !== null)
      for (const name of Object.keys(value)) {
        const span = keyAt(document.tree, [...path, name])?.span;
        if (span) found.push({ sort: declares, name, document, path: [...path, name], span });
      }
    const sort = declaresItem ?? declaresValue;
    if (sort === undefined || typeof value !== 'string') return;
    const named = declaresItem === undefined ? path.slice(0, -1) : path;
    found.push({ sort, name: value, document, path: named, span: spanOf(document.tree, path) });
  });
  return found;
}

/** Every name that a linked document may use: its own, its playbooks' and its system's. */
export function visibleDeclarations(workspace: Workspace, linked: Linked): Declaration[] {
  const { document: own, playbook, beside = [], system } = linked;
  const files = [own.file, playbook?.file, ...beside.map(({ file }) => file), system?.file];
  return [...new Set(files)].flatMap((file) => {
    const document = file === undefined ? undefined : workspace.get(file);
    return document === undefined ? [] : declarationsIn(document);
  });
}

/** Every name that the document `file` may use. */
export function declarationsSeenFrom(workspace: Workspace, file: string): Declaration[] {
  const document = workspace.get(file);
  return document === undefined ? [] : visibleDeclarations(workspace, link(workspace, document));
}

/** What a version is a version of: the service whose version it is. */
export function ownerOf({ path }: Declaration): string {
  return String(path.at(-3));
}
