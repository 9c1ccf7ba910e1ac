import type { FaultEffect, Target } from '../../model/scenario.ts';

/** What `effect` breaks, in a few words without figures: the same cause has the same words in every run. */
export function describeFault(effect: FaultEffect): string {
  switch (effect.kind) {
    case 'zone_down':
      return `zone_down ${effect.zone}`;
    case 'lock_held':
      return `lock_held ${effect.lock}`;
    case 'registry_unreachable':
      return 'registry_unreachable';
    case 'corrupt_writes':
    case 'lost_writes':
    case 'replication_lag':
    case 'replication_stops':
    case 'backup_missing':
    case 'restore_fails':
    case 'restore_slow':
      return `${effect.kind} ${effect.store}`;
    case 'absent':
    case 'slow':
    case 'refuses':
      return `${effect.kind} ${effect.role}`;
    case 'step_fails':
    case 'step_hangs':
      return `${effect.kind} ${effect.step}`;
    case 'alert_lost':
    case 'false_alarm':
      return `${effect.kind} ${effect.trigger}`;
    case 'rate_limited':
      return `rate_limited ${effect.external}`;
    case 'errors':
    case 'latency':
    case 'unavailable':
    case 'blackhole':
    case 'capacity':
    case 'artifact_missing':
    case 'artifact_corrupt':
    case 'metrics_gap':
      return `${effect.kind} ${describeTarget(effect.target)}`;
  }
}

function describeTarget({ name, version }: Target): string {
  return version === undefined ? name : `${name}@${version}`;
}

/** The figures of `effect`, such as `share 0.3`; empty when it has none. */
export function faultDetail(effect: FaultEffect): string {
  if ('share' in effect) return `share ${effect.share}`;
  if ('addsUs' in effect) return `adds ${effect.addsUs / 1000} ms`;
  if ('lagUs' in effect) return `lag ${effect.lagUs / 1000} ms`;
  if ('count' in effect) return `newest ${effect.count}`;
  if ('times' in effect) return `${effect.times} times`;
  if ('factor' in effect) return `factor ${effect.factor}`;
  return 'toPerS' in effect ? `to ${effect.toPerS}/s` : '';
}
