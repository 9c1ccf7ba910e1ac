import type { Document, Kind } from '../document.ts';
import type { NameSort, Shape } from '../shape.ts';
import type { Node, ScalarNode, SyntaxTree } from '../syntax/tree.ts';
import type { Path } from '../../model/path.ts';
import type { Span } from '../../model/position.ts';
import { nodeAt } from '../syntax/find.ts';
import { shapeAt } from '../shape.ts';
import { shapes } from '../generated/shapes.ts';

/** A name where it stands in a text. */
export interface NameHere {
  readonly name: string;
  /** What it may be the name of. */
  readonly sorts: readonly NameSort[];
  /** What the name belongs to, where it is a version. */
  readonly owner?: string;
  /** The playbook whose step or trigger it is, where that is said: `playbook/name`. */
  readonly playbook?: string;
  /** The name alone. */
  readonly span: Span;
  /** The key or value that it is, or is a part of. */
  readonly node: ScalarNode;
  /** Whether it stands where things of its sort get their names. */
  readonly isDeclared: boolean;
  /** What it leads to: the value of a key, the value itself otherwise. */
  readonly path: Path;
}

const known = new WeakMap<Document, readonly NameHere[]>();

/** Every name in a document, in the order of its text. */
export function namesIn(document: Document): readonly NameHere[] {
  let names = known.get(document);
  if (names === undefined) known.set(document, (names = findNames(document)));
  return names;
}

function findNames(document: Document): NameHere[] {
  const kind = document.model?.kind;
  if (kind === undefined) return [];
  const found: NameHere[] = [];
  const path: (string | number)[] = [];
  const visit = (node: Node | undefined, shape: Shape): void => {
    if (node?.kind === 'scalar') found.push(...namesOfValue(document, kind, path, shape, node));
    if (node?.kind === 'sequence' && shape.items !== undefined)
      for (const [index, item] of node.items.entries()) {
        path.push(index);
        visit(item, shape.items);
        path.pop();
      }
    if (node?.kind !== 'mapping') return;
    for (const { key, value } of node.pairs) {
      path.push(key.text);
      found.push(...nameOfKey(shape, path, key));
      const below = shapeAt(shape, [key.text]);
      if (below !== undefined) visit(value, below);
      path.pop();
    }
  };
  visit(document.tree.root, shapes[kind]);
  return found;
}

/** The name that a key of a mapping of this shape is; none where keys are fixed. */
export function nameOfKey(parent: Shape | undefined, path: Path, node: ScalarNode): NameHere[] {
  const name = String(path.at(-1));
  const here = { name, span: node.span, node, path: [...path] };
  if (parent?.keysReferTo !== undefined)
    return [{ ...here, sorts: parent.keysReferTo, isDeclared: false }];
  if (parent?.declares === undefined) return [];
  const owner = parent.declares === 'version' ? { owner: String(path.at(-3)) } : {};
  return [{ ...here, sorts: [parent.declares], ...owner, isDeclared: true }];
}

/** The names that a value of this shape is: one, or a service and its version; of a step or trigger perhaps with its playbook. */
export function namesOfValue(
  document: Document,
  kind: Kind,
  path: Path,
  shape: Shape,
  node: ScalarNode,
): NameHere[] {
  const { span, text } = node;
  const here = { name: text, span, node, path: [...path], isDeclared: false };
  const declared = shape.declaresValue ?? shape.declaresItem;
  if (declared !== undefined) return [{ ...here, sorts: [declared], isDeclared: true }];
  if (shape.quantity === 'version') {
    const owner = versionOwner(document.tree, kind, path);
    return owner === undefined ? [] : [{ ...here, sorts: ['version'], owner }];
  }
  if (shape.refersTo === undefined) return [];
  const slash = kind === 'Scenario' && shape.refersTo.some(isOfPlaybook) ? text.indexOf('/') : -1;
  const at = shape.target === true ? text.indexOf('@') : -1;
  // A quoted text stands one further on, as long as nothing in it is escaped.
  const first = span.start + (span.end - span.start - text.length === 2 ? 1 : 0);
  if (slash >= 0) {
    const own = { start: first + slash + 1, end: first + text.length };
    const [playbook, name] = [text.slice(0, slash), text.slice(slash + 1)];
    return [{ ...here, name, playbook, sorts: shape.refersTo, span: own }];
  }
  if (at < 0) return [{ ...here, sorts: shape.refersTo }];
  const cut = first + at;
  const [name, version] = [text.slice(0, at), text.slice(at + 1)];
  const start = cut - at;
  return [
    { ...here, name, sorts: shape.refersTo, span: { start, end: cut } },
    {
      ...here,
      name: version,
      sorts: ['version'],
      owner: name,
      span: { start: cut + 1, end: start + text.length },
    },
  ];
}

/** Whether names of `sort` belong to a playbook, so that two playbooks may both have one. */
export function isOfPlaybook(sort: NameSort): boolean {
  return sort === 'step' || sort === 'approval' || sort === 'trigger';
}

/** What the version at `path` is a version of: the key above it that names something, or the name written beside it. */
export function versionOwner(tree: SyntaxTree, kind: Kind, path: Path): string | undefined {
  for (let length = path.length - 1; length > 0; length--) {
    const above = path.slice(0, length);
    if (shapeAt(shapes[kind], above.slice(0, -1))?.keysReferTo !== undefined)
      return String(above.at(-1));
    for (const [name, shape] of Object.entries(shapeAt(shapes[kind], above)?.fields ?? {})) {
      const isOwner = shape.refersTo?.includes('service') === true;
      const beside = isOwner ? nodeAt(tree, [...above, name]) : undefined;
      if (beside?.kind === 'scalar') return beside.text;
    }
  }
  return undefined;
}
