import type { ReactElement } from 'react';
import type { Comparison, Effect, MeasureComparison } from '../model/comparison.ts';
import type { ObjectiveCheck } from '../model/measures.ts';
import type { RunReport } from './report-data.ts';
import { Distribution } from './distribution.tsx';
import { KeyFigures } from './key-figures.tsx';
import { Mark } from './verdict.tsx';
import { Scroll } from './scroll.tsx';
import { checkName } from './check-name.ts';
import { formatCount } from '../model/quantities/count.ts';
import { formatDuration } from '../model/quantities/duration.ts';
import { keepTogether } from './keep-together.ts';
import { percentileName } from '../model/quantities/percentile-name.ts';

/** Two runs beside each other. */
export interface ComparedRuns {
  readonly before: RunReport;
  readonly after: RunReport;
  /** Absent where they have no seed in common. */
  readonly comparison?: Comparison;
}

const verdicts: Readonly<
  Record<
    Comparison['effect'],
    { readonly look: string; readonly word: string; readonly says: string }
  >
> = {
  better: { look: 'passed', word: '✓ Better', says: 'The later run did better.' },
  worse: { look: 'failed', word: '✗ Worse', says: 'The later run did worse.' },
  mixed: { look: 'inconclusive', word: '± Mixed', says: 'One measure got better, another worse.' },
  same: {
    look: 'inconclusive',
    word: '= No difference',
    says: 'What was measured shows no difference.',
  },
};

/** A page about two runs: what differs, then the figures of both. */
export function ComparePage({ before, after, comparison }: ComparedRuns): ReactElement {
  const names = new Set([before.opened.scenario, after.opened.scenario]);
  return (
    <main>
      <p className="eyebrow">Two drills compared</p>
      <h1>{[...names].join(' and ')}</h1>
      <p className="muted">
        Before: {titleOf(before)}. After: {titleOf(after)}.
      </p>
      <Effects
        before={before}
        after={after}
        {...(comparison === undefined ? {} : { comparison })}
      />
      <h2>Objectives in both</h2>
      <Scroll label="Objectives in both">
        <BothChecks before={before} after={after} />
      </Scroll>
      <OneSide name="Before" report={before} />
      <OneSide name="After" report={after} />
    </main>
  );
}

const titleOf = ({ runId, recordedAt, summary }: RunReport): string =>
  `run ${runId.slice(-6)}, recorded ${recordedAt.slice(0, 16).replace('T', ' ')}, ${formatCount(summary.runs)} runs, ${summary.verdict}`;

function Effects({ before, after, comparison }: ComparedRuns): ReactElement {
  const change = verdictChange(before, after);
  if (comparison === undefined)
    return (
      <section className="verdict card" aria-label="What differs">
        <p className="note-only">
          They have no seed in common, so that luck cannot be told from change: drill both with the
          same seed to compare them run by run.
        </p>
        {change === undefined ? null : <p>{change}</p>}
      </section>
    );
  const { effect, runs, percentile, measures, recovered, quicker, slower, equal } = comparison;
  const { look, word, says } = verdicts[effect];
  return (
    <>
      <section className="verdict card" aria-label="What differs">
        <div className="verdict-head">
          <span className={`badge ${look}`}>{word}</span>
          <h2>{says}</h2>
        </div>
        {change === undefined ? null : <p>{change}</p>}
        <p>
          With the same {formatCount(runs)} {runs === 1 ? 'seed' : 'seeds'}, recovery was quicker
          with {formatCount(quicker)}, slower with {formatCount(slower)}, as long with{' '}
          {formatCount(equal)}. {recoveries(recovered)}
        </p>
      </section>
      <Scroll label="Differences">
        <table>
          <thead>
            <tr>
              <th scope="col">Measure</th>
              <th scope="col">Before</th>
              <th scope="col">After</th>
              <th scope="col">Difference, 95% interval</th>
              <th scope="col">Shown</th>
            </tr>
          </thead>
          <tbody>
            {measures.map((measure) => (
              <Difference key={measure.name} measure={measure} percentile={percentile} />
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}

/** That the verdict is another, and whether that is because something else was asked. */
function verdictChange(before: RunReport, after: RunReport): string | undefined {
  const [one, other] = [before.summary, after.summary];
  if (one.verdict === other.verdict) return undefined;
  const asked = ({ checks }: RunReport['summary']): string =>
    JSON.stringify(checks.map(({ name, expected }) => [name, expected]));
  const why = asked(one) === asked(other) ? '' : ' Something else was asked of it.';
  return `The verdict was ${one.verdict}, and is ${other.verdict}.${why}`;
}

function recoveries({ onlyBefore, onlyAfter, lostSeed }: Comparison['recovered']): string {
  if (onlyBefore + onlyAfter === 0) return 'Both recover with the same seeds.';
  const lost =
    lostSeed === undefined
      ? ''
      : ` It recovers no more with ${formatCount(onlyBefore)}, such as seed ${lostSeed}.`;
  return `It recovers again with ${formatCount(onlyAfter)}.${lost}`;
}

const effectWords: Readonly<Record<Effect, readonly [string, string]>> = {
  better: ['passed', 'better'],
  worse: ['failed', 'worse'],
  same: ['muted', 'no difference'],
};

function Difference({
  measure: { name, before, after, difference, effect },
  percentile,
}: {
  readonly measure: MeasureComparison;
  readonly percentile: number;
}): ReactElement {
  const [look, word] = effectWords[effect];
  const shown = (us: number | undefined): string =>
    us === undefined ? 'not recovered' : formatDuration(us);
  return (
    <tr>
      <th scope="row">{`${name.toUpperCase()} ${percentileName(percentile)}`}</th>
      <td>{shown(before)}</td>
      <td>{shown(after)}</td>
      <td>
        {difference === undefined
          ? '–'
          : `${signed(difference.value)} (${signed(difference.low)} to ${signed(difference.high)})`}
      </td>
      <td>
        <span className={look === 'muted' ? 'muted' : `mark ${look}`}>{word}</span>
      </td>
    </tr>
  );
}

function signed(us: number): string {
  if (!Number.isFinite(us)) return us > 0 ? 'not recovered' : 'recovered again';
  return us === 0 ? '0s' : `${us > 0 ? '+' : '−'}${formatDuration(Math.abs(us))}`;
}

function BothChecks({ before, after }: Pick<ComparedRuns, 'before' | 'after'>): ReactElement {
  const of = ({ summary }: RunReport): Map<string, ObjectiveCheck> =>
    new Map(summary.checks.map((check) => [check.name, check]));
  const [was, is] = [of(before), of(after)];
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Objective</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {[...new Set([...was.keys(), ...is.keys()])].map((name) => (
          <tr key={name}>
            <th scope="row">{checkName(name)}</th>
            {[was.get(name), is.get(name)].map((check, index) => (
              <td key={index}>{check === undefined ? '–' : <Held check={check} />}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Held({
  check: { expected, measured, result },
}: {
  readonly check: ObjectiveCheck;
}): ReactElement {
  return (
    <>
      <Mark result={result} />
      <div>{keepTogether(measured)}</div>
      <div className="muted">wanted {keepTogether(expected)}</div>
    </>
  );
}

function OneSide({
  name,
  report,
}: {
  readonly name: string;
  readonly report: RunReport;
}): ReactElement {
  const { summary, opened } = report;
  return (
    <>
      <h2>{name}</h2>
      <p className="lead">{titleOf(report)}</p>
      <KeyFigures report={report} />
      <div style={{ marginTop: 12 }}>
        <Scroll label={`Distribution of recovery times, ${name.toLowerCase()}`}>
          <Distribution
            name="Recovery time"
            spread={summary.spreads.rta}
            summary={summary.rta}
            objectiveUs={opened.objectives.rtoUs}
            objectiveName="RTO"
          />
        </Scroll>
      </div>
    </>
  );
}
