import type { Plan } from '../../model/plan.ts';
import type { Playbook } from '../../model/playbook.ts';

/** Every playbook of a plan, the one that is tried first. */
export function playbooksOf({ playbook, beside }: Plan): readonly Playbook[] {
  return [playbook, ...beside];
}

/** What the first playbook that has it says. */
export function firstOf<T>(
  playbooks: readonly Playbook[],
  read: (playbook: Playbook) => T | undefined,
): T | undefined {
  for (const playbook of playbooks) {
    const found = read(playbook);
    if (found !== undefined) return found;
  }
  return undefined;
}
