import type { Derived } from './derive.ts';
import type { RunRow } from './run-row.ts';

/** What a journal and the two facts that it does not hold tell about a run. */
export function reportOf(
  { id, recordedAt }: Pick<RunRow, 'id' | 'recordedAt'>,
  { opened, trace, first, summary }: Derived,
) {
  return {
    runId: id,
    recordedAt,
    opened,
    events: trace,
    ...(first === undefined ? {} : { measures: first }),
    summary,
  };
}
