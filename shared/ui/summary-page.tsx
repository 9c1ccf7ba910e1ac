import type { ReactElement } from 'react';
import type { SummaryReport } from './report-data.ts';
import { Scroll } from './scroll.tsx';
import { formatCount } from '../model/quantities/count.ts';
import { formatDuration } from '../model/quantities/duration.ts';
import { formatShare } from '../model/quantities/share.ts';

const phaseColours: Readonly<Record<string, string>> = {
  detection: 'var(--bs-p1)',
  decision: 'var(--bs-p2)',
  approval: 'var(--bs-p3)',
  execution: 'var(--bs-p4)',
  validation: 'var(--bs-p5)',
};

/** How drills did over time, by playbook, service or team, and which services no playbook covers. */
export function SummaryPage({ by, statistics, coverage }: SummaryReport): ReactElement {
  return (
    <main>
      <p className="eyebrow">Rollback drills</p>
      <h1>Drills by {by}</h1>
      <section>
        <h2>Success, frequency and trend</h2>
        <p className="lead">
          A trend is that of the scenario that was drilled most, four times at least: of the time
          within which 95 of 100 runs were over.
        </p>
        <Scroll label={`Drills by ${by}`}>
          <Statistics by={by} statistics={statistics} />
        </Scroll>
      </section>
      <section>
        <h2>Where the time goes</h2>
        <p className="lead">
          Mean of each phase in the run that each drill shows, of drills in which rollbacks brought
          the service back.
        </p>
        <Scroll label="Phases">
          <Phases by={by} statistics={statistics} />
        </Scroll>
      </section>
      <section>
        <h2>Services and their playbooks</h2>
        <Scroll label="Services">
          <Services coverage={coverage} />
        </Scroll>
      </section>
    </main>
  );
}

function Statistics({ by, statistics }: Pick<SummaryReport, 'by' | 'statistics'>): ReactElement {
  if (statistics.length === 0) return <p className="muted note-only">There are no drills yet.</p>;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{by}</th>
          {[
            'Drills',
            'A month',
            'Passed',
            'Failed',
            'Success',
            'RTO met',
            'RPO met',
            'Trend of RTA',
            'Trend of RPA',
          ].map((head) => (
            <th scope="col" className="number" key={head}>
              {head}
            </th>
          ))}
          <th scope="col">Classes</th>
        </tr>
      </thead>
      <tbody>
        {statistics.map((each) => (
          <tr key={each.name}>
            <th scope="row">{each.name}</th>
            <td className="number">{formatCount(each.drills)}</td>
            <td className="number">{each.perMonth.toFixed(1)}</td>
            <td className="number">{formatCount(each.passed)}</td>
            <td className="number">{formatCount(each.failed)}</td>
            <td className="number">
              {each.successRate === null ? '–' : formatShare(each.successRate)}
            </td>
            <td className="number">{metText(each.rto)}</td>
            <td className="number">{metText(each.rpo)}</td>
            <td className="number">{trendText(each.rtaTrend)}</td>
            <td className="number">{trendText(each.rpaTrend)}</td>
            <td>
              {Object.entries(each.classes)
                .map(([name, count]) => `${name} ${count}`)
                .join(', ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const metText = ({ met, of }: { readonly met: number; readonly of: number }): string =>
  of === 0 ? '–' : `${met} of ${of}`;

const trendText = (trend: SummaryReport['statistics'][number]['rtaTrend']): string =>
  trend === null
    ? '–'
    : `${trend.scenario}: ${formatDuration(trend.earlierUs)} → ${formatDuration(trend.laterUs)}`;

function Phases({ by, statistics }: Pick<SummaryReport, 'by' | 'statistics'>): ReactElement {
  const longest = Math.max(1, ...statistics.map(({ phases }) => sum(phases)));
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{by}</th>
          <th scope="col">Phases</th>
          <th scope="col" className="number">
            In all
          </th>
        </tr>
      </thead>
      <tbody>
        {statistics.map(({ name, phases }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              <div style={{ display: 'flex', height: 12, minWidth: 240 }} aria-hidden="true">
                {Object.entries(phases).map(([phase, us]) => (
                  <span
                    key={phase}
                    style={{
                      width: `${((us / longest) * 100).toFixed(2)}%`,
                      background: phaseColours[phase] ?? 'var(--bs-muted)',
                    }}
                  />
                ))}
              </div>
              <div className="muted">
                {Object.entries(phases)
                  .map(([phase, us]) => `${phase} ${formatDuration(Math.round(us))}`)
                  .join(', ') || 'nothing recovered'}
              </div>
            </td>
            <td className="number">{formatDuration(Math.round(sum(phases)))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const sum = (phases: Readonly<Record<string, number>>): number =>
  Object.values(phases).reduce((total, us) => total + us, 0);

function Services({ coverage }: Pick<SummaryReport, 'coverage'>): ReactElement {
  if (coverage.length === 0)
    return <p className="muted note-only">No system was found beside the results.</p>;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Service</th>
          <th scope="col">System</th>
          <th scope="col">Criticality</th>
          <th scope="col">Playbooks</th>
        </tr>
      </thead>
      <tbody>
        {coverage.map(({ service, system, criticality, playbooks }) => (
          <tr key={`${system} ${service}`}>
            <th scope="row">{service}</th>
            <td>{system}</td>
            <td>{criticality ?? '–'}</td>
            <td>
              {playbooks.length === 0 ? <span className="muted">none</span> : playbooks.join(', ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
