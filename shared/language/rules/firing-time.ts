import type { Playbook, Trigger } from '../../model/playbook.ts';

/** The least time from the first breaching sample to the one that fires, in microseconds. */
export function leastFiringTimeUs(trigger: Trigger): number {
  if (trigger.consecutive !== undefined) return (trigger.consecutive - 1) * trigger.everyUs;
  if (trigger.within !== undefined) return (trigger.within.failures - 1) * trigger.everyUs;
  return trigger.forUs;
}

/** The path of what makes a trigger take that long. */
export function firingTimePath({ at, consecutive, within }: Trigger): readonly (string | number)[] {
  const key = consecutive !== undefined ? 'consecutive_failures' : within ? 'window' : 'for';
  return [...at, key];
}

/** The triggers that lead to a rollback, by themselves or after asking. */
export function rollbackTriggers({ triggers }: Playbook): Trigger[] {
  return [...triggers.values()].filter(({ then }) => then === 'rollback' || then === 'ask');
}
