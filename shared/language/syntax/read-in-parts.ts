import type { Node, Pair, TreeParts } from './tree.ts';
import type { Piece, Section } from './split-parts.ts';
import { Mapping } from './to-value.ts';
import { isFailure, parseFast } from './reading.ts';
import { moved, movedPair } from './moved.ts';
import { splitParts } from './split-parts.ts';

/** A piece of a text in which nothing is wrong or out of the ordinary, read on its own. */
interface PlainPiece {
  readonly plain: { readonly value: unknown };
  readonly root: Node | undefined;
}

/** The pieces of a text by what they say: those of the next text that say the same need not be read again. */
export type Pieces = ReadonlyMap<string, PlainPiece>;

/** A reading that remembers its pieces. */
export interface ReadingInParts extends TreeParts {
  readonly pieces: Pieces;
}

/** Below this, reading the whole is quicker. */
const shortest = 4000;

/**
 * Reads a text piece by piece, those that are in `known` not again. Gives what reading the whole gives, or undefined where
 * it might not: when any piece is not plain, or the text cannot be split.
 */
export function readInParts(text: string, known: Pieces | undefined): ReadingInParts | undefined {
  if (text.length < shortest) return undefined;
  const sections = splitParts(text);
  if (sections === undefined) return undefined;
  const pieces = new Map<string, PlainPiece>();
  const read = ({ start, end }: Piece): PlainPiece | undefined => {
    const part = text.slice(start, end);
    const piece = pieces.get(part) ?? known?.get(part) ?? readPiece(ownCopy(part));
    if (piece !== undefined) pieces.set(part, piece);
    return piece;
  };
  const value = new Mapping();
  const parts: SectionParts[] = [];
  for (const section of sections) {
    const head = read(section.head);
    const entries = section.entries.map(read);
    if (head === undefined || !entries.every((entry) => entry !== undefined)) return undefined;
    const [pair, another] = Object.entries(head.plain.value as Record<string, unknown>);
    if (pair === undefined || another !== undefined || pair[0] in value) return undefined;
    const [key, own] = pair;
    const joined = entries.length === 0 ? { value: own } : joinValues(entries);
    if (joined === undefined) return undefined;
    value[key] = joined.value;
    parts.push({ section, head, entries });
  }
  return new PartsReading(value, parts, pieces);
}

interface SectionParts {
  readonly section: Section;
  readonly head: PlainPiece;
  readonly entries: readonly PlainPiece[];
}

/** The same text with memory of its own: a slice keeps the whole text it was cut from, and pieces outlive many texts. */
const ownCopy = (slice: string): string => ` ${slice}`.slice(1);

function readPiece(text: string): PlainPiece | undefined {
  const reading = parseFast(text);
  if (isFailure(reading) || reading.plain === undefined) return undefined;
  // The root is built by whoever asks for it.
  return reading as PlainPiece;
}

/** The value that entries make together; undefined where one is no entry, or a key is there twice. */
function joinValues(entries: readonly PlainPiece[]): { value: unknown } | undefined {
  if (Array.isArray(entries[0]?.plain.value))
    return { value: entries.flatMap(({ plain }) => plain.value as unknown[]) };
  const value = new Mapping();
  for (const { plain } of entries) {
    const record = plain.value as Readonly<Record<string, unknown>>;
    for (const key in record) {
      if (key in value) return undefined;
      value[key] = record[key];
    }
  }
  return { value };
}

class PartsReading implements ReadingInParts {
  readonly plain: { readonly value: unknown };
  readonly problems = [];
  readonly pieces: Pieces;
  readonly #parts: readonly SectionParts[];
  #root: Node | undefined;

  constructor(value: unknown, parts: readonly SectionParts[], pieces: Pieces) {
    this.plain = { value };
    this.pieces = pieces;
    this.#parts = parts;
  }

  get root(): Node | undefined {
    return (this.#root ??= mappingOf(this.#parts.flatMap(pairOf)));
  }
}

function pairOf({ section, head, entries }: SectionParts): Pair[] {
  const { root } = head;
  const [pair] = root?.kind === 'mapping' ? root.pairs : [];
  if (pair === undefined) return [];
  const { key, value, span } = movedPair(pair, section.head.start);
  if (entries.length === 0) return [{ key, value, span }];
  const joined = joinNodes(
    entries.flatMap((entry, index) => {
      const node = entry.root;
      return node === undefined ? [] : [moved(node, section.entries[index]?.start ?? 0)];
    }),
  );
  return [{ key, value: joined, span: { start: span.start, end: joined.span.end } }];
}

function joinNodes(nodes: readonly Node[]): Node {
  if (nodes[0]?.kind !== 'sequence')
    return mappingOf(nodes.flatMap((node) => (node.kind === 'mapping' ? node.pairs : [])));
  const items = nodes.flatMap((node) => (node.kind === 'sequence' ? node.items : []));
  const span = { start: nodes[0].span.start, end: nodes.at(-1)?.span.end ?? 0 };
  return { kind: 'sequence', span, items, flow: false };
}

function mappingOf(pairs: readonly Pair[]): Node {
  const span = { start: pairs[0]?.span.start ?? 0, end: pairs.at(-1)?.span.end ?? 0 };
  return { kind: 'mapping', span, pairs, flow: false };
}
