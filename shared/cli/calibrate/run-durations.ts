import { isDeepStrictEqual } from 'node:util';
import type { CalibrateOptions } from './calibrate.ts';
import type { MeasuredDuration } from '../../files/parse-durations.ts';
import type { Playbook } from '../../model/playbook.ts';
import type { Results } from '../../store/results.ts';
import type { RunRow } from '../../store/run-row.ts';
import { CommandFailure } from '../failure.ts';
import { allRuns } from '../../store/all-runs.ts';
import { findRun, readDrill } from '../report/read-drill.ts';
import { openResults } from '../../store/open-results.ts';
import { planOfInputs } from '../../files/plan-of-inputs.ts';
import { resultsPath } from '../../store/results-path.ts';
import { stepDurations } from '../../review/step-durations.ts';

/**
 * How long the steps of a playbook took in runs of it, of those steps that are still the same. Throws a CommandFailure when
 * nothing was measured.
 */
export function runDurations(playbook: Playbook, options: CalibrateOptions): MeasuredDuration[] {
  const results = openResults(options.results ?? resultsPath(process.cwd()), { mustExist: true });
  try {
    return runsOf(results, playbook, options).flatMap((row) => measure(results, row, playbook));
  } finally {
    results.close();
  }
}

function runsOf(
  results: Results,
  { name }: Playbook,
  { run: wanted, simulated }: CalibrateOptions,
): RunRow[] {
  const own = (row: RunRow): boolean => row.playbook === name && row.status === 'closed';
  const none = `There is no finished run of ${name}.`;
  const runs =
    wanted.length === 0
      ? [...allRuns(results)].filter(own).reverse()
      : wanted.map((id) => findRun(results, id, { wanted: own, none }));
  const other = runs.find((row) => !own(row));
  if (other !== undefined)
    throw new CommandFailure(
      `Run ${other.id} is no finished run of ${name}.`,
      '`backstep report list` shows which run is of what.',
    );
  const measured = runs.filter((row) => simulated === true || !isSimulated(row));
  if (measured.length > 0 && (wanted.length === 0 || measured.length === runs.length))
    return measured;
  throw runs.length === 0
    ? new CommandFailure(none, 'Give what was measured elsewhere with `--csv`.')
    : new CommandFailure(
        `In ${runs.length === 1 ? `run ${runs[0]?.id ?? ''}` : 'these runs'} steps took as long as the playbook says: writing that back would measure nothing.`,
        'Give what was measured with `--csv`, a heading `step,duration` and a row for each time; `--simulated` writes it all the same.',
      );
}

/** In virtual time, and on stand-ins, durations are drawn from the playbook. */
const isSimulated = ({ environment }: RunRow): boolean =>
  environment === 'virtual' || environment === 'mock';

function measure(results: Results, row: RunRow, playbook: Playbook): MeasuredDuration[] {
  const then = planOfInputs(results.inputs(row.id));
  if (then === undefined || then.beside.length > 0) return [];
  const same = then.playbook.steps.filter((step) =>
    playbook.steps.some(
      ({ id, action }) => id === step.id && isDeepStrictEqual(action, step.action),
    ),
  );
  const source = `run ${row.id} (${row.environment})`;
  return stepDurations(readDrill(results, row.id).derived.trace, same).map((each) => ({
    ...each,
    source,
  }));
}
