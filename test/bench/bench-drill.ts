import { Calendar } from '../../shared/drill/calendar.ts';
import type { Plan } from '../../shared/model/plan.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { availableParallelism, tmpdir } from 'node:os';
import { findFiles } from '../../shared/files/find-files.ts';
import { loadWorkspace } from '../../shared/files/load-workspace.ts';
import { median } from './time-commands.ts';
import { planOf } from '../../shared/language/plan-of.ts';
import { prepareRun } from '../../shared/drill/run.ts';
import { samplePool } from '../../shared/conduct/sample-pool.ts';
import { makeDependency, makeFault, makePlan, makeService, makeStep, M } from '../support/plan.ts';

type Print = (name: string, figures: string, target: string) => void;

const runs = 10_000;

/** Prints how many runs and events of the samples one core makes in a second, and how that grows with a plan. */
export async function benchDrill(print: Print): Promise<void> {
  for (const folder of ['samples/online-boutique', 'samples/shop']) {
    const { files } = await findFiles([folder]);
    const { workspace } = loadWorkspace(files);
    for (const file of files.filter((name) => name.endsWith('.scenario.yaml'))) {
      const result = planOf(workspace, file);
      if (!result.ok) throw new Error(`${file} cannot be drilled`);
      const { perS, events } = rate(result.plan, runs);
      print(
        `drill ${file.split('/').slice(-2).join('/')}`,
        `${count(perS)} runs/s, ${count(perS * events)} events/s, one core`,
        folder.endsWith('boutique') ? '3,000 runs/s, 1,000,000 events/s' : 'reported',
      );
    }
  }
  benchSteps(print);
  curve(print, 'steps', [5, 20, 100, 500], (size) => stepsOnly(size));
  curve(print, 'services', [10, 100, 1000], (size) => manyServices(size));
  await benchWorkers(print);
  benchMemory(print);
}

/** Runs a second, the median of five goes, and calendar events a run. */
function rate(plan: Plan, times: number): { perS: number; events: number } {
  const run = prepareRun(plan);
  const events = eventsOf(run);
  for (let seed = 0; seed < times / 5; seed++) run(seed);
  const seconds = Array.from({ length: 5 }, () => {
    const started = performance.now();
    for (let seed = 0; seed < times; seed++) run(seed);
    return (performance.now() - started) / 1000;
  });
  return { perS: times / median(seconds), events };
}

/** What is taken off the calendar in one run, on average over 200 seeds. */
function eventsOf(run: ReturnType<typeof prepareRun>): number {
  let taken = 0;
  const next = Reflect.get(Calendar.prototype, 'next') as () => unknown;
  Calendar.prototype.next = function (this: Calendar<unknown>) {
    taken++;
    return next.call(this);
  };
  for (let seed = 0; seed < 200; seed++) run(seed);
  Calendar.prototype.next = next;
  return taken / 200;
}

const count = (value: number): string => Math.round(value).toLocaleString('en');

/** A rollback of so many steps in a row with beta-PERT durations, that nothing but steps takes part in. */
function stepsOnly(size: number): Plan {
  const steps = Array.from({ length: size }, (_, index) =>
    makeStep(
      `s${index}`,
      { kind: 'run', command: ['true'] },
      {
        needs: index === 0 ? [] : [`s${index - 1}`],
        takes: { kind: 'pert', minUs: M, likelyUs: 2 * M, maxUs: 6 * M },
      },
    ),
  );
  return makePlan({
    steps,
    services: [makeService('shop')],
    timeline: [makeFault(0, { kind: 'false_alarm', trigger: 'errors-14147606' })],
    scenario: { budgetUs: 100_000 * M },
  });
}

function benchSteps(print: Print): void {
  const { perS, events } = rate(stepsOnly(20), runs);
  print(
    'drill of 20 PERT steps alone',
    `${count(perS)} runs/s, ${count(perS * events)} events/s, one core`,
    '50,000 runs/s',
  );
}

/** A tree of services, each of which calls three more, of which the first was changed. */
function manyServices(size: number): Plan {
  const services = Array.from({ length: size }, (_, index) =>
    makeService(index === 0 ? 'shop' : `service-${index}`, {
      trafficPerS: index === 0 ? 100 : 0,
      dependsOn: [1, 2, 3]
        .map((child) => 3 * index + child)
        .filter((child) => child < size)
        .map((child) => makeDependency(`service-${child}`, { timeoutUs: 2_000_000, retries: 1 })),
    }),
  );
  return makePlan({ services });
}

/** Prints how the time of a run grows with the size of a plan. */
function curve(
  print: Print,
  what: string,
  sizes: readonly number[],
  make: (size: number) => Plan,
): void {
  const each = sizes.map((size) => 1e6 / rate(make(size), Math.ceil(20_000 / size)).perS / size);
  print(
    `time of a run by ${what}: ${sizes.join(', ')}`,
    `${each.map((us) => us.toFixed(2)).join(', ')} µs for each of them`,
    'level: linear',
  );
}

/** Two threads beside one, each round in turn, without what starting them takes. */
async function benchWorkers(print: Print): Promise<void> {
  const { files } = await findFiles(['samples/online-boutique/1-in-time.scenario.yaml']);
  const result = planOf(loadWorkspace(files).workspace, files[0] ?? '');
  if (!result.ok) throw new Error('the sample cannot be drilled');
  const { plan } = result;
  const time = async (workers: number): Promise<number> => {
    const started = performance.now();
    await samplePool({ plan, firstSeed: 1, runs: 60_000, workers, take: () => undefined });
    return performance.now() - started;
  };
  await time(2);
  const ratios: number[] = [];
  for (let round = 0; round < 5; round++) ratios.push((await time(1)) / (await time(2)));
  print(
    'drill with two workers / one',
    `${median(ratios).toFixed(2)}x, on ${availableParallelism()} cores`,
    'at least 1.6x',
  );
}

/** Prints the most memory that whole drills of more and more runs take, workers and results included. */
function benchMemory(print: Print): void {
  const sizes = [1_000, 10_000, 100_000, 1_000_000];
  const tell = "process.on('exit', () => console.error(`peak ${process.resourceUsage().maxRSS}`))";
  const folder = mkdtempSync(join(tmpdir(), 'backstep-bench-'));
  const peaks = sizes.map((size) => {
    const { stderr } = spawnSync(
      process.execPath,
      [
        `--import=data:text/javascript,${encodeURIComponent(tell)}`,
        'shared/cli/backstep.cjs',
        ...['drill', 'samples/online-boutique/1-in-time.scenario.yaml', '--runs', String(size)],
        ...['--results', join(folder, `${size}.db`)],
      ],
      { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const kilobytes = Math.max(
      ...[...stderr.matchAll(/^peak (\d+)/gm)].map(([, peak]) => Number(peak)),
    );
    return Math.round(kilobytes / 1024);
  });
  rmSync(folder, { recursive: true });
  print(
    `peak memory of a drill by runs: ${sizes.map(count).join(', ')}`,
    `${peaks.join(', ')} MB`,
    'level',
  );
}
