import type { Plan } from '../../model/plan.ts';
import type { Trigger } from '../../model/playbook.ts';
import { isWithin } from '../conditions.ts';
import type { MetricSeries } from '../../model/metric-series.ts';
import type { Backtest } from './backtest.ts';
import { backtest } from './backtest.ts';
import type { Detection } from './detection.ts';
import { detectBy, worstValue } from './detection.ts';
import { breachProbability, firingsPerYear } from './false-rate.ts';
import { boundsToTry, settingsToTry } from './grid.ts';
import { healthyMetric } from './healthy-metric.ts';

/** One setting of a trigger, and what it costs and brings. */
export interface TunedSetting {
  readonly trigger: Trigger;
  /** The setting that is written. */
  readonly isCurrent: boolean;
  /** Rollbacks a year that chance alone would start. */
  readonly falsePerYear: number;
  readonly detection: Detection;
  /** What it would have done over the recorded series, where there is one. */
  readonly backtest?: Backtest;
}

/** A trigger with other bounds and windows. */
export interface Tuning {
  readonly trigger: Trigger;
  readonly scenario: string;
  /** Whether the scenario moves the metric at all. */
  readonly moves: boolean;
  readonly settings: readonly TunedSetting[];
  readonly current: TunedSetting;
  /** Absent where no setting meets both limits. */
  readonly suggested?: TunedSetting;
}

export interface TuningOptions {
  /** Seeds for every setting, at least 1. */
  readonly runs: number;
  /** Most rollbacks a year that chance may start. */
  readonly falsePerYear: number;
  /** A recorded series of the metric. */
  readonly series?: MetricSeries | undefined;
  /** Called with the number of settings tried, and of all. */
  readonly onProgress?: (tried: number, all: number) => void;
}

const YEAR_US = 31_557_600_000_000;
/** Share of the runs that may go unnoticed. */
const MOST_MISSED = 0.05;

/**
 * Tries `trigger` of `plan` with other bounds and windows: how quickly it finds what the scenario breaks, by playing it, and
 * how often chance alone would fire it in a year of the undisturbed system, by calculation. Suggests the setting
 * that is quickest at the 95th percentile among those within `falsePerYear`; with a recorded series, also in that, where it must find
 * every incident as well. Throws where the trigger watches nothing.
 */
export function tune(plan: Plan, trigger: Trigger, options: TuningOptions): Tuning {
  const healthy = healthyMetric(plan, trigger);
  const worst = worstValue(plan, trigger);
  if (healthy === undefined || worst === undefined) {
    throw new Error(`Trigger ${trigger.name} watches nothing of the system`);
  }
  const tries = boundsToTry(trigger, healthy.value, worst).flatMap((bound) =>
    settingsToTry({ ...trigger, when: { ...trigger.when, bound } }),
  );
  const settings = tries.map((each, index): TunedSetting => {
    const metric = healthyMetric(plan, each) ?? healthy;
    const setting = {
      trigger: each,
      isCurrent: isSameSetting(each, trigger),
      falsePerYear: firingsPerYear(each, breachProbability(each, metric)),
      detection: detectBy(plan, each, options.runs),
      ...(options.series === undefined ? {} : { backtest: backtest(each, options.series) }),
    };
    options.onProgress?.(index + 1, tries.length);
    return setting;
  });
  const current = settings.find(({ isCurrent }) => isCurrent);
  if (current === undefined) throw new Error('The written setting was not tried');
  const suggested = suggest(settings, options.falsePerYear);
  return {
    trigger,
    scenario: plan.scenario.name,
    moves: isWithin(trigger.when.comparison, healthy.value, worst),
    settings,
    current,
    ...(suggested === undefined ? {} : { suggested }),
  };
}

/** Whether two settings of one trigger are the same. */
function isSameSetting(one: Trigger, other: Trigger): boolean {
  return (
    one.when.bound === other.when.bound &&
    one.forUs === other.forUs &&
    one.consecutive === other.consecutive &&
    one.within?.failures === other.within?.failures
  );
}

/** Whether a recorded time speaks for a setting. */
function standsUp({ falseAlarmsUs, delaysUs, healthyUs }: Backtest, falsePerYear: number): boolean {
  const allowed = Math.floor((falsePerYear * healthyUs) / YEAR_US);
  return falseAlarmsUs.length <= allowed && !delaysUs.includes(undefined);
}

/** The quickest setting within the limits; of equals the one that fires least by chance, then the one written. */
function suggest(
  settings: readonly TunedSetting[],
  falsePerYear: number,
): TunedSetting | undefined {
  const fits = settings.filter(
    (each) =>
      each.falsePerYear <= falsePerYear &&
      each.detection.runs > 0 &&
      each.detection.missed <= MOST_MISSED &&
      (each.backtest === undefined || standsUp(each.backtest, falsePerYear)),
  );
  const order = (one: TunedSetting, other: TunedSetting): number =>
    (one.detection.p95Us ?? Infinity) - (other.detection.p95Us ?? Infinity) ||
    one.falsePerYear - other.falsePerYear ||
    Number(other.isCurrent) - Number(one.isCurrent);
  return fits.sort(order)[0];
}
