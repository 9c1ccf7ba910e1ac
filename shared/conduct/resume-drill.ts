import type { ConductedDrill } from './conduct-drill.ts';
import type { DrillRequest } from './drill-request.ts';
import type { InputFile } from '../store/list-inputs.ts';
import type { Plan } from '../model/plan.ts';
import type { Results } from '../store/results.ts';
import type { RunRow } from '../store/run-row.ts';
import { DrillTally } from '../drill/tally.ts';
import { Deriver } from '../store/derive.ts';
import { EnvironmentError } from '../model/environment-error.ts';
import { finishDrill, keeping, playFirst } from './conduct-drill.ts';
import { readEvents } from './stored-report.ts';
import { resolvedDigest } from './resolved-digest.ts';
import { sampleOf } from '../drill/sample-run.ts';

/** How an interrupted drill goes on; everything else is in its journal. */
export interface ResumeRequest extends Pick<
  DrillRequest,
  'tool' | 'workers' | 'signal' | 'onProgress'
> {
  /** The plan that some files make; undefined when they make none. */
  readonly planOf: (inputs: readonly InputFile[]) => Plan | undefined;
}

/**
 * Goes on with a drill that was interrupted, from the inputs that are kept with it: its journal ends byte for byte as it would have
 * without the interruption. Throws an EnvironmentError when it is not one that can go on.
 */
export async function resumeDrill(
  results: Results,
  row: RunRow,
  request: ResumeRequest,
): Promise<ConductedDrill> {
  assertResumable(row, request.tool);
  const tally = new DrillTally();
  const deriver = new Deriver((sample) => tally.add(sample));
  readEvents(results, row.id, (event) => deriver.add(event));
  const { opened, trace, first } = deriver.end();
  const plan = request.planOf(results.inputs(row.id));
  if (plan === undefined || resolvedDigest(plan) !== opened.resolved)
    throw new EnvironmentError(
      `The files that are kept with run ${row.id} do not make the plan that it began with.`,
      'Drill anew.',
    );
  const writer = results.resumeRun(row.id);
  const { seed } = opened;
  const again = { ...request, ...opened, plan };
  return keeping(writer, () => {
    if (first !== undefined)
      return finishDrill(again, { writer, opened, trace, measures: first, tally });
    const played = playFirst({ plan, seed }, writer);
    tally.add(sampleOf(seed, played.measures));
    return finishDrill(again, { writer, opened, ...played, tally });
  });
}

function assertResumable({ id, status, environment, tool: of }: RunRow, tool: string): void {
  if (status !== 'interrupted')
    throw new EnvironmentError(
      `Run ${id} ${status === 'open' ? 'is still going on' : 'has ended'}.`,
      'Only a drill that was interrupted can go on.',
    );
  if (environment !== 'virtual')
    throw new EnvironmentError(`Run ${id} was a live drill.`, 'Drill anew.');
  if (of !== tool)
    throw new EnvironmentError(
      `Run ${id} was begun by ${of}; this is ${tool}.`,
      'Drill anew: another version may come to other figures.',
    );
}
