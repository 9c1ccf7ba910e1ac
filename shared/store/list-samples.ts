import type { RunSample } from '../drill/sample-run.ts';
import { followEvents } from './chain.ts';
import { Deriver } from './derive.ts';
import { journalLines } from './journal-lines.ts';
import type { Sqlite } from './load-sqlite.ts';

/** The measured seeds of a run, by seed. Throws a ResultsError `no-run` for an unknown id. */
export function listSamples(db: Sqlite, runId: string): RunSample[] {
  const samples: RunSample[] = [];
  const deriver = new Deriver((sample) => samples.push(sample));
  followEvents(journalLines(db, runId), (event) => deriver.add(event));
  return samples;
}
