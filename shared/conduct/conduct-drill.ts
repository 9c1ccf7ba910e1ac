import type { DrillRequest } from './drill-request.ts';
import type { DrillSummary, RunMeasures } from '../model/measures.ts';
import type { Plan } from '../model/plan.ts';
import type { Results } from '../store/results.ts';
import type { RunSample } from '../drill/sample-run.ts';
import type { EventData, TraceEvent } from '../model/journal.ts';
import { openedEvent } from './opened-event.ts';
import { prepareRun } from '../drill/run.ts';
import { prepareSampler, sampleOf } from '../drill/sample-run.ts';
import { samplePool } from './sample-pool.ts';
import { startInstantUs } from '../drill/start-instant.ts';
import { summarise, verdictReasons } from '../drill/summarise.ts';

/** What a drill showed, and where it is kept. */
export interface ConductedDrill {
  readonly runId: string;
  readonly opened: EventData['drill.opened'];
  /** Everything that happened with the first seed. */
  readonly trace: readonly TraceEvent[];
  readonly measures: RunMeasures;
  /** One per finished seed, in the order of seeds. */
  readonly samples: readonly RunSample[];
  readonly summary: DrillSummary;
  readonly interrupted: boolean;
}

/** Below this many runs, starting workers takes longer than they save. */
const fewRuns = 200;

const progressEveryMs = 100;

/**
 * Runs a drill and keeps it: the opening event is on disk before anything starts, the first seed is
 * kept with all its events, every further one with its figures. Throws a ResultsError when it cannot be kept.
 */
export async function conductDrill(
  results: Results,
  request: DrillRequest,
): Promise<ConductedDrill> {
  const { plan, seed, runs, signal } = request;
  const opened = openedEvent(request);
  const writer = results.beginRun(opened, {
    startsUs: startInstantUs(plan, seed),
    host: `${request.tool}, node ${process.versions.node}, ${process.platform}-${process.arch}`,
    inputs: request.inputs,
  });
  const trace: TraceEvent[] = [];
  const measures = prepareRun(plan)(seed, (event) => trace.push(event));
  writer.append(trace);
  const samples = [sampleOf(seed, measures)];
  const endUs = trace.at(-1)?.tUs ?? 0;
  await sampleRest(request, samples, (batch) =>
    writer.append(batch.map((sample) => sampledEvent(sample, endUs))),
  );
  const interrupted = signal?.aborted === true && samples.length < runs;
  const summary = judge(plan, samples, interrupted);
  if (interrupted) writer.interrupt();
  else writer.close(closedEvent(summary, endUs));
  return {
    runId: writer.runId,
    opened: opened.data,
    trace,
    measures,
    samples,
    summary,
    interrupted,
  };
}

/** What a drill of `plan` showed by these runs. */
export function judge(
  { playbook, scenario }: Plan,
  samples: readonly RunSample[],
  interrupted: boolean,
): DrillSummary {
  const { objectives } = playbook;
  const { expect, disruption } = scenario;
  return summarise({ objectives, expect, disruption }, samples, interrupted);
}

async function sampleRest(
  { plan, seed, runs, workers, signal, onProgress }: DrillRequest,
  samples: RunSample[],
  keep: (batch: readonly RunSample[]) => void,
): Promise<void> {
  let toldAt = 0;
  const take = (batch: readonly RunSample[]): void => {
    keep(batch);
    samples.push(...batch);
    const now = performance.now();
    if (now - toldAt < progressEveryMs && samples.length < runs) return;
    toldAt = now;
    onProgress?.(samples.length);
  };
  const options = { plan, firstSeed: seed + 1, runs: runs - 1, workers, signal, take };
  if (runs - 1 > fewRuns) await samplePool(options);
  else if (runs > 1) {
    const sample = prepareSampler(plan);
    take(Array.from({ length: runs - 1 }, (_, index) => sample(seed + 1 + index)));
  }
}

const sampledEvent = (
  data: RunSample,
  tUs: number,
): Extract<TraceEvent, { readonly kind: 'run.sampled' }> => ({
  tUs,
  kind: 'run.sampled',
  actor: 'engine',
  subject: `seed ${data.seed}`,
  data,
});

/** The last event of a drill. */
export const closedEvent = (
  summary: DrillSummary,
  tUs: number,
): Extract<TraceEvent, { readonly kind: 'drill.closed' }> => ({
  tUs,
  kind: 'drill.closed',
  actor: 'engine',
  subject: summary.verdict,
  data: {
    verdict: summary.verdict,
    completed: summary.completed,
    runs: summary.runs,
    reasons: verdictReasons(summary),
  },
});
