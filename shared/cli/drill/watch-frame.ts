import type { TraceEvent } from '../../model/journal.ts';
import { describerOf } from '../../ui/describe-event.ts';
import { formatDuration } from '../../model/quantities/duration.ts';
import { formatShare } from '../../model/quantities/share.ts';
import { readableEvents } from './readable-events.ts';
import { shortened, table } from '../table.ts';
import { styled } from '../style.ts';
import type { Scene, StepScene } from './watch-scene.ts';
import { sceneAt } from './watch-scene.ts';

const milestones = [
  ['onset', 'onset'],
  ['trigger.fired', 'detected'],
  ['rollback.declared', 'declared'],
  ['rollback.approved', 'approved'],
  ['rollback.started', 'started'],
  ['rollback.executed', 'executed'],
  ['verification.passed', 'verified'],
] as const;

const marks: Readonly<Record<StepScene['state'], string>> = {
  waiting: styled('dim', '·'),
  running: styled('yellow', '▶'),
  succeeded: styled('green', '✓'),
  failed: styled('red', '✗'),
  skipped: styled('dim', '–'),
};

const barWidth = 20;
/** Lines of the log at the bottom. */
const logLines = 8;

/** One picture of a run whose whole `trace` is known, as it stood at `nowUs`; no line is longer than `columns`. */
export function watchFrame(
  title: string,
  trace: readonly TraceEvent[],
  nowUs: number,
  columns: number,
): string[] {
  const endUs = trace.at(-1)?.tUs ?? 0;
  const scene = sceneAt(trace, nowUs);
  const clock = `${formatDuration(floorSecond(nowUs))} of ${formatDuration(endUs)}`;
  const lines = [
    `${styled('bold', title)}  ${styled('dim', clock)}`,
    milestones
      .map(([kind, name]) =>
        scene.reached.has(kind) ? styled('bold', `● ${name}`) : styled('dim', `○ ${name}`),
      )
      .join('  '),
    ...part('Services', serviceRows(scene)),
    ...part('Steps', stepRows(scene, nowUs)),
    ...part('People', peopleRows(scene, nowUs)),
    ...part('Events', logRows(trace, nowUs)),
  ];
  return lines.map((line) => shortened(line, columns));
}

function part(name: string, rows: readonly string[][]): string[] {
  if (rows.length === 0) return [];
  return [
    '',
    styled('bold', name),
    ...table(rows)
      .split('\n')
      .map((line) => `  ${line}`),
  ];
}

const floorSecond = (us: number): number => Math.floor(us / 1e6) * 1e6;

function serviceRows({ services }: Scene): string[][] {
  return [...services].map(([name, { errorRate, latencyUs, degraded }]) => [
    degraded ? styled('red', '✗') : styled('green', '✓'),
    name,
    `${formatShare(errorRate)} fail`,
    `p95 ${formatDuration(latencyUs)}`,
  ]);
}

function stepRows({ steps }: Scene, nowUs: number): string[][] {
  return [...steps].map(([name, step]) => {
    const { state, waitsFor, sinceUs, untilUs, attempt } = step;
    const again = attempt > 1 ? `attempt ${attempt}` : '';
    if (state === 'running') {
      const wait = waitsFor === '' ? '' : `waits for ${waitsFor}`;
      const bar =
        wait === '' ? progressBar((nowUs - sinceUs) / Math.max(1, untilUs - sinceUs)) : wait;
      return [marks[state], name, formatDuration(floorSecond(nowUs - sinceUs)), bar, again];
    }
    if (state === 'waiting')
      return [marks[state], name, '', styled('dim', `waits for ${waitsFor}`), again];
    return [marks[state], name, formatDuration(untilUs - sinceUs), '', again];
  });
}

function progressBar(share: number): string {
  const full = Math.round(Math.min(1, Math.max(0, share)) * barWidth);
  return '█'.repeat(full) + styled('dim', '░'.repeat(barWidth - full));
}

function peopleRows({ asked }: Scene, nowUs: number): string[][] {
  return [...asked].map(([role, { purpose, sinceUs }]) => [
    role,
    `asked: ${purpose}`,
    formatDuration(floorSecond(nowUs - sinceUs)),
  ]);
}

function logRows(trace: readonly TraceEvent[], nowUs: number): string[][] {
  const describe = describerOf(trace);
  return readableEvents(trace.filter(({ tUs }) => tUs <= nowUs))
    .slice(-logLines)
    .map(({ event }) => [formatDuration(event.tUs), describe(event)]);
}
