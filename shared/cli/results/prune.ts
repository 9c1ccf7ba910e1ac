import type { ExitCode } from '../failure.ts';
import type { KeptBecause, PruneCandidate } from '../../store/prune-runs.ts';
import type { ResultsOptions } from './check.ts';
import { exitCodes } from '../failure.ts';
import { formatCount } from '../../model/quantities/count.ts';
import { openResults } from '../../store/open-results.ts';
import { relativePath } from '../../files/relative-path.ts';
import { resultsPath } from '../../store/results-path.ts';
import { styled } from '../style.ts';
import { table } from '../table.ts';

export interface PruneOptions extends ResultsOptions {
  /** Microseconds. */
  readonly olderThan: number;
  readonly yes?: boolean;
}

const reasons: Readonly<Record<KeptBecause, string>> = {
  recording: 'is still being recorded',
  retention: 'its playbook wants evidence kept',
  cited: 'signed evidence refers to it',
  'under-review': 'somebody took a decision about it',
  newest: 'the newest of its playbook and scenario',
};

/** Says which runs are old enough to go and which of them must stay; removes them when told so. */
export function pruneResults({ results: given, format, olderThan, yes }: PruneOptions): ExitCode {
  const results = openResults(given ?? resultsPath(process.cwd()), { mustExist: true });
  try {
    const candidates = results.prunable(Date.now() - Math.floor(olderThan / 1000));
    const going = candidates.filter(({ kept }) => kept === undefined);
    if (yes === true && going.length > 0) results.prune(going.map(({ run }) => run));
    process.stdout.write(
      format === 'json'
        ? `${JSON.stringify({ results: results.file, removed: yes === true, runs: candidates }, undefined, 2)}\n`
        : describe(results.file, candidates, yes === true),
    );
    return exitCodes.good;
  } finally {
    results.close();
  }
}

function describe(file: string, candidates: readonly PruneCandidate[], isDone: boolean): string {
  if (candidates.length === 0) return 'No run is that old.\n';
  const rows = candidates.map(({ run, recordedAt, playbook, scenario, kept, until }) => [
    run,
    recordedAt.slice(0, 10),
    playbook,
    scenario,
    kept === undefined
      ? styled('red', isDone ? 'removed' : 'goes')
      : `stays: ${reasons[kept]}${until === undefined ? '' : ` until ${until.slice(0, 10)}`}`,
  ]);
  const going = candidates.filter(({ kept }) => kept === undefined).length;
  const count = `${formatCount(going)} of ${formatCount(candidates.length)} old runs`;
  const closing =
    isDone && going > 0
      ? `Removed ${count} from ${relativePath(file)}; its ledger says so.`
      : going === 0
        ? 'All of them stay.'
        : `${count} would go. Remove them: add --yes`;
  return `${table(rows)}\n\n${closing}\n`;
}
