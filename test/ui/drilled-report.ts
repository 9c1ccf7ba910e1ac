import type { TraceEvent } from '../../shared/model/journal.ts';
import type { Edit } from '../samples/open-folder.ts';
import type { RunReport } from '../../shared/ui/report-data.ts';
import { openFolder } from '../samples/open-folder.ts';
import { openPlan } from '../samples/drill-sample.ts';
import { openedEvent } from '../../shared/conduct/opened-event.ts';
import { prepareSampler } from '../../shared/drill/sample-run.ts';
import { run } from '../../shared/drill/run.ts';
import { summariseRuns } from '../support/summarise-runs.ts';

/** What a real drill of a sample shows: `runs` seeds of one scenario, the first of them with its events. */
export function drilledReport(
  folder: string,
  scenario: string,
  runs: number,
  edits: readonly Edit[] = [],
): RunReport {
  const opened = openFolder(folder, edits);
  const plan = openPlan(opened, scenario);
  const { seed, expect, disruption } = plan.scenario;
  const inputs = opened.documents.flatMap(({ file, tree }) => {
    const role = (['playbook', 'system', 'scenario', 'policy'] as const).find((each) =>
      file.endsWith(`.${each}.yaml`),
    );
    const name = file.slice(file.lastIndexOf('/') + 1);
    if (role === undefined || (role === 'scenario' && name !== scenario)) return [];
    return [{ role, file: name, bytes: new TextEncoder().encode(tree.text) }];
  });
  const events: TraceEvent[] = [];
  const measures = run(plan, seed, (event) => events.push(event));
  const sample = prepareSampler(plan);
  const samples = Array.from({ length: runs }, (_, index) => sample(seed + index));
  const { objectives } = plan.playbook;
  const request = { plan, inputs, seed, runs, tool: 'backstep 0.0.0', workers: 1 };
  return {
    runId: '01KHBX7Q2V9M4T8W0ZJ6E3RNYF',
    recordedAt: '2026-11-23T07:15:00.000Z',
    opened: openedEvent(request).data,
    events,
    measures,
    summary: summariseRuns({ objectives, expect, disruption }, samples, false),
  };
}
