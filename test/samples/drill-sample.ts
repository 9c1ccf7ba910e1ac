import type { DrillSummary, ObjectiveCheck } from '../../shared/model/measures.ts';
import type { OpenedFolder } from './open-folder.ts';
import type { Plan } from '../../shared/model/plan.ts';
import { planOf } from '../../shared/language/plan-of.ts';
import { prepareSampler } from '../../shared/drill/sample-run.ts';
import { summariseRuns } from '../support/summarise-runs.ts';

/** Seeds of one drill: enough for the upper bound of a 95th percentile, few enough to be quick. */
export const runs = 200;

/** The plan of a scenario of the folder; throws with its errors when there is none. */
export function openPlan({ workspace, fileOf }: OpenedFolder, scenario: string): Plan {
  const result = planOf(workspace, fileOf(scenario));
  if (result.ok) return result.plan;
  throw new Error(result.errors.map(({ code, message }) => `${code}: ${message}`).join('\n'));
}

/** What `runs` seeds of a scenario show, from the seed it names. */
export function drill(folder: OpenedFolder, scenario: string): DrillSummary {
  const plan = openPlan(folder, scenario);
  const sample = prepareSampler(plan);
  const { expect, seed, disruption } = plan.scenario;
  const samples = Array.from({ length: runs }, (_, index) => sample(seed + index));
  return summariseRuns({ objectives: plan.playbook.objectives, expect, disruption }, samples, false);
}

/** Names of the checks that did not pass. */
export function missed({ checks }: DrillSummary): string[] {
  return checks.filter(({ result }: ObjectiveCheck) => result !== 'passed').map(({ name }) => name);
}

/** The 95th percentile of the recovery time in minutes; `Infinity` when it is among runs that did not recover. */
export function p95RtaMin({ rta }: DrillSummary): number {
  const estimate = rta.percentiles.find(({ percentile }) => percentile === 0.95);
  return (estimate?.value ?? Infinity) / 60e6;
}
