import path from 'node:path';
import type { DrillJob, Drilled } from '../jobs.ts';
import type { LongJob } from './answers.ts';
import { drillScenario } from '../../shared/files/drill-scenario.ts';
import { findDocuments } from '../../shared/files/find-files.ts';
import { findWorkspace } from '../../shared/store/results-path.ts';
import { findings } from '../../shared/ui/findings.ts';
import { loadWorkspace } from '../../shared/files/load-workspace.ts';
import { placeOf } from './place-of.ts';
import { slashed } from '../../shared/files/find-files.ts';
import { story } from '../../shared/ui/story.ts';

/** Drills a scenario as it is on the disk, and keeps the run. Throws an EnvironmentError when it cannot be kept. */
export async function drill(
  { scenario, runs, apart }: DrillJob,
  tool: string,
  { signal, onProgress }: LongJob,
): Promise<Drilled> {
  const file = slashed(scenario);
  const folder = path.dirname(file);
  const loaded = loadWorkspace([...new Set([file, ...findDocuments(folder).files])]);
  const place = placeOf(findWorkspace(folder), apart);
  const drilled = await drillScenario(loaded, file, {
    runs,
    tool,
    signal,
    onProgress,
    ...(place.results === undefined ? {} : { results: place.results }),
  });
  if (!drilled.ok)
    return { ok: false, errors: drilled.errors.map(({ message }) => message).slice(0, 20) };
  const { report } = drilled;
  const { summary, runId: run } = report;
  return {
    ok: true,
    run,
    place,
    verdict: summary.verdict,
    isInterrupted: !summary.completed,
    runs: summary.runs,
    checks: summary.checks,
    story: story(report),
    findings: findings(report),
  };
}
