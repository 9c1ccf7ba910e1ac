import { stringify } from 'csv-stringify/sync';
import type { RunSample } from '../drill/sample-run.ts';

/** Columns of `runs.csv`; times in seconds, empty where there is none. */
const columns = [
  'seed',
  'outcome',
  'rta_s',
  'rpa_s',
  'lost_records',
  'detection_s',
  'decision_s',
  'approval_s',
  'execution_s',
  'validation_s',
  'mode',
  'critical_steps',
] as const;

const rowsAtOnce = 1_000;

const seconds = (us: number | null): string => (us === null ? '' : (us / 1e6).toFixed(6));

/**
 * Writes the measured seeds of a drill as CSV, a piece at a time. Texts that a spreadsheet would
 * take for a formula are quoted.
 */
export class RunsCsv {
  readonly #take: (text: string) => void;
  #rows: (readonly (string | number)[])[] = [columns];

  constructor(take: (text: string) => void) {
    this.#take = take;
  }

  add(sample: RunSample): void {
    this.#rows.push([
      sample.seed,
      sample.outcome,
      seconds(sample.rtaUs),
      seconds(sample.rpaUs),
      sample.lostRecords,
      seconds(sample.detectionUs),
      seconds(sample.decisionUs),
      seconds(sample.approvalUs),
      seconds(sample.executionUs),
      seconds(sample.validationUs),
      sample.mode,
      sample.critical.join(' '),
    ]);
    if (this.#rows.length >= rowsAtOnce) this.#flush();
  }

  end(): void {
    this.#flush();
  }

  #flush(): void {
    if (this.#rows.length === 0) return;
    this.#take(stringify(this.#rows, { escape_formulas: true }));
    this.#rows = [];
  }
}
