import type { Document } from '../document.ts';
import type { Fix } from '../../model/diagnostic.ts';
import type { MappingNode, SequenceNode } from '../syntax/tree.ts';
import type { Path } from '../../model/path.ts';
import { keyAt, nodeAt, resolveAlias } from '../syntax/find.ts';

/**
 * The fix that lets `key` of the mapping at `at` be `text`, as YAML is written: in place of what is there, otherwise behind
 * the last key. At the top of a document a key that is missing on the way there is written with it.
 * None where that cannot be done within one line.
 */
export function writeKey(document: Document, at: Path, key: string, text: string): Fix[] {
  const { tree } = document;
  const known = nodeAt(tree, [...at, key]);
  const title = `Write \`${key}: ${text}\``;
  if (known !== undefined && keyAt(tree, [...at, key]) !== undefined) {
    const { start, end } = known.span;
    const isInLine = known.kind === 'scalar' || ('flow' in known && known.flow);
    if (!isInLine || tree.text.slice(start, end).includes('\n')) return [];
    return [{ title, edits: [{ span: known.span, newText: start === end ? ` ${text}` : text }] }];
  }
  const parent = nodeAt(tree, at);
  const last = at.at(-1);
  if (parent === undefined && at.length === 1 && typeof last === 'string')
    return writeKey(document, [], last, `{ ${key}: ${text} }`);
  const mapping = parent && resolveAlias(parent);
  if (mapping?.kind !== 'mapping') return [];
  return insertion(document, mapping, mapping.pairs.at(-1)?.span.end, `${key}: ${text}`, title);
}

/** The fix that adds `text` to the list at `at`; none where no list stands there. */
export function addItem(document: Document, at: Path, text: string): Fix[] {
  const list = sequenceAt(document, at);
  if (list === undefined) return [];
  const item = list.flow ? text : `- ${text}`;
  return insertion(document, list, list.items.at(-1)?.span.end, item, `Add \`${text}\``);
}

/** The fix that writes the lines of a step in front of the item at `at` of a list with one item a line; none elsewhere. */
export function addItemBefore(
  document: Document,
  at: Path,
  lines: readonly string[],
  title: string,
): Fix[] {
  const list = sequenceAt(document, at.slice(0, -1));
  const item = nodeAt(document.tree, at);
  if (list === undefined || list.flow || item === undefined) return [];
  const { text, lines: index } = document.tree;
  const start = text.lastIndexOf('\n', item.span.start) + 1;
  const indentation = ' '.repeat(index.positionAt(list.span.start).column);
  return [
    { title, edits: [{ span: { start, end: start }, newText: written(lines, indentation) }] },
  ];
}

/** The fix that writes the lines of a step behind the last item of the list at `at`; none where it is not one item a line. */
export function addItemLast(
  document: Document,
  at: Path,
  lines: readonly string[],
  title: string,
): Fix[] {
  const list = sequenceAt(document, at);
  if (list === undefined || list.flow) return [];
  const { text, lines: index } = document.tree;
  const indentation = ' '.repeat(index.positionAt(list.span.start).column);
  const start = lineEnd(text, list.span.end);
  const newText = `\n${written(lines, indentation).trimEnd()}`;
  return [{ title, edits: [{ span: { start, end: start }, newText }] }];
}

/** The fix that takes the item at `at` out of its list, when others remain; none otherwise. */
export function removeItem(document: Document, at: Path, title: string): Fix[] {
  const list = sequenceAt(document, at.slice(0, -1));
  const index = Number(at.at(-1));
  const item = list?.items[index];
  if (list === undefined || item === undefined || list.items.length < 2) return [];
  const { text } = document.tree;
  if (list.flow) {
    const next = list.items[index + 1];
    const start = next === undefined ? (list.items[index - 1]?.span.end ?? 0) : item.span.start;
    return [
      { title, edits: [{ span: { start, end: next?.span.start ?? item.span.end }, newText: '' }] },
    ];
  }
  const start = text.lastIndexOf('\n', item.span.start) + 1;
  const end = Math.min(text.length, lineEnd(text, item.span.end) + 1);
  return [{ title, edits: [{ span: { start, end }, newText: '' }] }];
}

function sequenceAt({ tree }: Document, at: Path): SequenceNode | undefined {
  const found = nodeAt(tree, at);
  const list = found && resolveAlias(found);
  return list?.kind === 'sequence' ? list : undefined;
}

/** What comes behind the last part of a mapping or list: on its line in braces and brackets, on a line of its own otherwise. */
function insertion(
  { tree }: Document,
  around: MappingNode | SequenceNode,
  last: number | undefined,
  added: string,
  title: string,
): Fix[] {
  if (around.flow) {
    const isBraces = around.kind === 'mapping';
    const place = last ?? around.span.start + 1;
    const newText = last === undefined ? (isBraces ? ` ${added} ` : added) : `, ${added}`;
    return [{ title, edits: [{ span: { start: place, end: place }, newText }] }];
  }
  const place = lineEnd(tree.text, last ?? around.span.end);
  const { column } = tree.lines.positionAt(around.span.start);
  const newText = `\n${' '.repeat(column)}${added}`;
  return [{ title, edits: [{ span: { start: place, end: place }, newText }] }];
}

/** The end of the line of `offset`, its comment included. */
function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  const line = end < 0 ? text.length : end;
  return text.charAt(line - 1) === '\r' ? line - 1 : line;
}

const written = (lines: readonly string[], indentation: string): string =>
  lines.map((line, index) => `${indentation}${index === 0 ? '- ' : '  '}${line}\n`).join('');
