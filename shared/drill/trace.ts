import type { EventData, EventKind, TraceEvent } from '../model/journal.ts';

/** An event of kind `K` with its data; the pairing of kind and data is what the type of `data` ensures. */
export function traceEvent<K extends EventKind>(
  tUs: number,
  kind: K,
  actor: string,
  subject: string,
  data: EventData[K],
): TraceEvent {
  return { tUs, kind, actor, subject, data } as unknown as TraceEvent;
}
