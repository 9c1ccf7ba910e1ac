import { useId } from 'react';
import type { ReactElement } from 'react';
import type { RunReport } from './report-data.ts';
import { TimelineAxis, TimelineMarks } from './timeline-axis.tsx';
import { TimelineKey, keyHeight } from './timeline-key.tsx';
import { frame, layOutTimeline } from './timeline-layout.ts';
import { TimelineBand } from './timeline-band.tsx';
import { TimelineRow } from './timeline-row.tsx';
import { formatDuration } from '../model/quantities/duration.ts';
import { groupNames } from './timeline-lane.ts';
import { shortenText } from '../graph/text-width.ts';

interface TimelineProps {
  readonly report: RunReport;
  /** CSS for a drawing that stands by itself; absent inside a page. */
  readonly css?: string;
}

/** One run from its start to its end: the outage, what broke, who decided, and every step. */
export function Timeline({ report, css }: TimelineProps): ReactElement {
  const id = useId().replace(/[^\w-]/g, '');
  const layout = layOutTimeline(report);
  const { rows, heads, axisY, spans } = layout;
  const lanes = rows.map(({ lane }) => lane);
  const height = axisY + 32 + keyHeight(spans, lanes);
  const { width } = frame;
  const alone = css === undefined ? {} : { xmlns: 'http://www.w3.org/2000/svg', width, height };
  const rtaUs = report.measures?.rtaUs;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={`${id}t ${id}d`} {...alone}>
      <title
        id={`${id}t`}
      >{`Timeline of ${report.opened.scenario}, seed ${report.opened.seed}`}</title>
      <desc id={`${id}d`}>{describeTimeline(report)}</desc>
      {css === undefined ? null : <style>{css}</style>}
      {css === undefined ? null : <rect width={width} height={height} fill="var(--bs-card)" />}
      <defs>
        <pattern
          id={`${id}h`}
          width={5}
          height={5}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width={5} height={5} fill="var(--bs-card)" />
          <rect width={2.2} height={5} fill="var(--bs-bad)" />
        </pattern>
      </defs>
      <TimelineAxis layout={layout} />
      {heads.map(({ group, baseY }) => (
        <text
          key={group}
          className="soft"
          x={frame.left - 14}
          y={baseY}
          textAnchor="end"
          fontSize={11.5}
          fontWeight={600}
        >
          {shortenText(groupNames[group], frame.left - 20, 11.5, 'bold')}
        </text>
      ))}
      {rows.map(({ lane, midY }) => (
        <TimelineRow
          key={`${lane.group} ${lane.name}`}
          lane={lane}
          midY={midY}
          x={layout.x}
          hatch={`${id}h`}
        />
      ))}
      <TimelineMarks layout={layout} />
      <TimelineBand
        layout={layout}
        rtoUs={report.opened.objectives.rtoUs}
        {...(rtaUs === undefined ? {} : { rtaUs })}
      />
      <TimelineKey spans={spans} lanes={lanes} topY={axisY + 34} hatch={`${id}h`} />
    </svg>
  );
}

/** What the drawing shows, in a sentence or two. */
function describeTimeline({ measures, opened }: RunReport): string {
  const { onsetUs, recoveredUs } = measures?.milestones ?? {};
  if (onsetUs === undefined) return 'Nothing left its steady state.';
  const began = `The outage began ${formatDuration(onsetUs)} after the start`;
  const ended =
    recoveredUs === undefined
      ? 'and did not end in the time of the drill.'
      : `and ended ${formatDuration(recoveredUs - onsetUs)} later.`;
  const { rtoUs } = opened.objectives;
  return `${began} ${ended}${rtoUs === null ? '' : ` The objective is ${formatDuration(rtoUs)}.`}`;
}
