import type { EventKind, TraceEvent } from '../../model/journal.ts';

/**
 * Kinds a summary leaves out: what a step did is said by its success, and its start by how long it
 * took; the rest is detail for the report.
 */
const quiet: ReadonlySet<EventKind> = new Set<EventKind>([
  'service.state',
  'onset',
  'step.started',
  'step.waiting',
  'version.deployed',
  'traffic.shifted',
  'schema.changed',
  'config.changed',
  'store.frozen',
  'store.unfrozen',
  'store.assessed',
  'lock.acquired',
  'lock.released',
  'person.paged',
  'approval.requested',
  'rollback.approved',
  'verification.started',
  'run.ended',
]);

/** Data that is dropped is never left out. */
const losesValues = (event: TraceEvent): boolean =>
  event.kind === 'schema.changed' && event.data.lostValues > 0;

/** One line of a summary's timeline. */
export interface ReadableEvent {
  readonly event: TraceEvent;
  /** Microseconds since the step it ends was started. */
  readonly took?: number;
}

/** The events of a run that tell its story, in order. */
export function readableEvents(trace: readonly TraceEvent[]): ReadableEvent[] {
  const startedUs = new Map<string, number>();
  return trace.flatMap((event): ReadableEvent[] => {
    if (event.kind === 'step.started') startedUs.set(event.subject, event.tUs);
    if (quiet.has(event.kind) && !losesValues(event)) return [];
    const started = startedUs.get(event.subject);
    const ends = event.kind === 'step.succeeded' || event.kind === 'step.failed';
    return [ends && started !== undefined ? { event, took: event.tUs - started } : { event }];
  });
}
