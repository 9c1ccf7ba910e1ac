import type { Playbook } from './playbook.ts';
import type { Policy } from './policy.ts';
import type { Scenario } from './scenario.ts';
import type { System } from './system.ts';

/** Everything one drill needs, linked and without errors: every name in it exists. */
export interface Plan {
  readonly system: System;
  readonly playbook: Playbook;
  /** Playbooks of the same system that run at the same time; their objectives are not judged. */
  readonly beside: readonly Playbook[];
  readonly scenario: Scenario;
  readonly policy?: Policy;
}
