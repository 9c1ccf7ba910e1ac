import { playbooksText } from './playbooks-text.ts';
import type { ReactElement, ReactNode } from 'react';
import type { RunReport } from './report-data.ts';
import { controlClaims } from '../model/controls.ts';
import { ClaimsTable } from './claims-table.tsx';
import { ChecksTable } from './checks-table.tsx';
import { Distribution } from './distribution.tsx';
import { EventLog } from './event-log.tsx';
import { FailureModes } from './failure-modes.tsx';
import { KeyFigures } from './key-figures.tsx';
import { Limits } from './limits.tsx';
import { PeopleTable } from './people-table.tsx';
import { PercentilesTable } from './percentiles-table.tsx';
import { Provenance } from './provenance.tsx';
import { Scroll } from './scroll.tsx';
import { StepCriticalityTable } from './step-criticality.tsx';
import { Timeline } from './timeline.tsx';
import { TimelineTable } from './timeline-table.tsx';
import { VerdictBanner } from './verdict.tsx';
import { findings } from './findings.ts';
import { percentileName } from '../model/quantities/percentile-name.ts';
import { story } from './story.ts';

/** Outcomes for which a recovery time makes sense. */

interface PartProps {
  readonly report: RunReport;
}

/** A page about one run. */
export function RunPage({ report }: PartProps): ReactElement {
  return (
    <main>
      <RunSections report={report} />
    </main>
  );
}

/** Everything about one run, for people outside the team first. */
export function RunSections({ report }: PartProps): ReactElement {
  const { opened, summary } = report;
  return (
    <>
      <p className="eyebrow">Rollback drill, {opened.environment} environment</p>
      <h1>{opened.scenario}</h1>
      <p className="muted">
        {opened.beside === undefined ? 'Playbook' : 'Playbooks'} {playbooksText(opened)} on{' '}
        {opened.system}, recorded {report.recordedAt.slice(0, 10)}
      </p>
      <VerdictBanner verdict={summary.verdict} story={story(report)} />
      <KeyFigures report={report} />
      <Part title="Objectives and what was measured">
        <Scroll label="Objectives">
          <ChecksTable checks={summary.checks} />
        </Scroll>
      </Part>
      <OneRun report={report} />
      <AllRuns report={report} />
      <Findings report={report} />
      <Records report={report} />
    </>
  );
}

interface SectionProps {
  readonly title: string;
  /** A sentence for those who see such a part for the first time. */
  readonly lead?: string;
  readonly children: ReactNode;
}

function Part({ title, lead, children }: SectionProps): ReactElement {
  return (
    <section>
      <h2>{title}</h2>
      {lead === undefined ? null : <p className="lead">{lead}</p>}
      {children}
    </section>
  );
}

function OneRun({ report }: PartProps): ReactElement {
  return (
    <Part
      title={`What happened in one run, seed ${report.opened.seed}`}
      lead="From the first failure to the last step. Figures on the right: how long, or how bad."
    >
      <Scroll label="Timeline" long>
        <Timeline report={report} />
        <TimelineTable report={report} />
      </Scroll>
    </Part>
  );
}

function AllRuns({ report }: PartProps): ReactElement {
  const { opened, summary } = report;
  return (
    <>
      <Part
        title="How long recovery took, over all runs"
        lead="Each run is the same incident with other luck: other response times, other durations."
      >
        <Scroll label="Distribution of recovery times">
          <Distribution
            name="Recovery time"
            spread={summary.spreads.rta}
            summary={summary.rta}
            objectiveUs={opened.objectives.rtoUs}
            objectiveName="RTO"
          />
        </Scroll>
      </Part>
      <Part title="How much data was lost, in time">
        <Scroll label="Distribution of data loss">
          <Distribution
            name="Data loss"
            spread={summary.spreads.rpa}
            summary={summary.rpa}
            objectiveUs={opened.objectives.rpoUs}
            objectiveName="RPO"
          />
        </Scroll>
      </Part>
    </>
  );
}

function Findings({ report }: PartProps): ReactElement {
  const { opened, summary } = report;
  const found = findings(report);
  const file = opened.inputs.find(({ role }) => role === 'scenario')?.file ?? opened.scenario;
  return (
    <>
      {found.length === 0 ? null : (
        <Part title="Findings">
          <ul className="card findings">
            {found.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Part>
      )}
      <Part
        title="Where the time went"
        lead="How much of all runs stays within each time, with its 95% confidence interval."
      >
        <Scroll label="Percentiles">
          <PercentilesTable summary={summary} />
        </Scroll>
      </Part>
      <Part title="How runs ended">
        <Scroll label="Endings">
          <FailureModes summary={summary} scenario={file} />
        </Scroll>
      </Part>
      <Part
        title="Which step to shorten"
        lead={`How often each step decided how long the outage lasted, how much of what it is shortened by the ${percentileName(report.opened.objectives.percentile)} of the recovery time falls, and how long it took in the run that is shown. Shortening any other step changes nothing; waits for people are under “Where the time went”.`}
      >
        <Scroll label="Steps">
          <StepCriticalityTable steps={summary.criticality} done={report.measures?.steps ?? []} />
        </Scroll>
      </Part>
    </>
  );
}

function Records({ report }: PartProps): ReactElement {
  return (
    <>
      <Part title={`Who was asked, seed ${report.opened.seed}`}>
        <Scroll label="People">
          <PeopleTable report={report} />
        </Scroll>
      </Part>
      <Part title={`Everything that happened, seed ${report.opened.seed}`}>
        <Scroll label="Events" long>
          <EventLog report={report} />
        </Scroll>
      </Part>
      <Part title="Where these figures come from">
        <Scroll label="Provenance">
          <Provenance report={report} />
        </Scroll>
      </Part>
      <Part
        title="What this can support, and how strongly"
        lead="Whether a control is met is for an assessor to say; a drill never says it."
      >
        <Scroll label="Controls" long>
          <ClaimsTable
            claims={controlClaims(report.opened.environment, report.summary.completed)}
          />
        </Scroll>
      </Part>
      <Part title="What this does not prove">
        <div className="card">
          <Limits environment={report.opened.environment} />
        </div>
      </Part>
    </>
  );
}
