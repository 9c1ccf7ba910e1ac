import type { Bar, Lane, Moment } from './timeline-lane.ts';
import type { EventOf } from './events-of.ts';
import type { TraceEvent } from '../model/journal.ts';
import { bySubject, eventsOf } from './events-of.ts';
import { formatDuration } from '../model/quantities/duration.ts';

type StepEvent = EventOf<
  'step.waiting' | 'step.started' | 'step.succeeded' | 'step.failed' | 'step.skipped'
>;
type Waiting = EventOf<'step.waiting'>['data'];

const waits: Readonly<Record<Waiting['for'], (name: string) => string>> = {
  dependency: (name) => `waits for step ${name}`,
  approval: (name) => `waits for approval ${name}`,
  lock: (name) => `waits for lock ${name}`,
  person: (name) => `waits for ${name}`,
  retry: (reason) => `waits before the next attempt: ${reason}`,
};

/** One row per step, in the order in which they began: a bar for each attempt, a lighter one for each wait. */
export function stepLanes(events: readonly TraceEvent[], endUs: number): Lane[] {
  const all = eventsOf(
    events,
    'step.waiting',
    'step.started',
    'step.succeeded',
    'step.failed',
    'step.skipped',
  );
  const firstUs = (own: readonly StepEvent[]): number =>
    own.find(({ kind }) => kind !== 'step.waiting')?.tUs ?? Infinity;
  return [...bySubject(all)]
    .map(([name, own], index) => ({ name, own, index, atUs: firstUs(own) }))
    .sort((one, other) =>
      one.atUs === other.atUs ? one.index - other.index : one.atUs < other.atUs ? -1 : 1,
    )
    .map(({ name, own }) => stepLane(name, own, endUs));
}

function stepLane(name: string, own: readonly StepEvent[], endUs: number): Lane {
  const bars = own.flatMap((event, index): Bar[] => {
    const next = own[index + 1];
    const toUs = next?.tUs ?? endUs;
    if (event.kind === 'step.waiting') {
      if (toUs === event.tUs) return [];
      const tone = event.data.for === 'dependency' ? 'queued' : 'waiting';
      return [{ fromUs: event.tUs, toUs, tone, label: waits[event.data.for](event.data.name) }];
    }
    if (event.kind !== 'step.started') return [];
    const failed = next?.kind === 'step.failed';
    const { action, attempt } = event.data;
    const tone = failed ? 'failed' : 'step';
    return [
      { fromUs: event.tUs, toUs, tone, label: `${action}, attempt ${attempt}: ${ending(next)}` },
    ];
  });
  const moments = own.flatMap((event): Moment[] =>
    event.kind === 'step.skipped'
      ? [{ atUs: event.tUs, label: `skipped: ${event.data.reason}` }]
      : [],
  );
  return { group: 'steps', name, bars, moments, levels: [], note: noteOf(bars, moments) };
}

function ending(next: StepEvent | undefined): string {
  if (next?.kind === 'step.succeeded') return 'done';
  if (next?.kind === 'step.failed') return `failed, ${next.data.reason}`;
  return 'not ended';
}

/** How long it was worked on, over all attempts. */
function noteOf(bars: readonly Bar[], moments: readonly Moment[]): string {
  const worked = bars.filter(({ tone }) => tone === 'step' || tone === 'failed');
  if (worked.length === 0) return moments.length > 0 ? 'skipped' : 'not begun';
  const tookUs = worked.reduce((sum, { fromUs, toUs }) => sum + toUs - fromUs, 0);
  return worked.length === 1
    ? formatDuration(tookUs)
    : `${formatDuration(tookUs)}, ${worked.length}×`;
}
