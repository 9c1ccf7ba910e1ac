import { spawnSync } from 'node:child_process';

/** A command as a program and its arguments. */
export type Command = readonly [program: string, ...args: string[]];

/** The median of `values`, which must not be empty. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

function timeOnce([program, ...args]: Command): number {
  const started = performance.now();
  const { error } = spawnSync(program, args, { stdio: 'ignore' });
  if (error) throw error;
  return performance.now() - started;
}

/** Median wall times in milliseconds of two commands run in turn, and the median of their ratios pair by pair. */
export function timePair(
  ours: Command,
  theirs: Command,
  times: number,
): { oursMs: number; theirsMs: number; ratio: number } {
  timeOnce(ours);
  timeOnce(theirs);
  const pairs = Array.from({ length: times }, () => [timeOnce(ours), timeOnce(theirs)] as const);
  return {
    oursMs: median(pairs.map(([first]) => first)),
    theirsMs: median(pairs.map(([, second]) => second)),
    ratio: median(pairs.map(([first, second]) => first / second)),
  };
}
