import type { RunRow } from '../../store/run-row.ts';
import { formatDuration } from '../../model/quantities/duration.ts';
import { formatShare } from '../../model/quantities/share.ts';
import { styled } from '../style.ts';
import { table } from '../table.ts';
import { formatCount } from '../../model/quantities/count.ts';

const colours = { passed: 'green', failed: 'red', inconclusive: 'yellow' } as const;

/** How many seeds were measured, of those asked for. */
function count({ samples, runs, verdict }: RunRow): string {
  const asked = formatCount(runs);
  const measured = samples?.toLocaleString('en');
  if (verdict !== null) return measured ?? asked;
  return `${measured ?? '?'} of ${asked}`;
}

const time = (us: number | null): string => (us === null ? '–' : formatDuration(us));

function verdictOf({ verdict, status }: RunRow): string {
  if (verdict !== null) return styled(colours[verdict], verdict);
  return styled('dim', status === 'open' ? 'recording' : status);
}

/** Runs as a table, newest first, or what to do when there are none. */
export function printRuns(rows: readonly RunRow[]): string {
  if (rows.length === 0) return 'There are no runs yet. Start with `backstep drill <folder>`.\n';
  const heading = [
    'run',
    'recorded',
    'verdict',
    'playbook',
    'scenario',
    'runs',
    'recovered',
    'RTA p95',
    'RPA p95',
  ];
  const lines = rows.map((row) => [
    row.id,
    row.recordedAt.replace('T', ' ').slice(0, 16),
    verdictOf(row),
    row.playbook,
    row.scenario,
    count(row),
    row.recovered === null || row.samples === null || row.samples === 0
      ? '–'
      : formatShare(row.recovered / row.samples),
    time(row.rtaP95Us),
    time(row.rpaP95Us),
  ]);
  const aligned = heading.map((_, column) => (column >= 5 ? 'right' : 'left'));
  return `${table([heading.map((word) => styled('dim', word)), ...lines], aligned)}\n`;
}
