import type { Bar, Lane } from './timeline-lane.ts';
import type { TraceEvent } from '../model/journal.ts';
import { bySubject, eventsOf } from './events-of.ts';
import { describerOf } from './describe-event.ts';
import { formatDuration } from '../model/quantities/duration.ts';

const plain = { group: 'decisions', bars: [], moments: [], levels: [], note: '' } as const;

/** What was noticed, what was decided about it, and every approval from its request to its end. */
export function decisionLanes(events: readonly TraceEvent[], endUs: number): Lane[] {
  const describe = describerOf(events);
  const moments = (...kinds: readonly TraceEvent['kind'][]): Lane['moments'] =>
    eventsOf(events, ...kinds).map((event) => ({ atUs: event.tUs, label: describe(event) }));
  const noticed = moments('trigger.fired');
  const decided = moments(
    'inject.answered',
    'rollback.declared',
    'rollback.decided-against',
    'rollback.stopped',
  );
  return [
    ...(noticed.length === 0 ? [] : [{ ...plain, name: 'trigger fired', moments: noticed }]),
    ...(decided.length === 0 ? [] : [{ ...plain, name: 'decision', moments: decided }]),
    ...approvalLanes(events, endUs),
  ];
}

const endings = {
  'approval.granted': 'granted',
  'approval.refused': 'refused',
  'approval.expired': 'expired',
} as const;

function approvalLanes(events: readonly TraceEvent[], endUs: number): Lane[] {
  const all = eventsOf(
    events,
    'approval.requested',
    'approval.granted',
    'approval.refused',
    'approval.expired',
  );
  return [...bySubject(all)].map(([name, own]) => {
    const bars: Bar[] = [];
    let sinceUs: number | undefined;
    for (const event of own) {
      if (event.kind === 'approval.requested') {
        sinceUs = event.tUs;
        continue;
      }
      const label = `approval ${name}, ${endings[event.kind]}`;
      const tone = event.kind === 'approval.granted' ? 'approval' : 'failed';
      if (sinceUs !== undefined) bars.push({ fromUs: sinceUs, toUs: event.tUs, tone, label });
      // What expired may have been handed on, and what is granted may lack further people.
      sinceUs = event.kind === 'approval.refused' || isLast(event) ? undefined : event.tUs;
    }
    if (sinceUs !== undefined)
      bars.push({ fromUs: sinceUs, toUs: endUs, tone: 'waiting', label: `approval ${name}, open` });
    const totalUs = bars.reduce((sum, { fromUs, toUs }) => sum + toUs - fromUs, 0);
    return { ...plain, name: `approval ${name}`, bars, note: formatDuration(totalUs) };
  });
}

function isLast({ kind, data }: TraceEvent): boolean {
  if (kind === 'approval.granted') return data.granted >= data.quorum;
  return kind === 'approval.expired' && data.then !== 'escalate';
}
