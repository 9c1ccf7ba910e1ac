import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { findFiles } from '../../shared/files/find-files.ts';
import { loadWorkspace } from '../../shared/files/load-workspace.ts';
import { median } from './time-commands.ts';
import { planOf } from '../../shared/language/plan-of.ts';
import { samplePool } from '../../shared/conduct/sample-pool.ts';

type Print = (name: string, figures: string, target: string) => void;

const runs = 10_000;

/** Prints how many runs and events of the samples one core makes in a second, and how that grows with a plan. */
export async function benchDrill(print: Print): Promise<void> {
  for (const folder of ['samples/online-boutique', 'samples/shop']) {
    const { files } = await findFiles([folder]);
    for (const file of files.filter((name) => name.endsWith('.scenario.yaml'))) {
      const { perS, events } = rate('scenario', file, runs);
      print(
        `drill ${file.split('/').slice(-2).join('/')}`,
        `${count(perS)} runs/s, ${count(perS * events)} events/s, one core`,
        folder.endsWith('boutique') ? '3,000 runs/s, 1,000,000 events/s' : 'reported',
      );
    }
  }
  benchSteps(print);
  curve(print, 'steps', [5, 20, 100, 500]);
  curve(print, 'services', [10, 100, 1000]);
  await benchWorkers(print);
  benchMemory(print);
}

/** Runs a second and events a run of one plan, see `rate.ts`. */
function rate(
  what: 'scenario' | 'steps' | 'services',
  which: string | number,
  times: number,
): { perS: number; events: number } {
  const program = join(import.meta.dirname, 'rate.ts');
  const args = [program, what, String(which), String(times)];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const [perS = 0, events = 0] = stdout.trim().split(' ').map(Number);
  return { perS, events };
}

const count = (value: number): string => Math.round(value).toLocaleString('en');

function benchSteps(print: Print): void {
  const { perS, events } = rate('steps', 20, runs);
  print(
    'drill of 20 PERT steps alone',
    `${count(perS)} runs/s, ${count(perS * events)} events/s, one core`,
    '50,000 runs/s',
  );
}

/** Prints how the time of a run grows with the size of a plan. */
function curve(print: Print, what: 'steps' | 'services', sizes: readonly number[]): void {
  const each = sizes.map((size) => 1e6 / rate(what, size, Math.ceil(20_000 / size)).perS / size);
  print(
    `time of a run by ${what}: ${sizes.join(', ')}`,
    `${each.map((us) => us.toFixed(2)).join(', ')} µs for each of them`,
    'level: linear',
  );
}

/** Two threads beside one, each round in turn, with so many runs that starting and warming them up weighs little; beside what two threads can do here at most. */
async function benchWorkers(print: Print): Promise<void> {
  const { files } = await findFiles(['samples/online-boutique/1-in-time.scenario.yaml']);
  const result = planOf(loadWorkspace(files).workspace, files[0] ?? '');
  if (!result.ok) throw new Error('the sample cannot be drilled');
  const { plan } = result;
  const time = async (workers: number): Promise<number> => {
    const started = performance.now();
    await samplePool({ plan, firstSeed: 1, runs: 240_000, workers, take: () => undefined });
    return performance.now() - started;
  };
  await time(2);
  const ratios: number[] = [];
  const ceilings: number[] = [];
  for (let round = 0; round < 3; round++) {
    ratios.push((await time(1)) / (await time(2)));
    ceilings.push((2 * (await spin(1))) / (await spin(2)));
  }
  print(
    'drill with two workers / one',
    `${median(ratios).toFixed(2)}x; two threads that share nothing ${median(ceilings).toFixed(2)}x`,
    'at least 1.6x',
  );
}

/** Milliseconds that so many threads take for the same arithmetic each. */
async function spin(threads: number): Promise<number> {
  const work =
    'let x = 1; for (let i = 0; i < 4e8; i++) x = (x * 16807) % 2147483647; if (x < 0) throw x;';
  const started = performance.now();
  await Promise.all(
    Array.from({ length: threads }, () => once(new Worker(work, { eval: true }), 'exit')),
  );
  return performance.now() - started;
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
