import type { Derived, DerivedRow } from './derive.ts';
import { timeOfRunId } from './run-id.ts';
import type { EventData, TraceEvent } from '../model/journal.ts';

/** What the row of a run says of how its journal was opened. */
export function openedColumns(opened: EventData['drill.opened']): DerivedRow {
  const { tool, environment, playbook, scenario, system, disruption, seed, runs } = opened;
  return { tool, environment, playbook, scenario, system, disruption, seed, runs };
}

/** What the row of a run says that follows from its journal, but for the instant at which it starts. */
export function runColumns({ opened, closed }: Derived<TraceEvent>): DerivedRow {
  return {
    ...openedColumns(opened),
    verdict: closed?.verdict ?? null,
    completed: closed === undefined ? null : Number(closed.completed),
  };
}

/**
 * The instant of drill time 0, microseconds since 1970, by what a row says of it and by the first event that came after the
 * opening: where the row is wrong, to the millisecond, because lines say no more.
 */
export function startInstant(startsUs: number, { trace: [first] }: Derived): number {
  if (first === undefined) return startsUs;
  const atMs = Date.parse(first.at);
  return Math.floor((startsUs + first.tUs) / 1000) === atMs ? startsUs : atMs * 1000 - first.tUs;
}

/** When a run was recorded, RFC 3339 in UTC with milliseconds: when it was given its id. */
export const recordedAt = (runId: string): string => new Date(timeOfRunId(runId)).toISOString();
