import { setFlagsFromString } from 'node:v8';

/** From so many runs on, garbage is collected early: what is left of it would otherwise be most of the memory taken. */
const manyRuns = 20_000;

/** Keeps a long drill small, at the cost of a tenth or two of its time. Call it before the first run. */
export function saveMemory(runs: number): void {
  if (runs < manyRuns) return;
  for (const flag of [
    '--heap-growing-percent=30',
    '--max-semi-space-size=4',
    '--semi-space-growth-factor=1',
  ]) {
    setFlagsFromString(flag);
  }
}
