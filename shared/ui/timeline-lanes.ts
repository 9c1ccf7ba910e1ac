import type { Lane } from './timeline-lane.ts';
import type { RunReport } from './report-data.ts';
import { decisionLanes } from './decision-lanes.ts';
import { faultLanes } from './fault-lanes.ts';
import { peopleLanes } from './people-lanes.ts';
import { serviceLanes } from './service-lanes.ts';
import { stepLanes } from './step-lanes.ts';

/** When the last event of the first seed happened, in microseconds since its start. */
export function endOf({ events }: RunReport): number {
  return events.reduce((latest, { tUs }) => Math.max(latest, tUs), 0);
}

/** Every row of the timeline: what broke, how the services did, who decided, who was asked, what was done. */
export function lanes(report: RunReport): Lane[] {
  const { events } = report;
  const endUs = endOf(report);
  return [
    ...faultLanes(events, endUs),
    ...serviceLanes(events, endUs),
    ...decisionLanes(events, endUs),
    ...peopleLanes(events, endUs),
    ...stepLanes(events, endUs),
  ];
}
