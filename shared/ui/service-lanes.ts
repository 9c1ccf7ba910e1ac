import type { Lane, Level } from './timeline-lane.ts';
import type { EventOf } from './events-of.ts';
import type { TraceEvent } from '../model/journal.ts';
import { bySubject, eventsOf } from './events-of.ts';
import { formatDuration } from '../model/quantities/duration.ts';
import { formatShare } from '../model/quantities/share.ts';

type StateEvent = EventOf<'service.state' | 'service.degraded' | 'service.restored'>;

/** One row per service that left its steady state: how many of its requests failed, over time. */
export function serviceLanes(events: readonly TraceEvent[], endUs: number): Lane[] {
  const states = eventsOf(events, 'service.state', 'service.degraded', 'service.restored');
  return [...bySubject(states)]
    .filter(([, own]) => own.some(({ kind }) => kind === 'service.degraded'))
    .map(([name, own]) => {
      const levels = levelsOf(own, endUs);
      return { group: 'services', name, bars: [], moments: [], levels, note: noteOf(levels) };
    });
}

function levelsOf(states: readonly StateEvent[], endUs: number): Level[] {
  let degraded = false;
  return states.flatMap((event, index): Level[] => {
    if (event.kind !== 'service.state') degraded = event.kind === 'service.degraded';
    const toUs = states[index + 1]?.tUs ?? endUs;
    if (toUs <= event.tUs) return [];
    const { errorRate, latencyUs } = event.data;
    return [{ fromUs: event.tUs, toUs, errorRate, latencyUs, degraded }];
  });
}

/** The worst of it: errors, or the latency where errors are not what was wrong. */
function noteOf(levels: readonly Level[]): string {
  const degraded = levels.filter((level) => level.degraded);
  const usual = Math.max(0, ...levels.filter((level) => !level.degraded).map((l) => l.errorRate));
  const errors = Math.max(0, ...degraded.map(({ errorRate }) => errorRate));
  if (errors > usual) return `peak ${formatShare(errors)}`;
  return `p95 ${formatDuration(Math.max(0, ...degraded.map(({ latencyUs }) => latencyUs)))}`;
}
