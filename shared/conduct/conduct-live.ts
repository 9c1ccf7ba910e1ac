import type { ConductedDrill } from './conduct-drill.ts';
import type { DrillRequest } from './drill-request.ts';
import type { Results } from '../store/results.ts';
import type { TraceEvent } from '../model/journal.ts';
import { DrillTally } from '../drill/tally.ts';
import { closedEvent, questionOf, stampOpening } from './conduct-drill.ts';
import { openedEvent } from './opened-event.ts';
import { playLive } from '../live/play-live.ts';
import { sampleOf } from '../drill/sample-run.ts';
import { summarise } from '../drill/summarise.ts';
import { startInstantUs } from '../drill/start-instant.ts';

/** A drill against stand-ins on this machine. */
export interface LiveRequest extends Omit<DrillRequest, 'runs' | 'workers' | 'onProgress'> {
  /** How much faster declared durations pass than on the wall. */
  readonly speed: number;
  /** Called a few times a second, with the drill time in microseconds. */
  readonly onLook?: (nowUs: number) => void;
}

/**
 * Plays one run live and keeps it: what happens is on disk before the next look at the system. Throws a
 * ResultsError when it cannot be kept, an EnvironmentError when a stand-in does not come up.
 */
export async function conductLive(results: Results, request: LiveRequest): Promise<ConductedDrill> {
  const { plan, seed, signal, speed, onLook } = request;
  const opened = openedEvent({ ...request, runs: 1, workers: 1 }, 'mock');
  const writer = results.beginRun(opened, {
    startsUs: startInstantUs(plan, seed),
    host: `${request.tool}, node ${process.versions.node}, ${process.platform}-${process.arch}, ${speed}x`,
    inputs: request.inputs,
  });
  await stampOpening(results, writer.runId, request);
  const trace: TraceEvent[] = [];
  let kept = 0;
  const keep = (): void => {
    if (trace.length > kept) writer.append(trace.slice(kept));
    kept = trace.length;
  };
  try {
    const measures = await playLive({
      plan,
      seed,
      speed,
      signal,
      emit: (event) => trace.push(event),
      onLook: (nowUs) => {
        keep();
        onLook?.(nowUs);
      },
    });
    keep();
    const interrupted = signal?.aborted === true;
    const tally = DrillTally.of([sampleOf(seed, measures)]);
    const summary = summarise(questionOf(plan), tally, interrupted);
    if (interrupted) writer.interrupt();
    else writer.close(closedEvent(summary, trace.at(-1)?.tUs ?? 0));
    const { runId } = writer;
    return { runId, opened: opened.data, trace, measures, summary, interrupted };
  } catch (error) {
    writer.interrupt();
    throw error;
  }
}
