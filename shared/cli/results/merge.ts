import type { EventData } from '../../model/journal.ts';
import type { ExitCode } from '../failure.ts';
import type { Merged } from '../../store/merge-run.ts';
import type { Results } from '../../store/results.ts';
import type { ResultsOptions } from './check.ts';
import type { ShardRun, ShardSet } from '../../conduct/join-shards.ts';
import { allRuns } from '../../store/all-runs.ts';
import { CommandFailure, exitCodes } from '../failure.ts';
import { formatCount } from '../../model/quantities/count.ts';
import { joinShards, setsOfShards } from '../../conduct/join-shards.ts';
import { openResults } from '../../store/open-results.ts';
import { parseLine } from '../../store/parse-line.ts';
import { relativePath } from '../../files/relative-path.ts';
import { resultsPath } from '../../store/results-path.ts';
import path from 'node:path';

/** What a merge did. */
interface MergeReport {
  readonly merged: readonly string[];
  readonly alreadyThere: readonly string[];
  readonly stillRecording: readonly string[];
  /** Drills that were put together from their parts. */
  readonly joined: readonly {
    readonly run: string;
    readonly parts: number;
    readonly verdict: string;
  }[];
  /** Drills of which parts are missing: what is there was merged as it is. */
  readonly incomplete: readonly {
    readonly scenario: string;
    readonly missing: readonly number[];
  }[];
}

/** Brings the runs of other results files into one, each at most once, and joins the parts of drills. */
export function mergeResults(
  files: readonly string[],
  { results: given, format }: ResultsOptions,
): ExitCode {
  const target = given ?? resultsPath(process.cwd());
  const sources: Results[] = [];
  let into: Results | undefined;
  try {
    for (const file of files) {
      if (path.resolve(file) === path.resolve(target))
        throw new CommandFailure(
          `${file} cannot be merged into itself.`,
          'Leave it out, or name another file with --results.',
        );
      sources.push(openResults(file, { readonly: true }));
    }
    // Nothing is left of a merge that cannot begin.
    into = openResults(target);
    const report = merge(into, sources);
    process.stdout.write(
      format === 'json'
        ? `${JSON.stringify({ results: into.file, ...report }, undefined, 2)}\n`
        : describe(into.file, report),
    );
    const isGood =
      report.incomplete.length === 0 && report.joined.every(({ verdict }) => verdict === 'passed');
    return isGood ? exitCodes.good : exitCodes.findings;
  } finally {
    for (const results of [...sources, into]) results?.close();
  }
}

function merge(into: Results, sources: readonly Results[]): MergeReport {
  const sets = setsOfShards([into, ...sources].flatMap(shardsIn));
  const whole = sets.filter(({ missing }) => missing.length === 0);
  const parts = new Set(whole.flatMap(({ shards }) => shards.map(({ row }) => row.id)));
  const became: Record<Merged, string[]> = {
    merged: [],
    'already-there': [],
    'still-recording': [],
  };
  for (const source of sources) {
    for (const { id } of [...allRuns(source)].reverse()) {
      if (!parts.has(id)) became[into.mergeRun(source, id)].push(id);
    }
  }
  const joined = whole.flatMap(({ shards }) => joinOnce(into, shards));
  return {
    merged: became.merged,
    alreadyThere: became['already-there'],
    stillRecording: became['still-recording'],
    joined,
    incomplete: sets.filter(({ missing }) => missing.length > 0).map(incomplete),
  };
}

/** A drill whose parts were put together before is not made twice. */
function joinOnce(into: Results, shards: readonly ShardRun[]): MergeReport['joined'] {
  const [first] = shards;
  const id = first === undefined ? undefined : wholeOf(into, first);
  const run = id ?? joinShards(into, shards);
  return [{ run, parts: shards.length, verdict: into.run(run)?.verdict ?? 'inconclusive' }];
}

/** The whole drill begins at the same instant as its first part, with the same files. */
function wholeOf(into: Results, { row, opened }: ShardRun): string | undefined {
  const same = [...allRuns(into, { playbook: row.playbook, scenario: row.scenario })].find(
    ({ recordedAt, seed, runs, id }) =>
      recordedAt === row.recordedAt &&
      seed === opened.shard?.seed &&
      runs === opened.shard.runs &&
      openingOf(into, id)?.shard === undefined,
  );
  return same?.id;
}

function shardsIn(results: Results): ShardRun[] {
  return [...allRuns(results)].flatMap((row) => {
    const opened = row.status === 'closed' ? openingOf(results, row.id) : undefined;
    return opened?.shard === undefined ? [] : [{ results, row, opened }];
  });
}

function openingOf(results: Results, run: string): EventData['drill.opened'] | undefined {
  for (const line of results.lines(run)) {
    const read = parseLine(line);
    return read.ok && read.event.kind === 'drill.opened' ? read.event.data : undefined;
  }
  return undefined;
}

const incomplete = ({ shards, missing }: ShardSet): MergeReport['incomplete'][number] => ({
  scenario: shards[0]?.opened.scenario ?? '',
  missing,
});

function describe(
  file: string,
  { merged, alreadyThere, stillRecording, joined, incomplete: partial }: MergeReport,
): string {
  const counted = (list: readonly unknown[], what: string): string[] =>
    list.length === 0
      ? []
      : [`  ${formatCount(list.length)} run${list.length === 1 ? '' : 's'} ${what}`];
  return `${[
    `Merged into ${relativePath(file)}:`,
    ...counted(merged, 'came in'),
    ...counted(alreadyThere, 'had come in before'),
    ...counted(stillRecording, 'left out, because their drills are still going on'),
    ...joined.map(({ run, parts, verdict }) => `  ${run}  one drill of ${parts} parts: ${verdict}`),
    ...partial.map(
      ({ scenario, missing }) =>
        `  ${scenario}: without part ${missing.join(', ')}, so that nothing is decided; merge again when all are there`,
    ),
    ...(merged.length + alreadyThere.length + stillRecording.length + joined.length === 0
      ? ['  nothing: there are no runs in those files']
      : []),
  ].join('\n')}\n`;
}
