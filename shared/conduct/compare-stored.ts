import type { Comparison } from '../model/comparison.ts';
import type { Results } from '../store/results.ts';
import type { RunSample } from '../drill/sample-run.ts';
import { Deriver } from '../store/derive.ts';
import { EnvironmentError } from '../model/environment-error.ts';
import { compareRuns } from '../drill/compare.ts';
import { readEvents } from './stored-report.ts';
import { reportOf } from '../store/report-of.ts';

/** More seeds than these decide nothing that these do not, and would not fit into memory. */
const mostSeeds = 100_000;

type Report = ReturnType<typeof reportOf>;

/** Two kept runs beside each other. */
export interface StoredComparison {
  readonly before: Report;
  readonly after: Report;
  /** By the seeds that both have, the first 100,000 of them; absent where they have none in common. */
  readonly comparison?: Comparison;
}

/**
 * Compares two runs seed by seed: what a step drew in one it drew in the other, so that what differs is what was changed between
 * them. Throws an EnvironmentError when there is no such run, or when its journal is damaged.
 */
export function compareStored(results: Results, before: string, after: string): StoredComparison {
  const one = readSeeds(results, before);
  const other = readSeeds(results, after);
  const both = { before: one.report, after: other.report };
  const shared = [...one.seeds.keys()].filter((seed) => other.seeds.has(seed));
  if (shared.length === 0) return both;
  const of = ({ seeds }: Seeds): RunSample[] => shared.flatMap((seed) => seeds.get(seed) ?? []);
  const { percentile } = other.report.opened.objectives;
  return { ...both, comparison: compareRuns(of(one), of(other), percentile) };
}

interface Seeds {
  readonly report: Report;
  readonly seeds: ReadonlyMap<number, RunSample>;
}

function readSeeds(results: Results, runId: string): Seeds {
  const row = results.run(runId);
  if (row === undefined)
    throw new EnvironmentError(`There is no run ${runId}.`, 'Look at the list of runs again.');
  const seeds = new Map<number, RunSample>();
  const deriver = new Deriver((sample) => {
    if (seeds.size < mostSeeds) seeds.set(sample.seed, sample);
  });
  readEvents(results, runId, (event) => deriver.add(event));
  return { report: reportOf(row, deriver.end()), seeds };
}
