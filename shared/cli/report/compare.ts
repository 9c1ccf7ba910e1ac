import type { ComparedRuns } from '../../ui/compare-page.tsx';
import type { ExitCode } from '../failure.ts';
import { compareStored } from '../../conduct/compare-stored.ts';
import { exitCodes } from '../failure.ts';
import { findRun } from './read-drill.ts';
import { openResults } from '../../store/open-results.ts';
import { printEffects } from '../drill/print-comparison.ts';
import { resultsPath } from '../../store/results-path.ts';
import { styled } from '../style.ts';
import { writeOutput } from '../write-output.ts';

export interface CompareOptions {
  readonly html?: string;
  readonly results?: string;
  readonly format?: 'text' | 'json';
}

/** Says what differs between two kept runs, seed by seed. */
export async function reportCompare(
  one: string,
  other: string,
  { html, results: file, format }: CompareOptions,
): Promise<ExitCode> {
  const results = openResults(file ?? resultsPath(process.cwd()), { readonly: true });
  try {
    const [before, after] = [findRun(results, one), findRun(results, other)];
    const compared = compareStored(results, before.id, after.id);
    if (html !== undefined) {
      const { renderComparison } = await import('../../ui/render-report.tsx');
      writeOutput(html, renderComparison(compared));
      process.stdout.write(`Wrote ${html}.\n`);
    } else if (format === 'json') {
      const { comparison = null } = compared;
      const runs = { before: before.id, after: after.id };
      process.stdout.write(`${JSON.stringify({ ...runs, comparison }, undefined, 2)}\n`);
    } else process.stdout.write(printCompared(compared));
    return exitCodes.good;
  } finally {
    results.close();
  }
}

function printCompared({ before, after, comparison }: ComparedRuns): string {
  const names = [before, after].map(
    ({ runId, opened, summary }) => `${runId}  ${opened.scenario}: ${summary.verdict}`,
  );
  const heading = `${styled('dim', 'before')}  ${names[0] ?? ''}\n${styled('dim', 'after ')}  ${names[1] ?? ''}\n`;
  if (comparison === undefined)
    return `${heading}They have no seed in common, so that luck cannot be told from change.\n`;
  return `${heading}${printEffects(comparison, ['before', 'after'])}\n`;
}
