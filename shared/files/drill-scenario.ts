import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { WorkspaceLoader } from './load-workspace.ts';
import { conductDrill } from '../conduct/conduct-drill.ts';
import { findWorkspace, resultsPath } from '../store/results-path.ts';
import { makeInputs } from './make-inputs.ts';
import { openResults } from '../store/open-results.ts';
import { planOf } from '../language/plan-of.ts';
import { storedReport } from '../conduct/stored-report.ts';

/** How a scenario is to be drilled. */
export interface ScenarioDrill {
  /** How many seeds, from that of the scenario on. */
  readonly runs: number;
  /** What drills, with its version. */
  readonly tool: string;
  readonly signal: AbortSignal;
  /** The results file that keeps the run; that of the scenario's workspace unless told. */
  readonly results?: string;
  /** Called with the number of finished seeds. */
  readonly onProgress: (finished: number) => void;
}

/** What a drill gave: what is kept of it, or why it was not started. */
export type DrilledScenario =
  | { readonly ok: true; readonly report: ReturnType<typeof storedReport> }
  | { readonly ok: false; readonly errors: readonly Diagnostic[] };

/** Drills a scenario as it is on the disk, and keeps the run. Throws an EnvironmentError when it cannot be kept. */
export async function drillScenario(
  loaded: WorkspaceLoader,
  scenario: string,
  { results: file, ...how }: ScenarioDrill,
): Promise<DrilledScenario> {
  const planned = planOf(loaded.workspace, scenario);
  if (!planned.ok) return planned;
  const { plan, files } = planned;
  const root = findWorkspace(path.dirname(scenario));
  const results = openResults(file ?? resultsPath(root));
  try {
    const { runId } = await conductDrill(results, {
      plan,
      inputs: makeInputs(loaded, files, plan, root),
      seed: plan.scenario.seed,
      workers: availableParallelism(),
      ...how,
    });
    return { ok: true, report: storedReport(results, runId) };
  } finally {
    results.close();
  }
}
