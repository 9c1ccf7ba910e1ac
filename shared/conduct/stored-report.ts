import type { Chain } from '../store/chain.ts';
import type { Derived } from '../store/derive.ts';
import type { Results } from '../store/results.ts';
import type { RunRow } from '../store/run-row.ts';
import type { TraceEvent } from '../model/journal.ts';
import { EnvironmentError } from '../model/environment-error.ts';
import { derive } from '../store/derive.ts';
import { followChain } from '../store/chain.ts';

/** Whether an event happened in the first seed, rather than around it. */
export const isTrace = ({ kind }: TraceEvent): boolean =>
  !kind.startsWith('drill.') && kind !== 'run.sampled';

/** What a journal and the two facts that it does not hold tell about a run. */
export function reportOf(
  { id, recordedAt }: Pick<RunRow, 'id' | 'recordedAt'>,
  { events }: Chain,
  { opened, first, samples, summary }: Derived,
) {
  return {
    runId: id,
    recordedAt,
    opened,
    events: events.filter(isTrace),
    ...(first === undefined ? {} : { measures: first }),
    summary,
    samples,
  };
}

/** A run as it is kept. */
export interface StoredRun {
  readonly row: RunRow;
  readonly chain: Chain;
  readonly derived: Derived;
}

/** Reads a run from its journal. Throws an EnvironmentError when that is damaged. */
export function readRun(results: Results, row: RunRow): StoredRun {
  const chain = followChain(results.lines(row.id));
  if (chain.broken !== undefined) {
    const { line, message } = chain.broken;
    throw new EnvironmentError(
      `The journal of run ${row.id} is damaged at line ${line}: ${message}.`,
      'Restore the results file from a backup; exported evidence is not affected.',
    );
  }
  return { row, chain, derived: derive(chain.events) };
}

/** What the views show of a run. Throws an EnvironmentError when there is none with this id, or when it is damaged. */
export function storedReport(results: Results, runId: string) {
  const row = results.run(runId);
  if (row === undefined)
    throw new EnvironmentError(`There is no run ${runId}.`, 'Look at the list of runs again.');
  const { chain, derived } = readRun(results, row);
  return reportOf(row, chain, derived);
}
