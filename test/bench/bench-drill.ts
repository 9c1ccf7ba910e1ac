import { findFiles } from '../../shared/files/find-files.ts';
import { loadWorkspace } from '../../shared/files/load-workspace.ts';
import { median } from './time-commands.ts';
import { planOf } from '../../shared/language/plan-of.ts';
import { prepareRun } from '../../shared/drill/run.ts';

const runs = 10_000;

/** Prints how many runs and events of the shop drill one core makes in a second. */
export async function benchDrill(
  print: (name: string, figures: string, target: string) => void,
): Promise<void> {
  const { files } = await findFiles(['samples/shop']);
  const { workspace } = loadWorkspace(files);
  for (const file of files.filter((name) => name.endsWith('.scenario.yaml'))) {
    const result = planOf(workspace, file);
    if (!result.ok) throw new Error(`${file} cannot be drilled`);
    const run = prepareRun(result.plan);
    let events = 0;
    for (let seed = 0; seed < 1000; seed++) events += eventsOf(run, seed);
    const seconds = Array.from({ length: 3 }, () => {
      const started = performance.now();
      for (let seed = 0; seed < runs; seed++) run(seed);
      return (performance.now() - started) / 1000;
    });
    const perS = runs / median(seconds);
    const name = file.split('/').at(-1) ?? file;
    print(
      `drill ${name}`,
      `${perS.toFixed(0)} runs/s, ${((perS * events) / 1000).toFixed(0)} events/s, one core`,
      'reported',
    );
  }
}

function eventsOf(run: ReturnType<typeof prepareRun>, seed: number): number {
  let count = 0;
  run(seed, (event) => {
    if (event.kind === 'run.ended') count = event.data.events;
  });
  return count;
}
