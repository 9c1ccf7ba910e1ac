import { Calendar } from '../../shared/drill/calendar.ts';
import type { Plan } from '../../shared/model/plan.ts';
import { findFiles } from '../../shared/files/find-files.ts';
import { loadWorkspace } from '../../shared/files/load-workspace.ts';
import { median } from './time-commands.ts';
import { planOf } from '../../shared/language/plan-of.ts';
import { prepareRun } from '../../shared/drill/run.ts';
import { makeDependency, makeFault, makePlan, makeService, makeStep, M } from '../support/plan.ts';

/**
 * A program that plays one plan, of which nothing else was played before, as in a drill: `scenario <file>`, `steps <n>` or
 * `services <n>`, then how many runs a go. Prints runs a second and events a run.
 */
const [what = '', which = '', times = '1000'] = process.argv.slice(2);

async function planFor(): Promise<Plan> {
  if (what === 'steps') return stepsOnly(Number(which));
  if (what === 'services') return manyServices(Number(which));
  const { files } = await findFiles([which]);
  const result = planOf(loadWorkspace(files).workspace, files[0] ?? '');
  if (!result.ok) throw new Error(`${which} cannot be drilled`);
  return result.plan;
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

const { perS, events } = rate(await planFor(), Number(times));
console.log(`${perS} ${events}`);
