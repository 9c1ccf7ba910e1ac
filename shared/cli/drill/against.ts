import path from 'node:path';
import type { Comparison } from '../../model/comparison.ts';
import type { ConductedDrill } from '../../conduct/conduct-drill.ts';
import type { Plan } from '../../model/plan.ts';
import type { RunSample } from '../../drill/sample-run.ts';
import { CommandFailure } from '../failure.ts';
import { WorkspaceLoader } from '../../files/load-workspace.ts';
import { compareRuns } from '../../drill/compare.ts';
import { locate } from '../formats/located.ts';
import { openRevision } from '../../files/git-revision.ts';
import { planOf } from '../../language/plan-of.ts';
import { readRegularFile } from '../../files/read-regular-file.ts';
import { relativePath } from '../../files/relative-path.ts';
import { sampleSome } from '../../conduct/conduct-drill.ts';

/** A plan as a revision has it. */
export interface EarlierPlan {
  readonly plan: Plan;
  /** What it was compared with, as it was asked for. */
  readonly reference: string;
  readonly commit: string;
  /** The scenario, too, is that of the revision: today's does not fit the playbook of then. */
  readonly ownScenario: boolean;
}

/**
 * The playbook and system of a git revision under the scenario of today; where that does not fit them, under the scenario
 * of the revision. Throws an EnvironmentError when the revision has no plan that can be drilled.
 */
export function openEarlier(scenario: string, reference: string): EarlierPlan {
  const { commit, read } = openRevision(path.dirname(scenario), reference);
  const today = new WorkspaceLoader({
    read: (file) => (file === scenario ? readRegularFile(file) : read(file)),
  });
  today.load(scenario);
  const planned = planOf(today.workspace, scenario);
  if (planned.ok) return { plan: planned.plan, reference, commit, ownScenario: false };
  const then = new WorkspaceLoader({ read });
  then.load(scenario);
  const own = planOf(then.workspace, scenario);
  if (own.ok) return { plan: own.plan, reference, commit, ownScenario: true };
  const [first] = locate(today.workspace, planned.errors);
  throw new CommandFailure(
    `${relativePath(scenario)} cannot be drilled as ${reference} has its files${first === undefined ? '' : `: ${first.diagnostic.message}`}`.replace(
      /\.?$/,
      '.',
    ),
    'Compare with a revision whose playbook and system are without errors.',
  );
}

/** Plays the seeds of a drill again with the earlier plan, and says what differs. */
export async function compareWithEarlier(
  { plan }: EarlierPlan,
  { opened }: ConductedDrill,
  samples: readonly RunSample[],
  workers: number,
  signal: AbortSignal,
): Promise<Comparison> {
  const before: RunSample[] = [];
  await sampleSome({
    plan,
    firstSeed: opened.seed,
    runs: samples.length,
    workers,
    signal,
    take: (batch) => before.push(...batch),
  });
  return compareRuns(before, samples.slice(0, before.length), opened.objectives.percentile);
}
