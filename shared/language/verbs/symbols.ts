import type { Document } from '../document.ts';
import type { NameSort, Shape } from '../shape.ts';
import type { Node } from '../syntax/tree.ts';
import type { Span } from '../../model/position.ts';
import type { Workspace } from '../workspace.ts';
import { declarationsIn, ownerOf } from './declarations.ts';
import { keyAt } from '../syntax/find.ts';
import { shapeAt } from '../shape.ts';
import { shapes } from '../generated/shapes.ts';
import { basename } from '../file-path.ts';

/** What a symbol is; a section is a key of the language that holds others. */
export type SymbolSort = NameSort | 'document' | 'section' | 'item';

/** One entry of the outline of a document. */
export interface DocumentSymbol {
  readonly name: string;
  readonly sort: SymbolSort;
  /** Beside the name: what it does, in a few words. */
  readonly detail?: string;
  /** All that is written of it. */
  readonly whole: Span;
  /** What is selected when it is chosen; within `whole`. */
  readonly span: Span;
  readonly children: readonly DocumentSymbol[];
}

/** A name that is declared somewhere in the workspace. */
export interface WorkspaceSymbol {
  readonly name: string;
  readonly sort: SymbolSort;
  readonly file: string;
  readonly span: Span;
  /** What it belongs to. */
  readonly container: string;
}

/** The outline of a document: its sections, what they declare, and the items of their lists. */
export function documentSymbols(document: Document): DocumentSymbol[] {
  const kind = document.model?.kind;
  const { root } = document.tree;
  if (kind === undefined || root?.kind !== 'mapping') return [];
  return symbolsBelow(root, shapes[kind], true);
}

function symbolsBelow(node: Node, shape: Shape | undefined, isTop = false): DocumentSymbol[] {
  if (node.kind === 'sequence')
    return node.items.flatMap((item, index) => itemSymbol(item, shape?.items, index));
  if (node.kind !== 'mapping') return [];
  return node.pairs.flatMap(({ key, value, span }) => {
    const below = shape && shapeAt(shape, [key.text]);
    const children = symbolsBelow(value, below);
    const sort = shape?.declares ?? (isTop && value.kind !== 'scalar' ? 'section' : undefined);
    // A key of the language further down is not worth an entry, but what it declares is.
    if (sort === undefined) return children;
    return [{ name: key.text, sort, whole: span, span: key.span, children }];
  });
}

/** An item of a list of mappings goes by its name, or by the first of its keys that says what it does. */
function itemSymbol(item: Node, shape: Shape | undefined, index: number): DocumentSymbol[] {
  if (item.kind === 'scalar' && shape?.declaresItem !== undefined)
    return [
      {
        name: item.text,
        sort: shape.declaresItem,
        whole: item.span,
        span: item.span,
        children: [],
      },
    ];
  if (item.kind !== 'mapping') return [];
  const named = item.pairs.find(({ key }) => shape?.fields?.[key.text]?.declaresValue);
  const action = item.pairs.find(({ key }) => shape?.fields?.[key.text]?.action === true);
  const told = item.pairs.filter(({ value }) => value.kind === 'scalar' && value.text !== '');
  const sort = named && shape?.fields?.[named.key.text]?.declaresValue;
  const first = named ?? told[0];
  const name = first?.value.kind === 'scalar' ? first.value.text : undefined;
  const detail =
    action?.key.text ??
    told.find((pair) => pair !== first && pair.value.kind === 'scalar')?.key.text;
  return [
    {
      name: name === undefined || name === '' ? `${index + 1}` : name,
      sort: sort ?? 'item',
      ...(detail === undefined ? {} : { detail }),
      whole: item.span,
      span: first?.value.span ?? item.span,
      children: [],
    },
  ];
}

/** What the workspace declares and `query` finds: every letter of it, in its order. Documents come first. */
export function workspaceSymbols(workspace: Workspace, query: string): WorkspaceSymbol[] {
  const isWanted = ({ name }: WorkspaceSymbol): boolean => isSubsequence(query, name);
  const documents = [...workspace.documents()];
  return [
    ...documents.flatMap(documentName),
    ...documents.flatMap((document) =>
      declarationsIn(document).map((found): WorkspaceSymbol => {
        const { sort, name, span } = found;
        const container = sort === 'version' ? ownerOf(found) : nameOf(document);
        return { sort, name, span, file: document.file, container };
      }),
    ),
  ].filter(isWanted);
}

function documentName(document: Document): WorkspaceSymbol[] {
  const key = keyAt(document.tree, ['name']);
  if (document.model === undefined || key === undefined) return [];
  const { file } = document;
  return [
    {
      name: nameOf(document),
      sort: 'document',
      file,
      span: key.span,
      container: document.model.kind,
    },
  ];
}

function nameOf({ model, file }: Document): string {
  switch (model?.kind) {
    case 'System':
      return model.system.name;
    case 'Playbook':
      return model.playbook.name;
    case 'Scenario':
      return model.scenario.name;
    case 'Policy':
    case undefined:
      return basename(file);
  }
}

function isSubsequence(wanted: string, text: string): boolean {
  const letters = text.toLowerCase();
  let at = 0;
  for (const letter of wanted.toLowerCase().replaceAll(/\s/g, '')) {
    at = letters.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
