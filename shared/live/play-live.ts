import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { Plan } from '../model/plan.ts';
import type { RunMeasures } from '../model/measures.ts';
import type { TraceEvent } from '../model/journal.ts';
import { EnvironmentError } from '../model/environment-error.ts';
import { LivePlant } from './live-plant.ts';
import type { Specs } from '../drill/compile/specs.ts';
import { SteppedRun } from '../drill/stepped-run.ts';
import { computeBaseline } from '../drill/baseline.ts';
import { compilePlan } from '../drill/compile/compile-plan.ts';
import { openSandbox } from './sandbox.ts';
import { fewestPerSample, speedLimit } from './load-share.ts';
import { startInstantUs } from '../drill/start-instant.ts';
import { unsupportedLive } from './unsupported.ts';

/** How a live drill is played. */
export interface LiveRun {
  readonly plan: Plan;
  readonly seed: number;
  /** How much faster declared durations pass than on the wall, 1 to 1000; the network takes its own time. */
  readonly speed: number;
  readonly signal: AbortSignal | undefined;
  readonly emit: (event: TraceEvent) => void;
  /** Called at every look at the system, with the drill time. */
  readonly onLook: (nowUs: number) => void;
}

/** The system is looked at this often, on the wall. */
const lookMs = 200;
/** Load runs this long before the drill begins, so that the first look sees the usual. */
const warmUpMs = 1500;

/**
 * Plays one run against real stand-ins on this machine, on the wall clock. Everything that was started has ended
 * when this returns or throws. Throws an EnvironmentError when a stand-in does not come up, or when the plan
 * needs what none can show. An aborted run returns what there was.
 */
export async function playLive(live: LiveRun): Promise<RunMeasures> {
  const { plan, seed, speed } = live;
  const unsupported = unsupportedLive(plan);
  if (unsupported.length > 0)
    throw new EnvironmentError(
      `${plan.scenario.name} cannot be drilled live. ${unsupported.join(' ')}`,
      'Drill it in virtual time, without --live.',
    );
  const specs = compilePlan(plan);
  refuseHaste(specs, speed);
  const sandbox = openSandbox();
  const clock = { startMs: performance.now() + warmUpMs };
  const nowUs = (): number => (performance.now() - clock.startMs) * 1000 * speed;
  try {
    const plant = await LivePlant.open({
      specs,
      seed,
      speed,
      startsUs: startInstantUs(plan, seed),
      folder: sandbox.folder,
      nowUs,
    });
    try {
      plant.startLoad();
      clock.startMs = performance.now() + warmUpMs;
      await warmUp(plant, clock.startMs);
      return await play(live, plant, nowUs);
    } finally {
      await plant.close();
    }
  } catch (error) {
    throw explain(error);
  } finally {
    sandbox.remove();
  }
}

/** What SQLite says of the disk and of open files is no defect. */
function explain(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  return new EnvironmentError(
    `A database that stands for a store cannot go on: ${error.message}.`,
    'Let this process open more files, and look whether the temporary folder has room.',
    error,
  );
}

/** A trigger that hardly sees a request sees no failure either: what came of it would say nothing. */
function refuseHaste(specs: Specs, speed: number): void {
  const limit = speedLimit(specs, computeBaseline(specs));
  if (limit === undefined || limit.speed >= speed) return;
  const perSample = Math.floor((fewestPerSample * limit.speed) / speed);
  const most = Math.floor(limit.speed);
  throw new EnvironmentError(
    `At ${speed}x, a sample of the trigger \`${limit.trigger}\` holds ${perSample} requests, too few to tell an error rate.`,
    most >= 1
      ? `Drill with --speed ${most}x or slower.`
      : 'Raise the traffic that the system declares, or drill it in virtual time, without --live.',
  );
}

async function warmUp(plant: LivePlant, untilMs: number): Promise<void> {
  while (performance.now() < untilMs) {
    await sleep(Math.min(lookMs, Math.max(1, untilMs - performance.now())));
    await plant.scrape();
  }
}

async function play(
  { plan, seed, speed, signal, emit, onLook }: LiveRun,
  plant: LivePlant,
  nowUs: () => number,
): Promise<RunMeasures> {
  const run = new SteppedRun({ plan, seed, plant, emit });
  while (!run.ended && signal?.aborted !== true) {
    const untilDueMs = (run.nextUs - nowUs()) / 1000 / speed;
    await sleep(Math.min(lookMs, Math.max(0, untilDueMs)));
    await plant.scrape();
    run.advance(Math.round(nowUs()));
    onLook(nowUs());
  }
  return run.result();
}
