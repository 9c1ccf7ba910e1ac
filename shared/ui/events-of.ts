import type { EventKind, TraceEvent } from '../model/journal.ts';

/** An event of one of the kinds `K`. */
export type EventOf<K extends EventKind> = Extract<TraceEvent, { readonly kind: K }>;

/** The events of these kinds, in the order they have. */
export function eventsOf<K extends EventKind>(
  events: readonly TraceEvent[],
  ...kinds: readonly K[]
): EventOf<K>[] {
  const wanted: ReadonlySet<EventKind> = new Set(kinds);
  return events.filter((event): event is EventOf<K> => wanted.has(event.kind));
}

/** The events by what they are about, in the order in which each was first mentioned. */
export function bySubject<E extends TraceEvent>(events: readonly E[]): Map<string, E[]> {
  const groups = new Map<string, E[]>();
  for (const event of events) {
    const group = groups.get(event.subject);
    if (group === undefined) groups.set(event.subject, [event]);
    else group.push(event);
  }
  return groups;
}
