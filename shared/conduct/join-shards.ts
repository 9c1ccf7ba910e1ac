import type { EventData, TraceEvent } from '../model/journal.ts';
import type { Results } from '../store/results.ts';
import type { RunRow } from '../store/run-row.ts';
import { closedEvent, sampledEvent } from './conduct-drill.ts';
import { Deriver } from '../store/derive.ts';
import { DrillTally } from '../drill/tally.ts';
import { openingOfWhole } from './shards.ts';
import { readEvents } from './stored-report.ts';
import { summarise } from '../drill/summarise.ts';

/** A run that holds a part of a drill, and the results file it is in. */
export interface ShardRun {
  readonly results: Results;
  readonly row: RunRow;
  readonly opened: EventData['drill.opened'];
}

/** The parts of one drill that are there. */
export interface ShardSet {
  readonly shards: readonly ShardRun[];
  /** Numbers of the parts that are not there, from 1. */
  readonly missing: readonly number[];
}

/** Sorts parts by the drill they are of: those whose openings are the same but for the part. */
export function setsOfShards(shards: readonly ShardRun[]): ShardSet[] {
  const sets = Map.groupBy(shards, ({ opened }) =>
    JSON.stringify([openingOfWhole(opened), opened.shard?.of]),
  );
  return [...sets.values()].map((all) => {
    const byIndex = new Map(all.map((shard) => [shard.opened.shard?.index ?? 0, shard]));
    const due = Array.from({ length: all[0]?.opened.shard?.of ?? 0 }, (_, at) => at + 1);
    return {
      shards: due.flatMap((index) => byIndex.get(index) ?? []),
      missing: due.filter((index) => !byIndex.has(index)),
    };
  });
}

/** Each transaction waits for the disk. */
const batchSize = 2_000;

/**
 * Makes one run of all parts of a drill: its journal is byte for byte the one that the drill would have written in one place.
 * Returns its id. Throws an EnvironmentError when a journal is damaged.
 */
export function joinShards(into: Results, shards: readonly ShardRun[]): string {
  const [first] = shards;
  if (first === undefined) throw new Error('A drill has at least one part');
  const opened = openingOfWhole(first.opened);
  const writer = into.beginRun(
    { tUs: 0, kind: 'drill.opened', actor: 'engine', subject: opened.scenario, data: opened },
    {
      startsUs: first.row.startsUs,
      host: first.row.host,
      nowMs: Date.parse(first.row.recordedAt),
      inputs: first.results.inputs(first.row.id),
    },
  );
  const tally = new DrillTally();
  let endUs = 0;
  let batch: TraceEvent[] = [];
  const flush = (): void => {
    writer.append(batch);
    batch = [];
  };
  for (const { results, row } of shards) {
    const isFirst = row.id === first.row.id;
    const deriver = new Deriver((sample) => {
      tally.add(sample);
      if (isFirst && sample.seed === opened.seed) return;
      batch.push(sampledEvent(sample, endUs));
      if (batch.length >= batchSize) flush();
    });
    readEvents(results, row.id, (event) => {
      deriver.add(event);
      if (!isFirst || event.kind !== 'run.ended') return;
      const { trace } = deriver.end();
      endUs = event.tUs;
      batch.push(...trace);
    });
  }
  flush();
  const summary = summarise(opened, tally, false);
  writer.close(closedEvent(summary, endUs));
  return writer.runId;
}
