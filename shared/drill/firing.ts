import type { Trigger } from '../model/playbook.ts';

/** When a trigger fires, of its settings alone. */
export type FiringSettings = Pick<Trigger, 'consecutive' | 'forUs' | 'within'>;

/** What a trigger remembers of the samples so far. */
export interface Streak {
  /** Breaching samples in a row and the time of the first. */
  streak: number;
  streakSinceUs: number;
  /** Times of breaching samples, where they are counted within a window. */
  readonly breaches: number[];
  /** Fired and not yet back to normal. */
  firing: boolean;
}

export function newStreak(): Streak {
  return { streak: 0, streakSinceUs: 0, breaches: [], firing: false };
}

/** Takes a sample into account that breaches or does not; whether the trigger is due to fire at it. */
export function noteSample(
  state: Streak,
  settings: FiringSettings,
  nowUs: number,
  breaches: boolean,
): boolean {
  const { within } = settings;
  if (!breaches) {
    state.streak = 0;
    const isOver =
      within === undefined || countRecent(state, within.windowUs, nowUs) < within.failures;
    if (isOver) state.firing = false;
    return false;
  }
  if (state.streak++ === 0) state.streakSinceUs = nowUs;
  if (within !== undefined) state.breaches.push(nowUs);
  return !state.firing && isDue(state, settings, nowUs);
}

function isDue(
  state: Streak,
  { consecutive, within, forUs }: FiringSettings,
  nowUs: number,
): boolean {
  if (within !== undefined) return countRecent(state, within.windowUs, nowUs) >= within.failures;
  if (consecutive !== undefined) return state.streak >= consecutive;
  return nowUs - state.streakSinceUs >= forUs;
}

function countRecent({ breaches }: Streak, windowUs: number, nowUs: number): number {
  while ((breaches[0] ?? Infinity) < nowUs - windowUs) breaches.shift();
  return breaches.length;
}
