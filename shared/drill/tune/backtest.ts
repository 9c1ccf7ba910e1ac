import type { Incident, MetricSeries, RecordedSample } from '../../model/metric-series.ts';
import type { Trigger } from '../../model/playbook.ts';
import { isWithin } from '../conditions.ts';
import { newStreak, noteSample } from '../firing.ts';

/** What a trigger would have done over a recorded time. */
export interface Backtest {
  /** Times at which it would have fired while nothing was wrong; microseconds since 1970. */
  readonly falseAlarmsUs: readonly number[];
  /** For each incident, the time from its beginning to the firing; absent where it would not have fired. */
  readonly delaysUs: readonly (number | undefined)[];
  /** How long nothing was wrong, in microseconds. */
  readonly healthyUs: number;
  /** Samples the trigger would have taken, and those of them for which nothing was recorded. */
  readonly samples: number;
  readonly missing: number;
}

/** A recorded value counts for as many of the trigger's intervals as this, or of the distances between values. */
const STALE = 2;

/**
 * Takes samples of `series` as `trigger` would have, from its first value to its last, and fires by the very rules of a
 * drill. A firing within an incident finds it; one in the time of a trigger's window after its end is put down to it, too.
 */
export function backtest(trigger: Trigger, { samples, incidents }: MetricSeries): Backtest {
  const { everyUs, when, minSamples, missingData } = trigger;
  const firstUs = samples[0]?.atUs ?? 0;
  const lastUs = samples.at(-1)?.atUs ?? firstUs;
  const freshUs = STALE * Math.max(everyUs, usualDistance(samples));
  const state = newStreak();
  const falseAlarmsUs: number[] = [];
  const delaysUs: (number | undefined)[] = incidents.map(() => undefined);
  let next = 0;
  let taken = 0;
  let missing = 0;
  for (let nowUs = firstUs; nowUs <= lastUs; nowUs += everyUs) {
    while ((samples[next]?.atUs ?? Infinity) <= nowUs) next++;
    taken++;
    const latest = samples[next - 1];
    const isThere =
      latest !== undefined &&
      nowUs - latest.atUs <= freshUs &&
      (latest.requests ?? Infinity) >= minSamples;
    if (!isThere) missing++;
    if (!isThere && missingData === 'hold') continue;
    const breaches = isThere
      ? isWithin(when.comparison, when.bound, latest.value)
      : missingData === 'fire';
    if (!noteSample(state, trigger, nowUs, breaches)) continue;
    state.firing = true;
    const found = incidents.findIndex((incident) => belongsTo(incident, trigger, nowUs));
    if (found < 0) falseAlarmsUs.push(nowUs);
    else delaysUs[found] ??= nowUs - (incidents[found]?.fromUs ?? nowUs);
  }
  const wrongUs = incidents.reduce((sum, { fromUs, toUs }) => sum + toUs - fromUs, 0);
  return {
    falseAlarmsUs,
    delaysUs,
    healthyUs: Math.max(0, lastUs - firstUs - wrongUs),
    samples: taken,
    missing,
  };
}

function belongsTo({ fromUs, toUs }: Incident, trigger: Trigger, nowUs: number): boolean {
  const { forUs, everyUs, consecutive = 1, within } = trigger;
  const windowUs = Math.max(forUs, everyUs * consecutive, within?.windowUs ?? 0);
  return nowUs >= fromUs && nowUs <= toUs + windowUs;
}

/** The median distance between two values. */
function usualDistance(samples: readonly RecordedSample[]): number {
  const distances = samples
    .slice(1)
    .map(({ atUs }, index) => atUs - (samples[index]?.atUs ?? atUs))
    .sort((a, b) => a - b);
  return distances[Math.floor(distances.length / 2)] ?? 0;
}
