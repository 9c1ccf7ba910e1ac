import type { ReactElement, ReactNode } from 'react';
import type { PeriodReport } from './report-data.ts';
import { ClaimsTable } from './claims-table.tsx';
import { Mark } from './verdict.tsx';
import { Scroll } from './scroll.tsx';
import { formatCount } from '../model/quantities/count.ts';
import { formatDuration } from '../model/quantities/duration.ts';
import { formatShare } from '../model/quantities/share.ts';

const day = (instant: string): string => instant.slice(0, 10);
const time = (us: number | null): string => (us === null ? '–' : formatDuration(us));

/** A page about all drills of a period, for people who were not there. */
export function PeriodPage({ period }: { readonly period: PeriodReport }): ReactElement {
  const { from, to, counts, runs, claims, doesNotProve } = period;
  return (
    <main>
      <p className="eyebrow">Rollback drills of a period</p>
      <h1>
        {day(from)} to {day(new Date(Date.parse(to) - 1).toISOString())}
      </h1>
      <p className="muted">{scopeOf(period)}</p>
      <dl className="figures">
        <Figure name="Drills" value={formatCount(counts.all)} note="that began in the period" />
        <Figure
          name="Passed"
          value={formatCount(counts.passed)}
          note={shareOf(counts.passed, counts.all)}
        />
        <Figure
          name="Failed"
          value={formatCount(counts.failed)}
          note={shareOf(counts.failed, counts.all)}
        />
        <Figure
          name="Without a verdict"
          value={formatCount(counts.inconclusive + counts.interrupted + counts.pruned)}
          note={`${formatCount(counts.inconclusive)} inconclusive, ${formatCount(counts.interrupted)} interrupted, ${formatCount(counts.pruned)} no longer kept`}
        />
      </dl>
      <Part
        title="Every drill"
        lead="In the order in which they began, whatever became of them. That none is missing shows in the ledger."
      >
        <Scroll label="Drills">
          <Runs runs={runs} />
        </Scroll>
      </Part>
      <Part
        title="What this can support, and how strongly"
        lead="Whether a control is met is for an assessor to say; a drill never says it."
      >
        <Scroll label="Controls">
          <ClaimsTable claims={claims} />
        </Scroll>
      </Part>
      <Part title="What this does not prove">
        <ul className="card">
          {doesNotProve.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </Part>
    </main>
  );
}

function scopeOf({ playbook, owner }: PeriodReport): string {
  if (playbook !== null) return `Playbook ${playbook}`;
  return owner === null ? 'All playbooks' : `All playbooks of ${owner}`;
}

const shareOf = (count: number, all: number): string =>
  all === 0 ? 'there were none' : `${formatShare(count / all)} of all`;

function Figure({
  name,
  value,
  note,
}: Readonly<Record<'name' | 'value' | 'note', string>>): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <div className="value">{value}</div>
        <div className="note">{note}</div>
      </dd>
    </div>
  );
}

interface PartProps {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}

function Part({ title, lead, children }: PartProps): ReactElement {
  return (
    <section>
      <h2>{title}</h2>
      {lead === undefined ? null : <p className="lead">{lead}</p>}
      {children}
    </section>
  );
}

function Runs({ runs }: Pick<PeriodReport, 'runs'>): ReactElement {
  if (runs.length === 0) return <p className="muted note-only">No drill began in this period.</p>;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Began</th>
          <th scope="col">Playbook</th>
          <th scope="col">Scenario</th>
          <th scope="col">Result</th>
          <th scope="col" className="number">
            RTA p95
          </th>
          <th scope="col" className="number">
            RTO
          </th>
          <th scope="col" className="number">
            RPA p95
          </th>
          <th scope="col">Run</th>
        </tr>
      </thead>
      <tbody>
        {runs.map(({ run, at, playbook, scenario, ending, rtaP95Us, rtoUs, rpaP95Us }) => (
          <tr key={run}>
            <td>{day(at)}</td>
            <td>{playbook}</td>
            <td>{scenario ?? '–'}</td>
            <td>
              {ending === 'interrupted' || ending === 'pruned' ? (
                <span className="muted">{ending === 'pruned' ? 'no longer kept' : ending}</span>
              ) : (
                <Mark result={ending} />
              )}
            </td>
            <td className="number">{time(rtaP95Us)}</td>
            <td className="number">{time(rtoUs)}</td>
            <td className="number">{time(rpaP95Us)}</td>
            <td>
              <code>{run}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
