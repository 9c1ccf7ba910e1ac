import type { ConductedDrill } from '../../conduct/conduct-drill.ts';
import type { DrillOptions } from './drill.ts';
import type { ExitCode } from '../failure.ts';
import { CommandFailure } from '../failure.ts';
import { asJson, closing, exitCodeOf } from './finished.ts';
import { findRun } from '../report/read-drill.ts';
import { interruption } from './interruption.ts';
import { openResults } from '../../store/open-results.ts';
import { planOfInputs } from '../../files/plan-of-inputs.ts';
import { printDrill } from './print-drill.ts';
import { resultsPath } from '../../store/results-path.ts';
import { resumeDrill } from '../../conduct/resume-drill.ts';
import { saveMemory } from './save-memory.ts';
import { startProgress } from './progress.ts';
import { toolVersion } from '../tool-version.ts';
import { workersOf } from './workers-of.ts';

/** Goes on with a drill that was interrupted; how many runs and which seeds it was asked for stays as it was. */
export async function resume(
  id: string,
  args: readonly string[],
  options: DrillOptions,
): Promise<ExitCode> {
  if (args.length > 0)
    throw new CommandFailure(
      'A drill goes on with the files that it began with.',
      'Leave out the paths.',
    );
  const results = openResults(options.results ?? resultsPath(process.cwd()));
  const { signal, dispose } = interruption();
  let drilled: ConductedDrill;
  try {
    const row = findRun(results, id, {
      wanted: ({ status }) => status === 'interrupted',
      none: 'No run was interrupted.',
    });
    saveMemory(row.runs);
    const progress = startProgress(row.scenario, row.runs);
    try {
      drilled = await resumeDrill(results, row, {
        planOf: planOfInputs,
        tool: `backstep ${toolVersion}`,
        workers: workersOf(options),
        signal,
        onProgress: progress.update,
      });
    } finally {
      progress.stop();
    }
  } finally {
    dispose();
    results.close();
  }
  process.stdout.write(
    options.format === 'json'
      ? asJson([drilled], results.file)
      : `${printDrill(drilled)}\n${closing([drilled], results.file)}`,
  );
  return exitCodeOf([drilled], signal);
}
