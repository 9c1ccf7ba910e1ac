import type { ReactElement } from 'react';
import type { Lane } from './timeline-lane.ts';
import type { RunReport } from './report-data.ts';
import { describeLevel } from './timeline-row.tsx';
import { formatDuration } from '../model/quantities/duration.ts';
import { formatOffset } from './offset.ts';
import { groupNames } from './timeline-lane.ts';
import { lanes } from './timeline-lanes.ts';
import { phaseSpans } from './phase-spans.ts';

interface Entry {
  readonly group: string;
  readonly name: string;
  readonly what: string;
  readonly fromUs: number;
  readonly toUs: number;
}

function entriesOf(lane: Lane): Entry[] {
  const group = groupNames[lane.group];
  const { name } = lane;
  return [
    ...lane.levels.map((level) => ({ ...level, group, name, what: describeLevel(level) })),
    ...lane.bars.map(({ fromUs, toUs, label }) => ({ group, name, what: label, fromUs, toUs })),
    ...lane.moments.map(({ atUs, label }) => ({
      group,
      name,
      what: label,
      fromUs: atUs,
      toUs: atUs,
    })),
  ];
}

/** Everything the timeline draws, as a table that a screen reader can walk through. */
export function TimelineTable({ report }: { readonly report: RunReport }): ReactElement {
  const zeroUs = report.measures?.milestones.onsetUs ?? 0;
  const phases = phaseSpans(report.measures).map(({ name, fromUs, toUs }) => ({
    group: 'Outage',
    name,
    what: '',
    fromUs,
    toUs,
  }));
  const entries = [...phases, ...lanes(report).flatMap(entriesOf)];
  return (
    <details>
      <summary>The timeline as a table</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col">Name</th>
            <th scope="col">What</th>
            <th scope="col" className="number">
              {report.measures?.milestones.onsetUs === undefined ? 'From start' : 'From onset'}
            </th>
            <th scope="col" className="number">
              Took
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ group, name, what, fromUs, toUs }, index) => (
            <tr key={index}>
              <td className="muted">{group}</td>
              <td>{name}</td>
              <td>{what}</td>
              <td className="number">{formatOffset(fromUs - zeroUs)}</td>
              <td className="number">{fromUs === toUs ? '–' : formatDuration(toUs - fromUs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
