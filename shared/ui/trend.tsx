import type { ReactElement } from 'react';
import type { TrendReport } from './report-data.ts';
import { Mark } from './verdict.tsx';
import { formatDuration } from '../model/quantities/duration.ts';
import { formatShare } from '../model/quantities/share.ts';
import { scaleLinear } from 'd3-scale';
import { timeTicks } from './time-axis.ts';

const width = 1000;
const height = 220;
const margin = { left: 64, right: 20, top: 16, bottom: 26 };

/** The 95th percentile of the recovery time, run by run. */
export function TrendChart({ playbook, points }: TrendReport): ReactElement {
  const known = points.map(({ rtaP95Us }) => rtaP95Us ?? 0);
  const x = scaleLinear(
    [0, Math.max(1, points.length - 1)],
    [margin.left + 20, width - margin.right - 20],
  );
  const highest = Math.max(1, ...known) * 1.1;
  const y = scaleLinear([0, highest], [height - margin.bottom, margin.top]);
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`95th percentile of the recovery time of ${playbook} over ${points.length} drills`}
    >
      {timeTicks(0, highest, 5).map(({ us, label }) => (
        <g key={us}>
          <line
            x1={margin.left}
            x2={width - margin.right}
            y1={y(us)}
            y2={y(us)}
            stroke="var(--bs-line)"
          />
          <text className="soft" x={margin.left - 8} y={y(us) + 4} textAnchor="end" fontSize={11.5}>
            {label}
          </text>
        </g>
      ))}
      {points.map(({ runId, rtaP95Us, verdict, recordedAt, scenario }, index) => (
        <g key={runId}>
          <title>{`${recordedAt.slice(0, 10)}, ${scenario}: ${rtaP95Us === null ? 'no recovery time' : formatDuration(rtaP95Us)}, ${verdict}`}</title>
          {verdict === 'passed' ? (
            <circle cx={x(index)} cy={y(rtaP95Us ?? 0)} r={5} fill="var(--bs-good)" />
          ) : (
            <text
              x={x(index)}
              y={y(rtaP95Us ?? 0) + 5}
              textAnchor="middle"
              fontSize={15}
              fontWeight={700}
              style={{ fill: verdict === 'failed' ? 'var(--bs-bad)' : 'var(--bs-warn)' }}
            >
              {verdict === 'failed' ? '✗' : '?'}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

/** The same runs as a table. */
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
              <td className="number">{lostRecordsMax.toLocaleString('en')}</td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}
