import type { DrillRow } from '../store/list-drills.ts';
import type { Verdict } from '../model/journal.ts';

/** What drills are counted by. */
export type GroupBy = 'playbook' | 'service' | 'team';

/** What many drills of one playbook, service or team showed. Times in microseconds. */
export interface DrillStatistics {
  readonly name: string;
  readonly drills: number;
  readonly passed: number;
  readonly failed: number;
  readonly inconclusive: number;
  readonly interrupted: number;
  /** Share of the decided that passed, 0 to 1; null where none was decided. */
  readonly successRate: number | null;
  /** Drills in 30 days, from the first to now. */
  readonly perMonth: number;
  readonly last: string;
  /** How many met their RTO and RPO, of those that were held to one. */
  readonly rto: { readonly met: number; readonly of: number };
  readonly rpo: { readonly met: number; readonly of: number };
  /** Of the scenario that was drilled most; null where that is below four times. */
  readonly rtaTrend: Trend | null;
  readonly rpaTrend: Trend | null;
  /** Drills by class of disruption. */
  readonly classes: Readonly<Record<string, number>>;
  /** Mean time that each phase took in the run that is shown of each drill, where rollbacks brought runs back. */
  readonly phases: Readonly<Record<string, number>>;
}

/** Medians of the 95th percentiles of the earlier and the later half of the drills of a scenario; microseconds. */
interface Trend {
  readonly scenario: string;
  readonly earlierUs: number;
  readonly laterUs: number;
}

const monthMs = 30 * 86_400_000;

/** Counts drills by playbook, service or team; one of several services counts for each. */
export function drillStatistics(
  drills: readonly DrillRow[],
  by: GroupBy,
  nowMs: number = Date.now(),
): DrillStatistics[] {
  const groups = new Map<string, DrillRow[]>();
  for (const drill of drills) {
    for (const name of namesOf(drill, by)) groups.set(name, [...(groups.get(name) ?? []), drill]);
  }
  return [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, own]) => statisticsOf(name, own, nowMs));
}

function namesOf({ playbook, services, owner }: DrillRow, by: GroupBy): readonly string[] {
  if (by === 'playbook') return [playbook];
  if (by === 'team') return [owner ?? 'no team'];
  return services.length === 0 ? ['no service'] : services;
}

function statisticsOf(name: string, drills: readonly DrillRow[], nowMs: number): DrillStatistics {
  const count = (verdict: DrillRow['verdict']): number =>
    drills.filter((drill) => drill.verdict === verdict).length;
  const [passed, failed] = [count('passed'), count('failed')];
  const ended = drills.filter(({ verdict }) => verdict !== null);
  const alike = mostDrilled(ended);
  const firstMs = Date.parse(drills[0]?.recordedAt ?? '');
  return {
    name,
    drills: drills.length,
    passed,
    failed,
    inconclusive: count('inconclusive'),
    interrupted: count(null),
    successRate: passed + failed === 0 ? null : passed / (passed + failed),
    // A first drill of today does not make thirty a month.
    perMonth: drills.length / Math.max(1, (nowMs - firstMs) / monthMs),
    last: drills.at(-1)?.recordedAt ?? '',
    rto: metOf(ended.map(({ rto }) => rto)),
    rpo: metOf(ended.map(({ rpo }) => rpo)),
    rtaTrend: trendOf(alike, ({ rtaP95Us }) => rtaP95Us),
    rpaTrend: trendOf(alike, ({ rpaP95Us }) => rpaP95Us),
    classes: countBy(drills.map(({ disruption }) => disruption)),
    phases: meanPhases(drills),
  };
}

function metOf(results: readonly (Verdict | null)[]): {
  readonly met: number;
  readonly of: number;
} {
  const held = results.filter((result) => result !== null);
  return { met: held.filter((result) => result === 'passed').length, of: held.length };
}

/** The drills of the scenario that was drilled most, the first of those that were as often: only like can be compared with like. */
function mostDrilled(drills: readonly DrillRow[]): readonly DrillRow[] {
  const groups = Map.groupBy(drills, ({ playbook, scenario }) =>
    JSON.stringify([playbook, scenario]),
  );
  return [...groups.values()].reduce<readonly DrillRow[]>(
    (most, each) => (each.length > most.length ? each : most),
    [],
  );
}

function trendOf(
  drills: readonly DrillRow[],
  actual: (drill: DrillRow) => number | null,
): Trend | null {
  const times = drills.map((drill) => actual(drill) ?? Infinity);
  const scenario = drills[0]?.scenario;
  if (times.length < 4 || scenario === undefined) return null;
  const half = Math.floor(times.length / 2);
  const [earlierUs, laterUs] = [median(times.slice(0, half)), median(times.slice(-half))];
  return Number.isFinite(earlierUs) && Number.isFinite(laterUs)
    ? { scenario, earlierUs, laterUs }
    : null;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Infinity;
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

/** The phases of an outage, one after the other. */
const phaseOrder = ['detection', 'decision', 'approval', 'execution', 'validation'];

function meanPhases(drills: readonly DrillRow[]): Record<string, number> {
  const recovered = drills
    .map(({ phases }) => phases)
    .filter((phases) => Object.keys(phases).length > 0);
  if (recovered.length === 0) return {};
  return Object.fromEntries(
    phaseOrder.map((name) => [
      name,
      recovered.reduce((sum, phases) => sum + (phases[name] ?? 0), 0) / recovered.length,
    ]),
  );
}
