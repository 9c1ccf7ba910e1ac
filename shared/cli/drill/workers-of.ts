import { availableParallelism } from 'node:os';

/** As many threads as were asked for, or as there are cores. */
export const workersOf = ({ workers }: { readonly workers?: number }): number =>
  workers ?? availableParallelism();
