import type { FaultEffect } from '../../model/scenario.ts';
import type { VersionState } from '../node-state.ts';
import type { ActiveFault, World } from '../state.ts';

/** What a fault does that does not stay the same while it lasts, and when to look at it again. */

/** Looks at one period of such a fault. */
const LOOKS = 20;
/** Most looks at one fault over the whole budget of a drill. */
const MOST_LOOKS = 5000;
/** Shortest time between two looks: 1 s. */
const SHORTEST_US = 1_000_000;
/** First and longest pause before a crashed instance is started anew, as Kubernetes does it. */
const FIRST_PAUSE_US = 10_000_000;
const LONGEST_PAUSE_US = 300_000_000;

/** How long until `effect` must be looked at again; absent for one that stays as it is. */
export function changesEveryUs({ specs }: World, effect: FaultEffect): number | undefined {
  const { budgetUs } = specs.plan.scenario;
  const periodUs = periodOf(effect);
  if (periodUs === undefined) return undefined;
  return Math.ceil(Math.max(SHORTEST_US, periodUs / LOOKS, budgetUs / MOST_LOOKS));
}

function periodOf(effect: FaultEffect): number | undefined {
  if ('takesUs' in effect) return effect.takesUs;
  return 'everyUs' in effect ? effect.everyUs : undefined;
}

/** Microseconds since the fault, or since the version was deployed if that was later. */
function ageUs(world: World, { sinceUs }: ActiveFault, { startedUs }: VersionState): number {
  return world.nowUs - Math.max(sinceUs, startedUs);
}

/** Share of the instances that are down: each runs for `everyUs`, crashes, and pauses ever longer. */
export function crashedShare(
  world: World,
  fault: ActiveFault,
  version: VersionState,
  everyUs: number,
): number {
  let restUs = ageUs(world, fault, version);
  let pauseUs = FIRST_PAUSE_US;
  while (pauseUs < LONGEST_PAUSE_US && restUs >= everyUs + pauseUs) {
    restUs -= everyUs + pauseUs;
    pauseUs = Math.min(2 * pauseUs, LONGEST_PAUSE_US);
  }
  return pauseUs / (everyUs + pauseUs);
}

/** How many times as long a version takes for its own work, 1 when it is up to speed. */
export function slowAtStart(
  world: World,
  { sinceUs }: ActiveFault,
  { startedUs }: VersionState,
  { takesUs, factor }: Extract<FaultEffect, { kind: 'slow_start' }>,
): number {
  if (startedUs < sinceUs || takesUs <= 0) return 1;
  const cold = Math.max(0, 1 - (world.nowUs - startedUs) / takesUs);
  return 1 + (factor - 1) * cold;
}

/** Share of the capacity that a leak has left, 0 to 1. */
export function capacityLeft(
  world: World,
  fault: ActiveFault,
  version: VersionState,
  takesUs: number,
): number {
  return takesUs <= 0 ? 0 : 1 - (ageUs(world, fault, version) % takesUs) / takesUs;
}

/** Share of the clients whose cached answer has run out. */
export function lostNames(world: World, { sinceUs }: ActiveFault, takesUs: number): number {
  return takesUs <= 0 ? 1 : Math.min(1, (world.nowUs - sinceUs) / takesUs);
}
