import type { EventData, Shard } from '../model/journal.ts';

/** Seeds that follow each other. */
export interface SeedRange {
  readonly seed: number;
  readonly runs: number;
}

/** Which seeds of a drill are those of one of its parts; parts differ by one seed at most. */
export function seedsOfShard({ index, of, seed, runs }: Shard): SeedRange {
  const before = (part: number): number => Math.floor((runs * part) / of);
  return { seed: seed + before(index - 1), runs: before(index) - before(index - 1) };
}

/** What the opening of the whole drill says, by that of one of its parts. */
export function openingOfWhole({
  shard,
  ...opened
}: EventData['drill.opened']): EventData['drill.opened'] {
  return shard === undefined ? opened : { ...opened, seed: shard.seed, runs: shard.runs };
}
