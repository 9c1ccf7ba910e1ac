// Written by `npm run generate` from schema/source; do not edit.
import type { Validate } from '../schema-check.ts';

export declare const validateSystem: Validate;
export declare const validatePlaybook: Validate;
export declare const validateScenario: Validate;
export declare const validatePolicy: Validate;
