import type { TrendPoint } from '../../store/list-trend.ts';
import { formatDuration } from '../../model/quantities/duration.ts';
import { formatShare } from '../../model/quantities/share.ts';
import { styled } from '../style.ts';
import { table } from '../table.ts';
import { formatCount } from '../../model/quantities/count.ts';

const colours = { passed: 'green', failed: 'red', inconclusive: 'yellow' } as const;
const barWidth = 24;

/** How a playbook did over time, oldest first, with a bar for the 95th percentile of its recovery time. */
export function printTrend(playbook: string, points: readonly TrendPoint[]): string {
  if (points.length === 0)
    return `There are no finished runs of ${playbook} yet. Start with \`backstep drill\`.\n`;
  const longest = Math.max(1, ...points.map(({ rtaP95Us }) => rtaP95Us ?? 0));
  const rows = points.map(
    ({ recordedAt, scenario, verdict, successRate, rtaP95Us, rpaP95Us, lostRecordsMax }) => [
      recordedAt.slice(0, 10),
      scenario,
      styled(colours[verdict], verdict),
      successRate === null ? '–' : formatShare(successRate),
      rtaP95Us === null ? '–' : formatDuration(rtaP95Us),
      '█'.repeat(Math.round(((rtaP95Us ?? 0) / longest) * barWidth)).padEnd(barWidth),
      rpaP95Us === null ? '–' : formatDuration(rpaP95Us),
      formatCount(lostRecordsMax),
    ],
  );
  const heading = [
    'date',
    'scenario',
    'verdict',
    'recovered',
    'RTA p95',
    '',
    'RPA p95',
    'lost records',
  ].map((word) => styled('dim', word));
  const passed = points.filter(({ verdict }) => verdict === 'passed').length;
  const sum = `${passed} of ${points.length} run${points.length === 1 ? '' : 's'} passed.`;
  return `${styled('bold', playbook)}\n${table([heading, ...rows], ['left', 'left', 'left', 'right', 'right', 'left', 'right', 'right'])}\n${sum}\n`;
}
