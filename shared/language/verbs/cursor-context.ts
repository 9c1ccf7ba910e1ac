import type { Document, Kind } from '../document.ts';
import type { Path } from '../../model/path.ts';
import type { Span } from '../../model/position.ts';
import { nodeAt, pathAt } from '../syntax/find.ts';
import { identify } from '../identify.ts';
import { parseAgain } from '../syntax/parse.ts';
import { shapeAt } from '../shape.ts';
import { shapes } from '../generated/shapes.ts';
import type { MappingNode, SyntaxTree } from '../syntax/tree.ts';

/** Where something is about to be written. */
export interface CursorContext {
  readonly kind: Kind;
  /** Of the mapping in which a key is to come, or of the value to come. */
  readonly path: Path;
  readonly expects: 'key' | 'value';
  readonly file: string;
  /** The text as it would be with a word in the place; the word is the last part of `path` or stands there. */
  readonly tree: SyntaxTree;
  /** What is already written of it, to be replaced. */
  readonly span: Span;
  readonly written: string;
  /** Whether a colon follows. */
  readonly hasColon: boolean;
  /** Within braces or brackets. */
  readonly inFlow: boolean;
}

/** Stands for what is to be written. No document that anyone writes has it. */
const standIn = 'toBeWrittenHere';

/**
 * What may be written at an offset, in whatever state the text is: a stand-in is put there, once
 * as a key and once as a value, and the text is read with it. Of both, those that the language
 * has something for are given, best first.
 */
export function* contextsAt(
  { file, tree }: Document,
  offset: number,
): Generator<CursorContext, void, undefined> {
  const { text } = tree;
  const start = wordStart(text, offset);
  const end = wordEnd(text, offset);
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  if (isComment(before)) return;
  const hasColon = /^[ \t]*:(?=\s|$)/.test(text.slice(end));
  const base = { file, span: { start, end }, written: text.slice(start, offset), hasColon };
  const place = (word: string): SyntaxTree =>
    parseAgain(text.slice(0, start) + word + text.slice(end), tree);
  if (/(?:^|[-{,?]) *$/.test(before)) {
    const asKey = hasColon ? standIn : `${standIn}: `;
    let placed = place(asKey);
    // Within braces, what follows on the line belongs to the next key, and not to this one.
    if (!hasColon && findStandIn(placed, start)?.inFlow === true) placed = place(`${asKey}, `);
    const at = findStandIn(placed, start);
    if (at?.isKey === true) yield* contextOf(placed, at, base);
  }
  if (!hasColon) {
    const placed = place(standIn);
    const at = findStandIn(placed, start);
    if (at?.isKey === false) yield* contextOf(placed, at, base);
  }
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

interface StandInPlace {
  readonly path: Path;
  readonly isKey: boolean;
  readonly inFlow: boolean;
}

/** Where the stand-in stands, which begins at `start`; `path` of a key is that of its mapping. */
function findStandIn(tree: SyntaxTree, start: number): StandInPlace | undefined {
  const { path, node, inKey } = pathAt(tree, start + 1);
  if (node?.kind !== 'scalar' || node.text !== standIn) return undefined;
  const around = nodeAt(tree, path.slice(0, -1));
  const inFlow = around !== undefined && 'flow' in around && around.flow;
  return { path: inKey ? path.slice(0, -1) : path, isKey: inKey, inFlow };
}

type Base = Pick<CursorContext, 'file' | 'span' | 'written' | 'hasColon'>;

function contextOf(tree: SyntaxTree, at: StandInPlace, base: Base): CursorContext[] {
  const { kind } = identify(base.file, tree, tree.value);
  const { path, isKey, inFlow } = at;
  if (kind === undefined || shapeAt(shapes[kind], path) === undefined) return [];
  return [{ ...base, kind, tree, path, inFlow, expects: isKey ? 'key' : 'value' }];
}

/** The mapping of a context that expects a key. */
export function mappingAround({ tree, path }: CursorContext): MappingNode | undefined {
  const node = nodeAt(tree, path);
  return node?.kind === 'mapping' ? node : undefined;
}

/** The keys beside the one to come. */
export const keysBeside = (context: CursorContext): string[] =>
  (mappingAround(context)?.pairs ?? []).map(({ key }) => key.text).filter((key) => key !== standIn);
