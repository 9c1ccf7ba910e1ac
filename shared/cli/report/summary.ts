import type { Coverage } from '../../files/coverage.ts';
import type { DrillStatistics, GroupBy } from '../../review/statistics.ts';
import type { ExitCode } from '../failure.ts';
import { coverage } from '../../files/coverage.ts';
import { drillStatistics } from '../../review/statistics.ts';
import { exitCodes } from '../failure.ts';
import { findFiles } from '../../files/find-files.ts';
import { formatDuration } from '../../model/quantities/duration.ts';
import { formatShare } from '../../model/quantities/share.ts';
import { loadWorkspace } from '../../files/load-workspace.ts';
import { openResults } from '../../store/open-results.ts';
import { resultsPath } from '../../store/results-path.ts';
import { styled } from '../style.ts';
import { table } from '../table.ts';
import { writeOutput } from '../write-output.ts';

export interface SummaryOptions {
  readonly by: GroupBy;
  /** Only drills of the last so long, microseconds. */
  readonly within?: number;
  readonly html?: string;
  readonly results?: string;
  readonly format: 'text' | 'json';
}

/** Success, frequency and trend of drills by playbook, service or team, and which services no playbook covers. */
export async function reportSummary(options: SummaryOptions): Promise<ExitCode> {
  const { by, within, html, format } = options;
  const results = openResults(options.results ?? resultsPath(process.cwd()), { readonly: true });
  try {
    const fromMs = within === undefined ? 0 : Date.now() - within / 1000;
    const statistics = drillStatistics(results.drills(fromMs), by);
    const covered = await coverageHere();
    if (html !== undefined) {
      const { renderSummary } = await import('../../ui/render-report.tsx');
      writeOutput(html, renderSummary({ by, statistics, coverage: covered }));
      process.stdout.write(`Wrote ${html}.\n`);
    } else if (format === 'json') {
      process.stdout.write(
        `${JSON.stringify({ by, statistics, coverage: covered }, undefined, 2)}\n`,
      );
    } else process.stdout.write(printSummary(by, statistics, covered));
    return exitCodes.good;
  } finally {
    results.close();
  }
}

/** The documents of this folder; none is no mistake, results may lie anywhere. */
async function coverageHere(): Promise<Coverage[]> {
  const { files } = await findFiles([]).catch(() => ({ files: [] as string[] }));
  return coverage(loadWorkspace(files));
}

function printSummary(
  by: GroupBy,
  statistics: readonly DrillStatistics[],
  covered: readonly Coverage[],
): string {
  if (statistics.length === 0) return 'There are no drills yet. Start with `backstep drill`.\n';
  const head = [
    by,
    'drills',
    'a month',
    'passed',
    'success',
    'RTO met',
    'RPO met',
    'trend of RTA',
    'of RPA',
    'most time in',
  ];
  const rows = statistics.map((each) => [
    each.name,
    String(each.drills),
    each.perMonth.toFixed(1),
    String(each.passed),
    each.successRate === null ? '–' : formatShare(each.successRate),
    metText(each.rto),
    metText(each.rpo),
    trendText(each.rtaTrend),
    trendText(each.rpaTrend),
    slowestPhase(each),
  ]);
  const aligned = head.map((_, column) => (column >= 1 && column <= 6 ? 'right' : 'left'));
  const lines = [table([head.map((word) => styled('dim', word)), ...rows], aligned)];
  const bare = covered.filter(({ playbooks }) => playbooks.length === 0);
  if (bare.length > 0) {
    const names = bare.map(({ service, system }) => `${service} (${system})`).join(', ');
    lines.push('', `${bare.length} of ${covered.length} services have no playbook: ${names}.`);
  }
  return `${lines.join('\n')}\n`;
}

const metText = ({ met, of }: DrillStatistics['rto']): string =>
  of === 0 ? '–' : `${met} of ${of}`;

function trendText(trend: DrillStatistics['rtaTrend']): string {
  if (trend === null) return '–';
  return `${trend.scenario}: ${formatDuration(trend.earlierUs)} → ${formatDuration(trend.laterUs)}`;
}

function slowestPhase({ phases }: DrillStatistics): string {
  const [name, us] = Object.entries(phases).sort(([, one], [, other]) => other - one)[0] ?? [];
  return name === undefined || us === undefined
    ? '–'
    : `${name}, ${formatDuration(Math.round(us))}`;
}
