import type { ReactElement } from 'react';
import type { TrendReport } from './report-data.ts';
import { Mark } from './verdict.tsx';
import { formatDuration } from '../model/quantities/duration.ts';
import { formatShare } from '../model/quantities/share.ts';
import { formatCount } from '../model/quantities/count.ts';

/** The runs of a trend as a table. */
export function TrendTable({ points }: TrendReport): ReactElement {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Recorded</th>
          <th scope="col">Scenario</th>
          <th scope="col">Result</th>
          <th scope="col" className="number">
            Recovered
          </th>
          <th scope="col" className="number">
            RTA p95
          </th>
          <th scope="col" className="number">
            RPA p95
          </th>
          <th scope="col" className="number">
            Lost records
          </th>
        </tr>
      </thead>
      <tbody>
        {points.map(
          ({
            runId,
            recordedAt,
            scenario,
            verdict,
            successRate,
            rtaP95Us,
            rpaP95Us,
            lostRecordsMax,
          }) => (
            <tr key={runId}>
              <td className="time">{recordedAt.replace('T', ' ').slice(0, 16)}</td>
              <td>{scenario}</td>
              <td>
                <Mark result={verdict} />
              </td>
              <td className="number">{successRate === null ? '–' : formatShare(successRate)}</td>
              <td className="number">{rtaP95Us === null ? '–' : formatDuration(rtaP95Us)}</td>
              <td className="number">{rpaP95Us === null ? '–' : formatDuration(rpaP95Us)}</td>
              <td className="number">{formatCount(lostRecordsMax)}</td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}
