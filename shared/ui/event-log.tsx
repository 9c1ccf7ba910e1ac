import type { ReactElement } from 'react';
import type { EventKind, TraceEvent } from '../model/journal.ts';
import { describeEvent } from './describe-event.ts';
import { formatDuration } from '../model/quantities/duration.ts';

/** Sampled states make the chart; as sentences they would drown the rest. */
const drawnOnly: ReadonlySet<EventKind> = new Set<EventKind>(['service.state']);

/** Everything that happened in one run, with its time and who did it. */
export function EventLog({ events }: { readonly events: readonly TraceEvent[] }): ReactElement {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Time</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
        </tr>
      </thead>
      <tbody>
        {events
          .filter(({ kind }) => !drawnOnly.has(kind))
          .map((event, index) => (
            <tr key={index}>
              <td className="time">{formatDuration(event.tUs)}</td>
              <td className="muted">{event.actor}</td>
              <td>{describeEvent(event)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
