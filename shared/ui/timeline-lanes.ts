import type { Phases } from '../model/measures.ts';
import type { RunReport } from './report-data.ts';
import type { TraceEvent } from '../model/journal.ts';
import { formatShare } from '../model/quantities/share.ts';

export type BarTone = 'fault' | 'person' | 'step' | 'failed' | 'service' | 'phase';

/** A stretch of time in a lane, in drill time. */
export interface Bar {
  readonly fromUs: number;
  readonly toUs: number;
  readonly tone: BarTone;
  /** What it is, for its tooltip and the table. */
  readonly label: string;
  /** 0 to 1, how strongly it is filled. */
  readonly strength: number;
}

/** One row of the timeline. */
export interface Lane {
  readonly name: string;
  readonly group: 'faults' | 'services' | 'people' | 'steps';
  readonly bars: readonly Bar[];
}

type Kind<K extends TraceEvent['kind']> = Extract<TraceEvent, { readonly kind: K }>;

/** The phases of the outage, in order, with the words readers see. */
export const phaseNames: readonly (readonly [keyof Phases, string])[] = [
  ['detectionUs', 'Detection'],
  ['decisionUs', 'Decision'],
  ['approvalUs', 'Approval'],
  ['executionUs', 'Execution'],
  ['validationUs', 'Validation'],
];

/** The phases of the first seed as bars; none when it did not recover. */
export function phaseBars({ measures }: RunReport): Bar[] {
  const { phases, milestones } = measures ?? {};
  if (phases === undefined || milestones?.onsetUs === undefined) return [];
  let at = milestones.onsetUs;
  return phaseNames.flatMap(([key, label]) => {
    const fromUs = at;
    at += phases[key];
    return phases[key] === 0
      ? []
      : [{ fromUs, toUs: at, tone: 'phase' as const, label, strength: 1 }];
  });
}

/** When the last event that is drawn happened, in drill time. */
export function endOf({ events }: RunReport): number {
  return events.at(-1)?.tUs ?? 0;
}

/** Every row of the timeline: faults, services that left their steady state, people, steps. */
export function lanes(report: RunReport): Lane[] {
  const { events } = report;
  const endUs = endOf(report);
  return [
    ...faultLanes(events, endUs),
    ...serviceLanes(events, endUs),
    ...peopleLanes(events, endUs),
    ...stepLanes(report),
  ];
}

function faultLanes(events: readonly TraceEvent[], endUs: number): Lane[] {
  const injected = events.filter(
    (event): event is Kind<'fault.injected'> => event.kind === 'fault.injected',
  );
  return injected.map(({ tUs, data }) => {
    const cleared = events.find(
      (event) =>
        event.kind === 'fault.cleared' && event.data.fault === data.fault && event.tUs >= tUs,
    );
    const label = data.detail === '' ? data.fault : `${data.fault}, ${data.detail}`;
    return {
      name: data.fault,
      group: 'faults',
      bars: [{ fromUs: tUs, toUs: cleared?.tUs ?? endUs, tone: 'fault', label, strength: 1 }],
    };
  });
}

/** A service's failed share over time, for those that left their steady state. */
function serviceLanes(events: readonly TraceEvent[], endUs: number): Lane[] {
  const degraded = [
    ...new Set(
      events.filter(({ kind }) => kind === 'service.degraded').map(({ subject }) => subject),
    ),
  ];
  return degraded.map((name) => {
    const states = events.filter(
      (event): event is Kind<'service.state' | 'service.degraded' | 'service.restored'> =>
        event.subject === name &&
        ['service.state', 'service.degraded', 'service.restored'].includes(event.kind),
    );
    let isDegraded = false;
    const bars = states.map((event, index): Bar => {
      if (event.kind !== 'service.state') isDegraded = event.kind === 'service.degraded';
      const label = `${formatShare(event.data.errorRate)} of requests fail`;
      const strength = isDegraded ? 1 : 0.15;
      return {
        fromUs: event.tUs,
        toUs: states[index + 1]?.tUs ?? endUs,
        tone: 'service',
        label,
        strength,
      };
    });
    return { name, group: 'services', bars: bars.filter(({ fromUs, toUs }) => toUs > fromUs) };
  });
}

/** Who was asked, from being paged to answering. */
function peopleLanes(events: readonly TraceEvent[], endUs: number): Lane[] {
  const paged = events.filter(
    (event): event is Kind<'person.paged'> => event.kind === 'person.paged',
  );
  const names = [...new Set(paged.map(({ subject }) => subject))];
  return names.map((name) => {
    const bars = paged
      .filter(({ subject }) => subject === name)
      .map(({ tUs, data }): Bar => {
        const answer = events.find(
          (event): event is Kind<'person.answered'> =>
            event.kind === 'person.answered' &&
            event.subject === name &&
            event.data.purpose === data.purpose &&
            event.tUs >= tUs,
        );
        const label =
          answer === undefined
            ? `${data.purpose}: no answer`
            : `${data.purpose}: ${answer.data.answer}`;
        return {
          fromUs: tUs,
          toUs: answer?.tUs ?? endUs,
          tone: 'person',
          label,
          strength: answer === undefined ? 0.35 : 1,
        };
      });
    return { name, group: 'people', bars };
  });
}

/** One row per step, one bar per attempt. */
function stepLanes({ events }: RunReport): Lane[] {
  const started = events.filter(
    (event): event is Kind<'step.started'> => event.kind === 'step.started',
  );
  const names = [...new Set(started.map(({ subject }) => subject))];
  const endUs = events.at(-1)?.tUs ?? 0;
  return names.map((name) => {
    const bars = started
      .filter(({ subject }) => subject === name)
      .map(({ tUs, data }): Bar => {
        const end = events.find(
          (event): event is Kind<'step.succeeded' | 'step.failed'> =>
            (event.kind === 'step.succeeded' || event.kind === 'step.failed') &&
            event.subject === name &&
            event.tUs >= tUs &&
            event.data.attempt === data.attempt,
        );
        const failed = end?.kind === 'step.failed';
        const outcome =
          end === undefined ? 'not ended' : failed ? `failed: ${end.data.reason}` : 'done';
        const attempt = data.attempt === 1 ? '' : `attempt ${data.attempt}, `;
        return {
          fromUs: tUs,
          toUs: end?.tUs ?? endUs,
          tone: failed ? 'failed' : 'step',
          label: `${data.action}, ${attempt}${outcome}`,
          strength: 1,
        };
      });
    return { name, group: 'steps', bars };
  });
}
