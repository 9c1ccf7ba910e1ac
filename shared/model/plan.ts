import type { Playbook } from './playbook.ts';
import type { Policy } from './policy.ts';
import type { Scenario } from './scenario.ts';
import type { System } from './system.ts';

/** Everything one drill needs, linked and without errors: every name in it exists. */
export interface Plan {
  readonly system: System;
  readonly playbook: Playbook;
  readonly scenario: Scenario;
  readonly policy?: Policy;
}
