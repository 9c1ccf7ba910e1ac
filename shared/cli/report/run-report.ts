import type { Chain } from '../../store/chain.ts';
import type { Derived } from '../../store/derive.ts';
import type { RunReport } from '../../ui/report-data.ts';
import { isTrace } from './read-drill.ts';

/** What the views show of a run: its journal, and the two facts that holds not. */
export function runReport(
  { run, recordedAt }: { readonly run: string; readonly recordedAt: string },
  { events }: Chain,
  { opened, first, samples, summary }: Derived,
): RunReport {
  return {
    runId: run,
    recordedAt,
    opened,
    events: events.filter(isTrace),
    ...(first === undefined ? {} : { measures: first }),
    summary,
    samples,
  };
}
