import type { EventData, EventKind } from '../model/journal.ts';
import type { World } from './state.ts';
import { traceEvent } from './trace.ts';

/** Records an event that figures are computed from. `actor` is who did it, `subject` what it was done to. */
export function tell<K extends EventKind>(
  world: World,
  kind: K,
  actor: string,
  subject: string,
  data: EventData[K],
): void {
  if (world.ended) return;
  const event = traceEvent(world.nowUs, kind, actor, subject, data);
  world.events++;
  world.measurer.accept(event);
  world.emit?.(event);
}

/** Records an event that only readers of the journal want: without a reader it is never made. */
export function mention<K extends EventKind>(
  world: World,
  kind: K,
  actor: string,
  subject: string,
  data: EventData[K],
): void {
  if (world.emit === undefined || world.ended) return;
  world.events++;
  world.emit(traceEvent(world.nowUs, kind, actor, subject, data));
}

/** Who is named as the actor of what the world does by itself. */
export const ENGINE = 'engine';
