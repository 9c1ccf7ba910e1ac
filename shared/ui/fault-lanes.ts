import type { Bar, Lane } from './timeline-lane.ts';
import type { TraceEvent } from '../model/journal.ts';
import { eventsOf } from './events-of.ts';
import { formatDuration } from '../model/quantities/duration.ts';

/** One row per fault, a bar for each time it was active; one that was never cleared lasts until `endUs`. */
export function faultLanes(events: readonly TraceEvent[], endUs: number): Lane[] {
  const names = new Set(eventsOf(events, 'fault.injected').map(({ data }) => data.fault));
  return [...names].map((name) => {
    const bars: Bar[] = [];
    let open: Bar | undefined;
    for (const event of eventsOf(events, 'fault.injected', 'fault.cleared')) {
      if (event.data.fault !== name) continue;
      if (open !== undefined) bars.push({ ...open, toUs: event.tUs });
      open = undefined;
      if (event.kind === 'fault.cleared') continue;
      const { detail } = event.data;
      const label = detail === '' ? name : `${name}, ${detail}`;
      open = { fromUs: event.tUs, toUs: endUs, tone: 'fault', label };
    }
    if (open !== undefined) bars.push(open);
    const totalUs = bars.reduce((sum, { fromUs, toUs }) => sum + toUs - fromUs, 0);
    const note = open === undefined ? formatDuration(totalUs) : 'until the end';
    return { group: 'faults', name, bars, moments: [], levels: [], note };
  });
}
