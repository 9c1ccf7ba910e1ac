import type { ReactElement } from 'react';
import type { RunReport } from './report-data.ts';
import { formatDuration } from '../model/quantities/duration.ts';
import { formatOffset } from './offset.ts';
import { requests } from './people-lanes.ts';

/** Who was asked for what in the run that is shown, when, and how long the answer took. */
export function PeopleTable({ report }: { readonly report: RunReport }): ReactElement {
  const all = requests(report.events);
  const zeroUs = report.measures?.milestones.onsetUs ?? 0;
  if (all.length === 0) return <p className="muted note-only">Nobody was asked for anything.</p>;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Who</th>
          <th scope="col">Asked for</th>
          <th scope="col" className="number">
            Asked, from onset
          </th>
          <th scope="col" className="number">
            Answered after
          </th>
          <th scope="col">Answer</th>
        </tr>
      </thead>
      <tbody>
        {all.map(({ role, purpose, pagedUs, answeredUs, answer }, index) => (
          <tr key={index}>
            <th scope="row">{role}</th>
            <td>{purpose}</td>
            <td className="number">{formatOffset(pagedUs - zeroUs)}</td>
            <td className="number">
              {answeredUs === undefined ? '–' : formatDuration(answeredUs - pagedUs)}
            </td>
            <td>{answer ?? 'no answer'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
