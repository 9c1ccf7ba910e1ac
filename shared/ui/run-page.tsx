import type { ReactElement, ReactNode } from 'react';
import type { RunReport } from './report-data.ts';
import { ChecksTable } from './checks-table.tsx';
import { Distribution } from './distribution.tsx';
import { EventLog } from './event-log.tsx';
import { FailureModes } from './failure-modes.tsx';
import { PercentilesTable } from './percentiles-table.tsx';
import { PhaseLegend } from './phase-legend.tsx';
import { Provenance } from './provenance.tsx';
import { StepCriticalityTable } from './step-criticality.tsx';
import { Timeline } from './timeline.tsx';
import { VerdictBanner } from './verdict.tsx';
import { doesNotProve } from '../model/does-not-prove.ts';
import { story } from './story.ts';

/** A card that scrolls sideways where it is too wide, by keyboard too. */
export function Scroll({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <div className="card scroll" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}

/** Outcomes for which a recovery time makes sense. */
const recovering = new Set(['recovered', 'not-recovered']);

/** Everything about one run on one page, for people outside the team first. */
export function RunPage({ report }: { readonly report: RunReport }): ReactElement {
  const { opened, summary, samples, events } = report;
  const times = samples.filter(({ outcome }) => recovering.has(outcome)).map(({ rtaUs }) => rtaUs);
  return (
    <main>
      <h1>{opened.scenario}</h1>
      <p className="muted">
        Rollback drill of {opened.playbook} on {opened.system}, {opened.environment} environment,
        recorded {report.recordedAt.slice(0, 10)}
      </p>
      <VerdictBanner verdict={summary.verdict} story={story(report)} />
      <h2>Was what was wanted achieved?</h2>
      <Scroll label="Objectives">
        <ChecksTable checks={summary.checks} />
      </Scroll>
      <h2>What happened in one run, seed {opened.seed}</h2>
      <Scroll label="Timeline">
        <Timeline report={report} />
        {report.measures?.phases === undefined ? null : (
          <PhaseLegend phases={report.measures.phases} />
        )}
      </Scroll>
      <h2>How long recovery took over all runs</h2>
      <Scroll label="Distribution of recovery times">
        <Distribution
          name="Recovery time"
          values={times}
          summary={summary.rta}
          objectiveUs={opened.objectives.rtoUs}
          objectiveName="RTO"
        />
      </Scroll>
      <h2>How much data was lost, in time</h2>
      <Scroll label="Distribution of data loss">
        <Distribution
          name="Data loss"
          values={samples.map(({ rpaUs }) => rpaUs)}
          summary={summary.rpa}
          objectiveUs={opened.objectives.rpoUs}
          objectiveName="RPO"
        />
      </Scroll>
      <h2>Percentiles, with 95% confidence intervals</h2>
      <Scroll label="Percentiles">
        <PercentilesTable summary={summary} />
      </Scroll>
      <h2>How runs ended</h2>
      <Scroll label="Endings">
        <FailureModes
          summary={summary}
          scenario={opened.inputs.find(({ role }) => role === 'scenario')?.file ?? opened.scenario}
        />
      </Scroll>
      <h2>Which step to shorten</h2>
      <Scroll label="Steps">
        <StepCriticalityTable steps={summary.criticality} />
      </Scroll>
      <h2>Who did what, when</h2>
      <Scroll label="Events">
        <EventLog events={events} />
      </Scroll>
      <h2>Where these figures come from</h2>
      <Scroll label="Provenance">
        <Provenance report={report} />
      </Scroll>
      <h2>What this does not prove</h2>
      <div className="card">
        <ul>
          {doesNotProve(opened.environment).map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </div>
    </main>
  );
}
