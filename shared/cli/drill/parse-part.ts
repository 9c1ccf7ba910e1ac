import type { Shard } from '../../model/journal.ts';

/** One part of several. */
export type Part = Pick<Shard, 'index' | 'of'>;

/** Reads `2/4`; undefined for anything else. */
export function parsePart(text: string): Part | undefined {
  const [, index, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const part = { index: Number(index), of: Number(of) };
  return part.index >= 1 && part.index <= part.of ? part : undefined;
}
