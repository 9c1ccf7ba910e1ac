import type { Schema } from './build.ts';
import { playbook } from './playbook.ts';
import { policy } from './policy.ts';
import { scenario } from './scenario.ts';
import { system } from './system.ts';

/** One kind of document. */
export interface KindDefinition {
  readonly kind: 'System' | 'Playbook' | 'Scenario' | 'Policy';
  readonly suffix: string;
  readonly body: Schema;
}

/** The four kinds of the language, in the order in which an author meets them. */
export const kinds: readonly KindDefinition[] = [
  { kind: 'System', suffix: '.system.yaml', body: system },
  { kind: 'Playbook', suffix: '.playbook.yaml', body: playbook },
  { kind: 'Scenario', suffix: '.scenario.yaml', body: scenario },
  { kind: 'Policy', suffix: '.policy.yaml', body: policy },
];
