import type { Defect } from '../../store/check-results.ts';
import type { ExitCode } from '../failure.ts';
import type { Results } from '../../store/results.ts';
import { exitCodes } from '../failure.ts';
import { formatCount } from '../../model/quantities/count.ts';
import { indent, table } from '../table.ts';
import { openResults } from '../../store/open-results.ts';
import { relativePath } from '../../files/relative-path.ts';
import { resultsPath } from '../../store/results-path.ts';
import { startProgress } from '../drill/progress.ts';
import { styled } from '../style.ts';
import { allRuns } from '../../store/all-runs.ts';

export interface ResultsOptions {
  readonly results?: string;
  readonly format: 'text' | 'json';
}

/** Holds a results file against its journals; with `repair`, computes anew what can be. */
export function checkResults({
  results: given,
  format,
  repair,
}: ResultsOptions & { readonly repair?: boolean }): ExitCode {
  const results = openResults(given ?? resultsPath(process.cwd()), { mustExist: true });
  try {
    const runs = [...allRuns(results)].map(({ id }) => id);
    const defects = [...results.checkFile(), ...checkEach(results, runs)];
    const repaired = repair === true ? repairDerived(results, defects) : [];
    const left = defects.filter((defect) => !repaired.includes(defect));
    process.stdout.write(
      format === 'json'
        ? `${JSON.stringify({ results: results.file, runs: runs.length, defects: left, repaired }, undefined, 2)}\n`
        : describe(results.file, runs.length, left, repaired),
    );
    return left.length === 0 ? exitCodes.good : exitCodes.findings;
  } finally {
    results.close();
  }
}

function checkEach(results: Results, runs: readonly string[]): Defect[] {
  const progress = startProgress('check', runs.length);
  try {
    return runs.flatMap((run, index) => {
      progress.update(index);
      return results.checkRun(run);
    });
  } finally {
    progress.stop();
  }
}

function repairDerived(results: Results, defects: readonly Defect[]): Defect[] {
  const repairable = defects.filter(({ code }) => code === 'derived-differs');
  for (const run of new Set(repairable.map(({ run }) => run ?? ''))) results.rebuild(run);
  return repairable;
}

function describe(
  file: string,
  runs: number,
  left: readonly Defect[],
  repaired: readonly Defect[],
): string {
  const count = `${formatCount(runs)} run${runs === 1 ? '' : 's'}`;
  const lines = (defects: readonly Defect[]): string =>
    indent(
      table(
        defects.map(({ code, run, message }) => [styled('red', code), run ?? 'the file', message]),
      ),
    );
  const mended =
    repaired.length === 0 ? [] : ['Computed anew from the journals:', lines(repaired), ''];
  if (left.length === 0)
    return `${[...mended, `${styled(['bold', 'green'], '✓ sound')}  ${relativePath(file)}: ${count}, each journal unbroken and every table what follows from it.`].join('\n')}\n`;
  const isWhole = left.every(({ code }) => code === 'derived-differs');
  const what = isWhole ? '✗ tables differ' : '✗ damaged';
  return `${[
    ...mended,
    `${styled(['bold', 'red'], what)}  ${relativePath(file)}: ${count}`,
    lines(left),
    '',
    remedyFor(left, isWhole),
  ].join('\n')}\n`;
}

function remedyFor(left: readonly Defect[], isWhole: boolean): string {
  const anew = 'Tables that differ from their journal are computed anew with --repair.';
  if (isWhole) return `${anew} Every journal is unbroken.`;
  const canRepair = left.some(({ code }) => code === 'derived-differs');
  return canRepair
    ? `${anew} Nothing else can be mended: restore a backup.`
    : 'Restore a backup; exported evidence is not affected.';
}
