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
const mostCells = 10_000;

const seconds = (us: number | null): string => (us === null ? '' : (us / 1e6).toFixed(6));

/**
 * Writes the measured seeds of a drill as CSV, a piece at a time. Texts that a spreadsheet would
 * take for a formula are quoted.
 */
export class RunsCsv {
  readonly #take: (text: string) => void;
  /** The few texts that come again and again, as cells. */
  readonly #cells = new Map<string, string>();
  #rows: string[] = [columns.join(',')];

  constructor(take: (text: string) => void) {
    this.#take = take;
  }

  add(sample: RunSample): void {
    const { seed, outcome, rtaUs, rpaUs, lostRecords, mode, critical } = sample;
    const { detectionUs, decisionUs, approvalUs, executionUs, validationUs } = sample;
    const times = `${seconds(rtaUs)},${seconds(rpaUs)},${lostRecords}`;
    const phases = `${seconds(detectionUs)},${seconds(decisionUs)},${seconds(approvalUs)},${seconds(executionUs)},${seconds(validationUs)}`;
    const [how, why, what] = [outcome, mode, critical.join(' ')].map((text) => this.#cell(text));
    this.#rows.push(`${seed},${how},${times},${phases},${why},${what}`);
    if (this.#rows.length >= rowsAtOnce) this.#flush();
  }

  end(): void {
    this.#flush();
  }

  #cell(text: string): string {
    const known = this.#cells.get(text);
    if (known !== undefined) return known;
    if (this.#cells.size >= mostCells) this.#cells.clear();
    const cell = stringify([[text]], { escape_formulas: true, eof: false });
    this.#cells.set(text, cell);
    return cell;
  }

  #flush(): void {
    if (this.#rows.length === 0) return;
    this.#take(`${this.#rows.join('\n')}\n`);
    this.#rows = [];
  }
}
