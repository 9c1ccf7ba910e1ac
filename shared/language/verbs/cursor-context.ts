import type { Document, Kind } from '../document.ts';
import type { Path } from '../../model/path.ts';
import type { Span } from '../../model/position.ts';
import { nodeAt } from '../syntax/find.ts';
import { openDocument } from '../document.ts';
import { shapeAt } from '../shape.ts';
import { shapes } from '../generated/shapes.ts';
import type { MappingNode, Node } from '../syntax/tree.ts';

/** Where something is about to be written. */
export interface CursorContext {
  readonly kind: Kind;
  /** Of the mapping in which a key is to come, or of the value to come. */
  readonly path: Path;
  readonly expects: 'key' | 'value';
  /** The document as it would be with a word in the place; the word is the last part of `path` or stands there. */
  readonly document: Document;
  /** What is already written of it, to be replaced. */
  readonly span: Span;
  readonly written: string;
  /** Whether a colon follows. */
  readonly hasColon: boolean;
  /** Within braces or brackets. */
  readonly inFlow: boolean;
}

/** Stands for what is to be written. No document that anyone writes has it. */
export const standIn = 'toBeWrittenHere';

/**
 * What may be written at an offset, in whatever state the text is: a stand-in is put there, once
 * as a key and once as a value, and the text is read with it. Of both, those that the language
 * has something for are given, best first.
 */
export function contextsAt({ file, tree: { text } }: Document, offset: number): CursorContext[] {
  const start = wordStart(text, offset);
  const end = wordEnd(text, offset);
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  if (isComment(before)) return [];
  const hasColon = /^[ \t]*:(?=\s|$)/.test(text.slice(end));
  const base = { span: { start, end }, written: text.slice(start, offset), hasColon };
  const place = (word: string): Document =>
    openDocument(file, text.slice(0, start) + word + text.slice(end));
  const found: CursorContext[] = [];
  if (/(?:^|[-{,?]) *$/.test(before)) {
    const asKey = hasColon ? standIn : `${standIn}: `;
    let document = place(asKey);
    // Within braces, what follows on the line belongs to the next key, and not to this one.
    if (!hasColon && findMarker(document.tree.root, [])?.inFlow === true)
      document = place(`${asKey}, `);
    const at = findMarker(document.tree.root, []);
    if (at?.isKey === true) found.push(...contextOf(document, at, base));
  }
  if (!hasColon) {
    const document = place(standIn);
    const at = findMarker(document.tree.root, []);
    if (at?.isKey === false) found.push(...contextOf(document, at, base));
  }
  return found;
}

/** A comment begins with `#` after a blank; one within quotes is taken for one too, which costs a suggestion. */
const isComment = (before: string): boolean => /(?:^|\s)#/.test(before);

const wordStart = (text: string, offset: number): number =>
  offset -
  (/[\w.@/%<>=*~-]*$/.exec(lineBefore(text, offset))?.[0].replace(/^-+(?=$| )/, '').length ?? 0);

const wordEnd = (text: string, offset: number): number =>
  offset + (/^[\w.@/%<>=*~-]*/.exec(text.slice(offset, offset + 200))?.[0].length ?? 0);

const lineBefore = (text: string, offset: number): string =>
  text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);

interface MarkerPlace {
  readonly path: Path;
  readonly isKey: boolean;
  readonly inFlow: boolean;
}

/** Where the stand-in stands; `path` of a key is that of its mapping. */
function findMarker(node: Node | undefined, path: Path, flow = false): MarkerPlace | undefined {
  switch (node?.kind) {
    case 'scalar':
      return node.text === standIn ? { path, isKey: false, inFlow: flow } : undefined;
    case 'sequence':
      return firstOf(node.items, (item, index) => findMarker(item, [...path, index], node.flow));
    case 'mapping':
      return firstOf(node.pairs, ({ key, value }) =>
        key.text === standIn
          ? { path, isKey: true, inFlow: node.flow }
          : findMarker(value, [...path, key.text], node.flow),
      );
    case 'alias':
    case undefined:
      return undefined;
  }
}

function firstOf<T, R>(
  items: readonly T[],
  find: (item: T, index: number) => R | undefined,
): R | undefined {
  for (const [index, item] of items.entries()) {
    const found = find(item, index);
    if (found !== undefined) return found;
  }
  return undefined;
}

type Base = Pick<CursorContext, 'span' | 'written' | 'hasColon'>;

function contextOf(document: Document, at: MarkerPlace, base: Base): CursorContext[] {
  const kind = document.model?.kind;
  const { path, isKey, inFlow } = at;
  if (kind === undefined || shapeAt(shapes[kind], path) === undefined) return [];
  return [{ ...base, kind, document, path, inFlow, expects: isKey ? 'key' : 'value' }];
}

/** The mapping of a context that expects a key. */
export function mappingAround({ document, path }: CursorContext): MappingNode | undefined {
  const node = nodeAt(document.tree, path);
  return node?.kind === 'mapping' ? node : undefined;
}

/** The keys beside the one to come. */
export const keysBeside = (context: CursorContext): string[] =>
  (mappingAround(context)?.pairs ?? []).map(({ key }) => key.text).filter((key) => key !== standIn);
