import path from 'node:path';
import type { ConductedDrill } from '../../conduct/conduct-drill.ts';
import type { ExitCode } from '../failure.ts';
import type { Plan } from '../../model/plan.ts';
import type { Results } from '../../store/results.ts';
import { compareWithEarlier, openEarlier } from './against.ts';
import { printComparison } from './print-comparison.ts';
import type { Finished } from './finished.ts';
import { CommandFailure } from '../failure.ts';
import { asJson, closing, exitCodeOf } from './finished.ts';
import { resume } from './resume.ts';
import { workersOf } from './workers-of.ts';
import { chooseScenarios } from '../../files/choose-scenarios.ts';
import type { Part } from './parse-part.ts';
import { seedsOfShard } from '../../conduct/shards.ts';
import { conductDrill } from '../../conduct/conduct-drill.ts';
import { findFiles } from '../../files/find-files.ts';
import { interruption } from './interruption.ts';
import { loadWorkspace } from '../../files/load-workspace.ts';
import type { Prepared } from './plan-for.ts';
import { planFor } from './plan-for.ts';
import { saveMemory } from './save-memory.ts';
import { printDrill } from './print-drill.ts';
import { openResults } from '../../store/open-results.ts';
import { resultsPath } from '../../store/results-path.ts';
import { startClock, startProgress } from './progress.ts';
import { watch } from './watch.ts';
import { toolVersion } from '../tool-version.ts';

export interface DrillOptions {
  readonly runs: number;
  readonly seed?: number;
  readonly workers?: number;
  /** End early once the percentile of the objectives is known within this share of it. */
  readonly precision?: number;
  /** Only one part of the seeds; the parts are put together by `results merge`. */
  readonly shard?: Part;
  /** The address of an authority that confirms when each drill began. */
  readonly timestamp?: string;
  readonly results?: string;
  readonly format: 'text' | 'json';
  /** The id of an interrupted run to go on with, or `last`. */
  readonly resume?: string;
  /** A git revision to compare with. */
  readonly against?: string;
  /** Play the first run in the terminal. */
  readonly watch?: boolean;
  /** One run against stand-ins on this machine, on the wall clock. */
  readonly live?: boolean;
  /** How much faster than the wall a live drill, or one that is watched, passes. */
  readonly speed?: number;
}

/** A drill of ten minutes takes half a minute. */
const usualSpeed = 20;

/** Drills the scenarios `args` lead to, prints what they showed and keeps it in the results file. */
export async function drill(args: readonly string[], options: DrillOptions): Promise<ExitCode> {
  if (options.resume !== undefined) return resume(options.resume, args, options);
  const { files } = await findFiles(args);
  const around = await findFiles([...new Set(files.map((file) => path.dirname(file)))]);
  const loaded = loadWorkspace([...new Set([...files, ...around.files])]);
  const scenarios = chooseScenarios(loaded.workspace, files, around.files);
  if (options.against !== undefined && options.live === true) {
    throw new CommandFailure('A live drill is not compared.', 'Leave out `--live` or `--against`.');
  }
  if (options.shard !== undefined) refuseUnshared(options);
  const plans = scenarios.map((file) => ({
    ...planFor(loaded, file),
    ...(options.against === undefined ? {} : { earlier: openEarlier(file, options.against) }),
  }));
  const results = openResults(options.results ?? resultsPath(path.dirname(scenarios[0] ?? '.')));
  const { signal, dispose } = interruption();
  const finished: Finished[] = [];
  try {
    for (const { plan, inputs, earlier } of plans) {
      if (signal.aborted) break;
      const drilled =
        options.live === true
          ? await drillLive(results, plan, inputs, options, signal)
          : await drillOne(results, plan, inputs, options, signal);
      const comparison =
        earlier === undefined
          ? undefined
          : await compareWithEarlier(
              earlier,
              drilled,
              results.samples(drilled.runId),
              workersOf(options),
              signal,
            );
      finished.push({ ...drilled, ...(comparison === undefined ? {} : { comparison }) });
      if (options.format !== 'text') continue;
      if (options.watch === true) {
        const title = `${drilled.opened.scenario}, seed ${drilled.opened.seed}`;
        await watch(title, drilled.trace, options.speed, signal);
      }
      process.stdout.write(`${printDrill(drilled)}\n`);
      if (comparison === undefined || earlier === undefined) continue;
      process.stdout.write(`${printComparison(comparison, earlier)}\n`);
    }
  } finally {
    dispose();
    results.close();
  }
  process.stdout.write(
    options.format === 'json' ? asJson(finished, results.file) : closing(finished, results.file),
  );
  return exitCodeOf(finished, signal);
}

/** What has no meaning for a part of the seeds. */
function refuseUnshared({ shard, runs, ...options }: DrillOptions): void {
  const refused = (['precision', 'against', 'live', 'watch'] as const).find(
    (name) => options[name] !== undefined,
  );
  if (refused !== undefined)
    throw new CommandFailure(
      `A part of a drill cannot be made with --${refused}.`,
      'Leave it out, or leave out `--shard`.',
    );
  if (shard !== undefined && runs < shard.of)
    throw new CommandFailure(
      `${runs} runs cannot be shared out to ${shard.of} parts.`,
      'Ask for more runs, or fewer parts.',
    );
}

async function drillOne(
  results: Results,
  plan: Plan,
  inputs: Prepared['inputs'],
  options: DrillOptions,
  signal: AbortSignal,
): Promise<ConductedDrill> {
  const { precision } = options;
  const whole = { seed: options.seed ?? plan.scenario.seed, runs: options.runs };
  const shard = options.shard === undefined ? undefined : { ...options.shard, ...whole };
  const { seed, runs } = shard === undefined ? whole : seedsOfShard(shard);
  saveMemory(runs);
  const progress = startProgress(plan.scenario.name, runs);
  try {
    return await conductDrill(results, {
      plan,
      inputs,
      seed,
      runs,
      precision,
      shard,
      tool: `backstep ${toolVersion}`,
      workers: workersOf(options),
      timestamp: timestampBy(options.timestamp),
      signal,
      onProgress: progress.update,
    });
  } finally {
    progress.stop();
  }
}

function timestampBy(
  authority: string | undefined,
): ((line: string) => Promise<Uint8Array>) | undefined {
  if (authority === undefined) return undefined;
  return async (line) => {
    const { askAuthority } = await import('../../evidence/timestamps/ask-authority.ts');
    const { timestampRequest } = await import('../../evidence/timestamps/timestamp.ts');
    return askAuthority(authority, timestampRequest(Buffer.from(line)));
  };
}

async function drillLive(
  results: Results,
  plan: Plan,
  inputs: Prepared['inputs'],
  { seed, speed = usualSpeed, timestamp }: DrillOptions,
  signal: AbortSignal,
): Promise<ConductedDrill> {
  const { conductLive } = await import('../../conduct/conduct-live.ts');
  const progress = startClock(plan.scenario.name, speed);
  try {
    return await conductLive(results, {
      plan,
      inputs,
      seed: seed ?? plan.scenario.seed,
      tool: `backstep ${toolVersion}`,
      speed,
      timestamp: timestampBy(timestamp),
      signal,
      onLook: progress.update,
    });
  } finally {
    progress.stop();
  }
}
