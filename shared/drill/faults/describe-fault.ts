import type { FaultEffect, Target } from '../../model/scenario.ts';
import { formatDuration } from '../../model/quantities/duration.ts';

/** What `effect` breaks, in a few words without figures: the same cause has the same words in every run. */
export function describeFault(effect: FaultEffect): string {
  const what = 'target' in effect ? describeTarget(effect.target) : subjectOf(effect);
  return what === effect.kind ? what : `${effect.kind} ${what}`;
}

function describeTarget({ name, version }: Target): string {
  return version === undefined ? name : `${name}@${version}`;
}

/** The name of what `effect` happens to; its own where it names nothing. */
export function subjectOf(effect: FaultEffect): string {
  if ('target' in effect) return effect.target.name;
  if ('store' in effect) return effect.store;
  if ('role' in effect) return effect.role;
  if ('step' in effect) return effect.step;
  if ('zone' in effect) return effect.zone;
  if ('region' in effect) return effect.region;
  if ('lock' in effect) return effect.lock;
  if ('trigger' in effect) return effect.trigger;
  if ('infrastructure' in effect) return effect.infrastructure;
  return 'external' in effect ? effect.external : effect.kind;
}

/** The figures of `effect`, such as `share 0.3`; empty when it has none. */
export function faultDetail(effect: FaultEffect): string {
  return Object.entries(effect)
    .flatMap(([name, value]) => wordings[name]?.(value as never) ?? [])
    .join(', ');
}

/** How each figure is told. */
const wordings: Readonly<Record<string, (value: never) => string | readonly never[]>> = {
  share: (share: number) => `share ${share}`,
  addsUs: (us: number) => `adds ${us / 1000} ms`,
  upToUs: (us: number) => `up to ${us / 1000} ms`,
  lagUs: (us: number) => `lag ${us / 1000} ms`,
  takesUs: (us: number) => `over ${formatDuration(us)}`,
  everyUs: (us: number) => `every ${formatDuration(us)}`,
  ageUs: (us: number) => `for ${formatDuration(us)}`,
  awayUs: (us: number) => `for ${formatDuration(us)}`,
  skewUs: (us: number) => `by ${formatDuration(us)}`,
  lateUs: (us: number) => `by ${formatDuration(us)}`,
  count: (count: number) => `newest ${count}`,
  times: (times: number) =>
    times === Number.MAX_SAFE_INTEGER ? [] : times === 1 ? 'once' : `${times} times`,
  factor: (factor: number) => `factor ${factor}`,
  toPerS: (perS: number) => `to ${perS}/s`,
  from: (name: string) => `from ${name}`,
  choice: (choice: string) => choice,
};
