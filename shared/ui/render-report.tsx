import type { PeriodReport, RunReport, SummaryReport, TrendReport } from './report-data.ts';
import type { ComparedRuns } from './compare-page.tsx';
import { ComparePage } from './compare-page.tsx';
import { SummaryPage } from './summary-page.tsx';
import { PeriodPage } from './period-page.tsx';
import { RunPage } from './run-page.tsx';
import { Scroll } from './scroll.tsx';
import { Timeline } from './timeline.tsx';
import { TrendChart } from './trend.tsx';
import type { TuningChartProps } from './tuning-chart.tsx';
import { TuningChart } from './tuning-chart.tsx';
import { TrendTable } from './trend-table.tsx';
import { renderToStaticMarkup } from 'react-dom/server';
import { inPlainColours } from './tokens.ts';
import { paperCss, standaloneCss } from './theme.ts';
import { renderPage } from './render-page.tsx';

/** One run as a self-contained page. The same report always gives the same bytes. */
export function renderReport(report: RunReport): string {
  const { opened, summary } = report;
  return renderPage(`${opened.scenario}: ${summary.verdict}`, <RunPage report={report} />);
}

/** Two runs beside each other, as a self-contained page. */
export function renderComparison(compared: ComparedRuns): string {
  const { before, after } = compared;
  const names = new Set([before.opened.scenario, after.opened.scenario]);
  return renderPage(`${[...names].join(' and ')}: compared`, <ComparePage {...compared} />);
}

/** How many drills did, as a self-contained page. */
export function renderSummary(summary: SummaryReport): string {
  return renderPage('Drills in summary', <SummaryPage {...summary} />);
}

/** All drills of a period as a self-contained page. */
export function renderPeriod(period: PeriodReport): string {
  return renderPage(`Drills from ${period.from.slice(0, 10)}`, <PeriodPage period={period} />);
}

/** How playbooks did over time, as a self-contained page. */
export function renderTrends(trends: readonly TrendReport[]): string {
  return renderPage(
    'Drills over time',
    <main>
      <h1>Drills over time</h1>
      {trends.length === 0 ? (
        <p className="muted">
          There are no finished runs yet. Start with <code>backstep drill</code>.
        </p>
      ) : null}
      {trends.map((trend) => (
        <section key={trend.playbook}>
          <h2>{trend.playbook}</h2>
          <p className="lead">
            Recovery time within which 95 of 100 runs were over, drill by drill, oldest first.
          </p>
          {byScenario(trend).map(({ scenario, ...each }) => (
            <div key={scenario} style={{ marginBottom: 16 }}>
              <h3>{scenario}</h3>
              <Scroll label={`Recovery times of ${trend.playbook}, ${scenario}`}>
                <TrendChart {...each} />
              </Scroll>
            </div>
          ))}
          <h3>Every drill</h3>
          <Scroll label={`Runs of ${trend.playbook}`}>
            <TrendTable {...trend} />
          </Scroll>
        </section>
      ))}
    </main>,
  );
}

/** Drills of different scenarios are not comparable, so that each has a chart of its own, from its second drill on. */
function byScenario({
  playbook,
  points,
}: TrendReport): (TrendReport & { readonly scenario: string })[] {
  const scenarios = [...new Set(points.map(({ scenario }) => scenario))].sort();
  return scenarios
    .map((scenario) => ({
      playbook,
      scenario,
      points: points.filter((point) => point.scenario === scenario),
    }))
    .filter((each) => each.points.length > 1);
}

/** The settings of a trigger as a picture of its own. */
export function renderTuning(props: TuningChartProps): string {
  return `${inPlainColours(renderToStaticMarkup(<TuningChart {...props} css={standaloneCss} />))}\n`;
}

/** The timeline of a run's first seed as a picture of its own, for the reader's theme or for paper. */
export function renderTimelineSvg(report: RunReport, theme: 'auto' | 'light' = 'auto'): string {
  const css = theme === 'auto' ? standaloneCss : paperCss;
  return `${inPlainColours(renderToStaticMarkup(<Timeline report={report} css={css} />))}\n`;
}
