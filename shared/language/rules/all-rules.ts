import type { Rule } from './rule.ts';

/** Every rule, in the order of schema/RULES.md. */
export const allRules: readonly Rule[] = [];
