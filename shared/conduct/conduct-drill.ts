import type { DrillRequest } from './drill-request.ts';
import type { DrillSummary, RunMeasures } from '../model/measures.ts';
import type { Plan } from '../model/plan.ts';
import type { Results } from '../store/results.ts';
import type { RunWriter } from '../store/run-writer.ts';
import type { RunSample } from '../drill/sample-run.ts';
import type { EventData, TraceEvent } from '../model/journal.ts';
import { openedEvent } from './opened-event.ts';
import { prepareRun } from '../drill/run.ts';
import { prepareSampler, sampleOf } from '../drill/sample-run.ts';
import { type PoolOptions, samplePool } from './sample-pool.ts';
import { startInstantUs } from '../drill/start-instant.ts';
import type { DrillQuestion } from '../drill/drill-question.ts';
import { DrillTally } from '../drill/tally.ts';
import { isWhole, nextLook } from '../drill/precision.ts';
import { summarise, verdictReasons } from '../drill/summarise.ts';

/** What a drill showed, and where it is kept. */
export interface ConductedDrill {
  readonly runId: string;
  readonly opened: EventData['drill.opened'];
  /** Everything that happened with the first seed. */
  readonly trace: readonly TraceEvent[];
  readonly measures: RunMeasures;
  readonly summary: DrillSummary;
  readonly interrupted: boolean;
}

/** Below this many runs, starting workers takes longer than they save. */
const fewRuns = 200;

const progressEveryMs = 100;

/** From so many runs on, writing them on a thread saves more than its start takes. */
const manyRuns = 20_000;

const mostPending = 4_000;
const longestPendingMs = 200;

/**
 * Runs a drill and keeps it: the opening event is on disk before anything starts, the first seed is
 * kept with all its events, every further one with its figures. Throws a ResultsError when it cannot be kept.
 */
export async function conductDrill(
  results: Results,
  request: DrillRequest,
): Promise<ConductedDrill> {
  const { plan, seed } = request;
  const opened = openedEvent(request);
  const writer = results.beginRun(opened, {
    startsUs: startInstantUs(plan, seed),
    host: `${request.tool}, node ${process.versions.node}, ${process.platform}-${process.arch}`,
    inputs: request.inputs,
  });
  return keeping(writer, async () => {
    await stampOpening(results, writer.runId, request);
    const first = playFirst(request, writer);
    const tally = DrillTally.of([sampleOf(seed, first.measures)]);
    return finishDrill(request, { writer, opened: opened.data, ...first, tally });
  });
}

/** Does what is written to a journal. When that fails the run shows as interrupted, as far as even that can still be written. */
export async function keeping<T>(writer: RunWriter, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    try {
      writer.interrupt();
    } catch {
      // What was in the way is so still, and is told.
    }
    throw error;
  }
}

/** Has an authority confirm the opening event, where one is to be asked. */
export async function stampOpening(
  results: Results,
  runId: string,
  { timestamp }: Pick<DrillRequest, 'timestamp'>,
): Promise<void> {
  if (timestamp === undefined) return;
  const [line = ''] = results.lines(runId);
  results.keepOpeningTimestamp(runId, await timestamp(line));
}

/** The first seed, which is kept with all its events. */
interface FirstRun {
  readonly trace: readonly TraceEvent[];
  readonly measures: RunMeasures;
}

/** Plays the first seed and keeps it. */
export function playFirst(
  { plan, seed }: Pick<DrillRequest, 'plan' | 'seed'>,
  writer: RunWriter,
): FirstRun {
  const trace: TraceEvent[] = [];
  const measures = prepareRun(plan)(seed, (event) => trace.push(event));
  writer.append(trace);
  return { trace, measures };
}

/** A drill that is under way: its journal, and the runs that are in it. */
export interface StartedDrill extends FirstRun {
  readonly writer: RunWriter;
  readonly opened: EventData['drill.opened'];
  readonly tally: DrillTally;
}

/** Makes the runs that are left, judges all of them and closes the journal. */
export async function finishDrill(
  request: Omit<DrillRequest, 'inputs' | 'tool'>,
  { writer, opened, trace, measures, tally }: StartedDrill,
): Promise<ConductedDrill> {
  const { plan, signal } = request;
  const endUs = trace.at(-1)?.tUs ?? 0;
  const isMany = request.runs - tally.runs >= manyRuns;
  const keeper = new SampleKeeper(endUs, (events) =>
    isMany ? writer.appendBehind(events) : writer.append(events),
  );
  await sampleRest(request, tally, (batch) => keeper.add(batch));
  keeper.flush();
  const interrupted = signal?.aborted === true && !isWhole(questionOf(plan), tally, opened);
  const summary = summarise({ ...questionOf(plan), ...partOf(opened) }, tally, interrupted);
  if (interrupted) writer.interrupt();
  else writer.close(closedEvent(summary, endUs));
  return { runId: writer.runId, opened, trace, measures, summary, interrupted };
}

/** Each transaction waits for the disk, so that samples are written many at a time, but never late. */
class SampleKeeper {
  readonly #endUs: number;
  readonly #write: (events: readonly TraceEvent[]) => void;
  #pending: TraceEvent[] = [];
  #since = 0;

  constructor(endUs: number, write: (events: readonly TraceEvent[]) => void) {
    this.#endUs = endUs;
    this.#write = write;
  }

  add(batch: readonly RunSample[]): void {
    const now = performance.now();
    if (this.#pending.length === 0) this.#since = now;
    for (const sample of batch) this.#pending.push(sampledEvent(sample, this.#endUs));
    if (this.#pending.length >= mostPending || now - this.#since >= longestPendingMs) this.flush();
  }

  flush(): void {
    if (this.#pending.length === 0) return;
    const events = this.#pending;
    this.#pending = [];
    this.#write(events);
  }
}

const partOf = ({ shard }: EventData['drill.opened']): Pick<DrillQuestion, 'shard'> =>
  shard === undefined ? {} : { shard };

/** What a drill of `plan` is to answer. */
export function questionOf({ playbook, scenario }: Plan): DrillQuestion {
  const { objectives } = playbook;
  const { expect, disruption } = scenario;
  return { objectives, expect, disruption };
}

async function sampleRest(
  {
    plan,
    seed,
    runs,
    precision,
    workers,
    signal,
    onProgress,
  }: Omit<DrillRequest, 'inputs' | 'tool'>,
  tally: DrillTally,
  keep: (batch: readonly RunSample[]) => void,
): Promise<void> {
  const asked = { runs, ...(precision === undefined ? {} : { precision }) };
  let toldAt = 0;
  const take = (batch: readonly RunSample[]): void => {
    keep(batch);
    for (const sample of batch) tally.add(sample);
    const now = performance.now();
    if (now - toldAt < progressEveryMs && tally.runs < runs) return;
    toldAt = now;
    onProgress?.(tally.runs);
  };
  while (signal?.aborted !== true && !isWhole(questionOf(plan), tally, asked)) {
    const until = precision === undefined ? runs : nextLook(tally.runs, runs);
    const firstSeed = seed + tally.runs;
    await sampleSome({ plan, firstSeed, runs: until - tally.runs, workers, signal, take });
  }
}

/** Measures some seeds, on worker threads where there are enough of them. Resolves early when the signal aborts. */
export async function sampleSome(options: PoolOptions): Promise<void> {
  const { plan, firstSeed, runs, take } = options;
  if (runs > fewRuns) await samplePool(options);
  else if (runs > 0) {
    const sample = prepareSampler(plan);
    take(Array.from({ length: runs }, (_, index) => sample(firstSeed + index)));
  }
}

/** The event that keeps the figures of a further seed. */
export const sampledEvent = (
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
