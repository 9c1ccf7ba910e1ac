import type { Backtest } from '../../drill/tune/backtest.ts';
import type { Metric, Trigger } from '../../model/playbook.ts';
import type { TunedSetting, Tuning } from '../../drill/tune/tune.ts';
import type { TuningPoint } from '../../ui/tuning-chart.tsx';
import { formatCount } from '../../model/quantities/count.ts';
import { formatDuration } from '../../model/quantities/duration.ts';
import { formatShare } from '../../model/quantities/share.ts';
import { indent, table } from '../table.ts';
import { styled } from '../style.ts';
import { rateText } from '../../ui/rate-text.ts';

/** Rows that are shown of all settings: those that no other beats in both respects. */
const MOST_ROWS = 14;
const YEAR_US = 31_557_600_000_000;

/** The settings of one trigger, for a terminal. */
export function printTuning(tuning: Tuning, falsePerYear: number): string {
  const { trigger, scenario, settings, current, suggested } = tuning;
  const title = `${styled('bold', trigger.name)}  ${styled('dim', `${trigger.when.metric} of ${trigger.when.subject}, sampled every ${formatDuration(trigger.everyUs)}; scenario ${scenario}, ${settings.length} settings`)}`;
  const shown = settings
    .filter((each) => each.isCurrent || each === suggested || isUnbeaten(each, settings))
    .sort(byDelay)
    .filter((each, index) => each.isCurrent || each === suggested || index < MOST_ROWS);
  const heading = [
    '',
    'bound',
    'fires after',
    'found p50',
    'p95',
    'missed',
    'by chance a year',
    ...(current.backtest === undefined ? [] : ['false in the series', 'incidents found']),
  ].map((text) => styled('dim', text));
  const rows = shown.map((setting) => [
    mark(setting, suggested),
    ...settingRow(setting),
    ...backtestRow(setting),
  ]);
  return [
    title,
    indent(table([heading, ...rows])),
    '',
    indent(advice(tuning, current, falsePerYear)),
    '',
  ].join('\n');
}

function mark(setting: TunedSetting, suggested: TunedSetting | undefined): string {
  if (setting === suggested) return styled(['bold', 'green'], setting.isCurrent ? '✓ now' : '→');
  return setting.isCurrent ? 'now' : '';
}

/** Whether no other setting is quicker and fires less by chance. */
function isUnbeaten(setting: TunedSetting, settings: readonly TunedSetting[]): boolean {
  const delay = delayOf(setting);
  if (delay === Infinity) return false;
  return !settings.some(
    (other) =>
      (delayOf(other) < delay && shownRate(other) <= shownRate(setting)) ||
      (delayOf(other) <= delay && shownRate(other) < shownRate(setting)),
  );
}

/** Rates that nobody would tell apart are equal. */
const shownRate = ({ falsePerYear, backtest }: TunedSetting): number =>
  Math.max(1e-3, falsePerYear, backtest === undefined ? 0 : seenPerYear(backtest));

const seenPerYear = ({ falseAlarmsUs, healthyUs }: Backtest): number =>
  healthyUs > 0 ? (falseAlarmsUs.length * YEAR_US) / healthyUs : 0;
const delayOf = ({ detection }: TunedSetting): number => detection.p95Us ?? Infinity;
const byDelay = (one: TunedSetting, other: TunedSetting): number =>
  delayOf(one) - delayOf(other) || one.falsePerYear - other.falsePerYear;

function settingRow({ trigger, detection, falsePerYear }: TunedSetting): string[] {
  const time = (us: number | undefined): string =>
    us === undefined ? 'never' : formatDuration(us);
  return [
    boundText(trigger),
    windowText(trigger),
    time(detection.p50Us),
    time(detection.p95Us),
    formatShare(detection.missed),
    rateText(falsePerYear),
  ];
}

function backtestRow({ backtest: result }: TunedSetting): string[] {
  if (result === undefined) return [];
  const { falseAlarmsUs, delaysUs, healthyUs } = result;
  const found = delaysUs.filter((delay) => delay !== undefined);
  const longest = Math.max(0, ...found);
  return [
    `${formatCount(falseAlarmsUs.length)} in ${formatDuration(healthyUs)}${styled('dim', ` (at most ${rateText(atMostPerYear(falseAlarmsUs.length, healthyUs))} a year)`)}`,
    delaysUs.length === 0
      ? '–'
      : `${found.length} of ${delaysUs.length}${found.length === 0 ? '' : `, within ${formatDuration(longest)}`}`,
  ];
}

/**
 * The upper end of the one-sided 95% interval of a rate of which `count` events were seen: solved from the Poisson distribution
 * (F. Garwood, 1936) by bisection.
 */
export function atMostPerYear(count: number, overUs: number): number {
  if (overUs <= 0) return Infinity;
  let low = 0;
  let high = 3 * count + 20;
  for (let halving = 0; halving < 60; halving++) {
    const middle = (low + high) / 2;
    if (poissonCdf(count, middle) > 0.05) low = middle;
    else high = middle;
  }
  return (high * YEAR_US) / overUs;
}

function poissonCdf(count: number, mean: number): number {
  let term = Math.exp(-mean);
  let sum = term;
  for (let k = 1; k <= count; k++) {
    term *= mean / k;
    sum += term;
  }
  return sum;
}

function advice(
  { suggested, settings, moves, trigger }: Tuning,
  current: TunedSetting,
  falsePerYear: number,
): string {
  const recorded = current.backtest === undefined ? '' : ' that the series bears out';
  const limit = `at most ${rateText(falsePerYear)} false rollback${falsePerYear === 1 ? '' : 's'} a year by chance${recorded}`;
  if (current.detection.runs === 0) {
    return 'Nothing degrades in this scenario before anybody acts: there is nothing to find.';
  }
  if (!moves) {
    const { metric, subject } = trigger.when;
    return `This scenario leaves ${metric} of ${subject} as it is: try one that disturbs it.`;
  }
  if (suggested === undefined) {
    const quietest = Math.min(...settings.map((each) => each.falsePerYear));
    return `No setting finds 95 of 100 disruptions with ${limit}; the quietest fires ${rateText(quietest)} times a year. Sample more rarely, ask for \`min_samples\`, or watch another metric.`;
  }
  if (suggested.isCurrent) {
    return `Keep it: no other setting with ${limit} is quicker.`;
  }
  const wrong = reasonAgainst(current, falsePerYear);
  return [
    `Suggested: ${written(suggested.trigger)}`,
    `It is the quickest with ${limit}: p95 ${formatDuration(delayOf(suggested))}${wrong}.`,
    ...(current.backtest === undefined
      ? [
          'Chance is that of counting requests; outages too short to matter come on top: try it on a recorded series (`--series`).',
        ]
      : []),
  ].join('\n');
}

function reasonAgainst(current: TunedSetting, falsePerYear: number): string {
  if (current.falsePerYear > falsePerYear) {
    return `; as it is written, chance alone fires it ${rateText(current.falsePerYear)} times a year`;
  }
  const { p95Us, missed } = current.detection;
  return p95Us === undefined
    ? `; as it is written, ${formatShare(missed)} of disruptions are never found`
    : ` instead of ${formatDuration(p95Us)}`;
}

/** A setting as the language writes it. */
function written(trigger: Trigger): string {
  const { when, consecutive, within, forUs } = trigger;
  const parts = [`${when.comparison}: ${boundText(trigger)}`];
  if (within !== undefined) parts.push(`failures: ${within.failures}`);
  else if (consecutive === undefined)
    parts.push(`for: ${formatDuration(forUs).replaceAll(' ', '')}`);
  else parts.push(`consecutive_failures: ${consecutive}`);
  return parts.join(', ');
}

const times: ReadonlySet<Metric> = new Set([
  'latency_p50',
  'latency_p95',
  'latency_p99',
  'replication_lag',
]);

function boundText({ when: { metric, bound } }: Trigger): string {
  if (times.has(metric)) return formatDuration(bound).replaceAll(' ', '');
  return metric === 'failed_health_checks'
    ? String(bound)
    : `${Number((bound * 100).toPrecision(6))}%`;
}

function windowText({ consecutive, within, forUs }: Trigger): string {
  if (within !== undefined) return `${within.failures} in ${formatDuration(within.windowUs)}`;
  if (consecutive !== undefined) return `${consecutive} in a row`;
  return forUs === 0 ? 'the first' : formatDuration(forUs);
}

/** A setting as a point of the drawing. */
export function pointOf({ trigger, falsePerYear, detection }: TunedSetting): TuningPoint {
  return {
    bound: boundText(trigger),
    window: windowText(trigger),
    falsePerYear,
    p95Us: detection.p95Us ?? null,
  };
}
