import type { ReactElement } from 'react';
import type { EventKind } from '../model/journal.ts';
import type { RunReport } from './report-data.ts';
import { describerOf } from './describe-event.ts';
import { formatDuration } from '../model/quantities/duration.ts';
import { formatOffset } from './offset.ts';

/** Sampled states make the chart; as sentences they would drown the rest. */
const drawnOnly: ReadonlySet<EventKind> = new Set<EventKind>(['service.state']);

/** The turning points of a run, which stand out. */
const milestones: ReadonlySet<EventKind> = new Set<EventKind>([
  'onset',
  'trigger.fired',
  'rollback.declared',
  'rollback.decided-against',
  'rollback.approved',
  'rollback.started',
  'rollback.executed',
  'rollback.stopped',
  'verification.passed',
  'run.ended',
]);

/** Everything that happened in the run that is shown, with its time and who did it. */
export function EventLog({ report }: { readonly report: RunReport }): ReactElement {
  const onsetUs = report.measures?.milestones.onsetUs;
  const events = report.events.filter(({ kind }) => !drawnOnly.has(kind));
  const describe = describerOf(report.events);
  if (events.length === 0) return <p className="muted note-only">Nothing was recorded.</p>;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col" className="number">
            From onset
          </th>
          <th scope="col" className="number">
            From start
          </th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
        </tr>
      </thead>
      <tbody>
        {events.map((event, index) => (
          <tr key={index} {...(milestones.has(event.kind) ? { className: 'milestone' } : {})}>
            <td className="time number">
              {onsetUs === undefined ? '–' : formatOffset(event.tUs - onsetUs)}
            </td>
            <td className="time number">{formatDuration(event.tUs)}</td>
            <td className="muted">{event.actor}</td>
            <td>{describe(event)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
