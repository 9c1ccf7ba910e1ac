import type { Comparison } from '../../model/comparison.ts';
import type { ConductedDrill } from '../../conduct/conduct-drill.ts';
import type { ExitCode } from '../failure.ts';
import type { Verdict } from '../../model/journal.ts';
import { exitCodes } from '../failure.ts';
import { relativePath } from '../../files/relative-path.ts';
import { shellWord } from '../../store/shell-word.ts';
import { resultsPath } from '../../store/results-path.ts';
import { styled } from '../style.ts';
import { toolVersion } from '../tool-version.ts';

/** A drill, and what differs from the revision it was compared with. */
export type Finished = ConductedDrill & { readonly comparison?: Comparison };

/** What a command that made these drills ends with. */
export function exitCodeOf(finished: readonly Finished[], signal: AbortSignal): ExitCode {
  if (signal.aborted) return exitCodes.interrupted;
  return finished.every(
    ({ opened, summary, comparison }) =>
      // A part of a drill decides nothing; the whole is judged when its parts are merged.
      opened.shard !== undefined ||
      (summary.verdict === 'passed' && comparison?.effect !== 'worse'),
  )
    ? exitCodes.good
    : exitCodes.findings;
}

const counts = (finished: readonly ConductedDrill[], verdict: Verdict): number =>
  finished.filter(({ summary }) => summary.verdict === verdict).length;

/** Below the drills: how many passed, and where they are kept. */
export function closing(finished: readonly ConductedDrill[], file: string): string {
  const verdicts = (['passed', 'failed', 'inconclusive'] as const)
    .map((verdict) => [counts(finished, verdict), verdict] as const)
    .filter(([count]) => count > 0)
    .map(([count, verdict]) => `${count} ${verdict}`);
  const ids = finished.map(({ runId, opened }) => `  ${runId}  ${opened.scenario}`);
  const last = finished.at(-1)?.runId ?? '';
  const interrupted = finished.find((drilled) => drilled.interrupted)?.runId;
  const where =
    file === resultsPath(process.cwd()) ? '' : ` --results ${shellWord(relativePath(file))}`;
  return [
    `${finished.length} scenario${finished.length === 1 ? '' : 's'} drilled: ${verdicts.join(', ')}.`,
    `Kept in ${relativePath(file)} as`,
    ...ids,
    ...(interrupted === undefined
      ? []
      : [styled('dim', `Go on: backstep drill --resume ${interrupted}${where}`)]),
    styled(
      'dim',
      `Look again: backstep report show ${last}${where}   Evidence: backstep evidence export ${last}${where}`,
    ),
    '',
  ].join('\n');
}

/** The drills for other programs. */
export function asJson(finished: readonly Finished[], file: string): string {
  const drills = finished.map(({ runId, opened, summary, measures, interrupted, comparison }) => ({
    run: runId,
    scenario: opened.scenario,
    playbook: opened.playbook,
    system: opened.system,
    interrupted,
    summary,
    first: measures,
    ...(comparison === undefined ? {} : { comparison }),
  }));
  return `${JSON.stringify({ tool: 'backstep', version: toolVersion, results: file, drills }, undefined, 2)}\n`;
}
