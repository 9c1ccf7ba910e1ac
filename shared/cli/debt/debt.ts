import { existsSync } from 'node:fs';
import path from 'node:path';
import type { DebtReport, DrillStanding } from '../../files/drill-debt.ts';
import type { ExitCode } from '../failure.ts';
import { exitCodes } from '../failure.ts';
import { drillDebt } from '../../files/drill-debt.ts';
import {
  drillRecordName,
  findDrillRecord,
  formatRecord,
  readDrillRecord,
  type RecordedDrill,
} from '../../files/drill-record.ts';
import { findDocuments, findFiles } from '../../files/find-files.ts';
import { findWorkspace, resultsPath } from '../../store/results-path.ts';
import { loadWorkspace } from '../../files/load-workspace.ts';
import { openResults } from '../../store/open-results.ts';
import { printDebt } from './print-debt.ts';
import { relativePath } from '../../files/relative-path.ts';
import { writeOutput } from '../write-output.ts';

export interface DebtOptions {
  readonly results?: string;
  readonly format: 'text' | 'json';
  /** Fail when anything is owed. */
  readonly check?: boolean;
  /** Write what was drilled into the record that `lint` reads. */
  readonly record?: boolean;
}

/** Says what was drilled, when and with what, and what is owed: never drilled, changed since, overdue, not passed. */
export async function debt(paths: readonly string[], options: DebtOptions): Promise<ExitCode> {
  const { files } = await findFiles(paths);
  const folder = path.dirname(files[0] ?? path.join(process.cwd(), 'x'));
  const root = findWorkspace(folder);
  // What tries a playbook may lie anywhere around it.
  const loaded = loadWorkspace([...new Set([...files, ...findDocuments(root).files])]);
  const record = findDrillRecord(folder) ?? path.join(root, drillRecordName);
  // Without results nothing was drilled; but nothing is taken off the record for that.
  const mustExist = options.results !== undefined || options.record === true;
  const report = withResults(options.results ?? resultsPath(folder), mustExist, (results) =>
    drillDebt(loaded, results, path.dirname(record), { about: new Set(files) }),
  );
  if (options.record === true)
    writeOutput(
      record,
      formatRecord(withEarlier(record, report)),
      'Check the folder and its permissions.',
    );
  process.stdout.write(
    options.format === 'json'
      ? `${JSON.stringify(report.standings.map(withShortFile), undefined, 2)}\n`
      : printDebt(report.standings),
  );
  if (options.record === true && options.format === 'text')
    process.stdout.write(`Wrote ${relativePath(record)}: commit it, and \`lint\` knows.\n`);
  const owes = report.standings.some(({ debts }: DrillStanding) => debts.length > 0);
  return owes && options.check === true ? exitCodes.findings : exitCodes.good;
}

const withShortFile = (standing: DrillStanding): DrillStanding => ({
  ...standing,
  file: relativePath(standing.file),
});

function withResults(
  file: string,
  mustExist: boolean,
  look: (results: ReturnType<typeof openResults> | undefined) => DebtReport,
): DebtReport {
  if (!mustExist && !existsSync(file)) return look(undefined);
  const results = openResults(file, { readonly: true });
  try {
    return look(results);
  } finally {
    results.close();
  }
}

/** What others have put on record stays while its files do, until it is drilled here: results are not shared as the record is. */
function withEarlier(record: string, { drills }: DebtReport): readonly RecordedDrill[] {
  const isOf = (one: RecordedDrill, other: RecordedDrill): boolean =>
    one.playbook === other.playbook && one.scenario === other.scenario;
  const isThere = (file: string): boolean => existsSync(path.join(path.dirname(record), file));
  const earlier = (readDrillRecord(record) ?? []).filter(
    (known) =>
      Object.keys(known.files).every(isThere) &&
      !drills.some((drill) => isOf(drill, known) && drill.at >= known.at),
  );
  return [...drills.filter((drill) => !earlier.some((known) => isOf(drill, known))), ...earlier];
}
