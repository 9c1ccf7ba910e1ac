import type { ExitCode } from '../failure.ts';
import type { Results } from '../../store/results.ts';
import type { RunFilter } from '../../store/list-runs.ts';
import type { RunRow } from '../../store/run-row.ts';
import { exitCodes } from '../failure.ts';
import { printDrill } from '../drill/print-drill.ts';
import { printRuns } from './list.ts';
import { printTrend } from './trends.ts';
import { readDrill } from './read-drill.ts';
import { openResults } from '../../store/open-results.ts';
import { resultsPath } from '../../store/results-path.ts';
import { readRun } from '../../conduct/stored-report.ts';
import { reportOf } from '../../store/report-of.ts';
import { writeOutput } from '../write-output.ts';

interface Common {
  readonly results?: string;
  readonly format?: 'text' | 'json';
}

async function reading(
  options: Common,
  action: (results: Results) => string | Promise<string>,
): Promise<ExitCode> {
  const results = openResults(options.results ?? resultsPath(process.cwd()), {
    readonly: true,
  });
  try {
    process.stdout.write(await action(results));
  } finally {
    results.close();
  }
  return exitCodes.good;
}

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

export interface ListOptions extends Common {
  readonly playbook?: string;
  readonly scenario?: string;
  readonly limit: number;
}

/** Lists runs, newest first. */
export function reportList({
  playbook,
  scenario,
  limit,
  ...common
}: ListOptions): Promise<ExitCode> {
  return reading(common, (results) => {
    const rows = withFigures(results, {
      ...(playbook === undefined ? {} : { playbook }),
      ...(scenario === undefined ? {} : { scenario }),
      limit,
    });
    if (common.format === 'json') return json(rows);
    const filtered = playbook !== undefined || scenario !== undefined;
    return rows.length === 0 && filtered
      ? 'No run has that playbook and scenario.\n'
      : printRuns(rows);
  });
}

/** The runs; what an abandoned one measured before its process went is counted from its journal. */
function withFigures(results: Results, filter: RunFilter): RunRow[] {
  return results.runs(filter).map((row) => {
    if (row.verdict !== null || row.samples !== null) return row;
    return { ...row, samples: readRun(results, row).derived.summary.runs };
  });
}

export interface ShowOptions extends Common {
  readonly html?: string;
  readonly svg?: string;
}

/** Shows one run, in the terminal, as a self-contained page or as a picture of its timeline. */
export function reportShow(id: string, { html, svg, ...common }: ShowOptions): Promise<ExitCode> {
  return reading(common, async (results) => {
    const { row, derived } = readDrill(results, id);
    if (html !== undefined || svg !== undefined) {
      const { renderReport, renderTimelineSvg } = await import('../../ui/render-report.tsx');
      const report = reportOf(row, derived);
      if (html !== undefined) writeOutput(html, renderReport(report));
      if (svg !== undefined) writeOutput(svg, renderTimelineSvg(report));
      return [html, svg].flatMap((file) => (file === undefined ? [] : `Wrote ${file}.\n`)).join('');
    }
    if (common.format === 'json') return json({ run: row, ...derived });
    const { first, ...rest } = derived;
    const recording = row.status === 'open';
    return printDrill({
      ...rest,
      recording,
      ...(first === undefined ? {} : { measures: first }),
    });
  });
}

export interface TrendOptions extends Common {
  readonly scenario?: string;
  readonly html?: string;
}

/** Shows how a playbook did over time; without a name, every playbook that has runs. */
export function reportTrends(
  playbook: string | undefined,
  { scenario, html, ...common }: TrendOptions,
): Promise<ExitCode> {
  return reading(common, async (results) => {
    const names = playbook === undefined ? playbooksIn(results) : [playbook];
    const trends = names.map((name) => ({ playbook: name, points: results.trend(name, scenario) }));
    if (html !== undefined) {
      const { renderTrends } = await import('../../ui/render-report.tsx');
      writeOutput(html, renderTrends(trends));
      return `Wrote ${html}.\n`;
    }
    if (common.format === 'json') return json(trends);
    if (trends.length === 0) return printRuns([]);
    return trends.map(({ playbook: name, points }) => printTrend(name, points)).join('\n');
  });
}

function playbooksIn(results: Results): string[] {
  const names = new Set<string>();
  for (
    let page = results.runs();
    page.length > 0;
    page = results.runs({ before: page.at(-1)?.id ?? '' })
  ) {
    for (const { playbook } of page) names.add(playbook);
  }
  return [...names].sort();
}

export interface ChangeOptions extends Common {
  readonly csv?: boolean;
}

/** Prints the record of a run for a change-management system. */
export function reportChange(id: string, { csv, ...common }: ChangeOptions): Promise<ExitCode> {
  return reading(common, async (results) => {
    const { changeRecord, changeRecordCsv } = await import('../../review/change-record.ts');
    const { row, derived } = readDrill(results, id);
    const record = changeRecord(reportOf(row, derived));
    return csv === true ? changeRecordCsv(record) : json(record);
  });
}
