import type { Scenario as Written } from '../generated/documents.ts';
import type { Fault, FaultEffect, FaultKind, Target } from '../../model/scenario.ts';
import type { Cursor } from './cursor.ts';
import { optional } from './optional.ts';
import { shapeAt } from '../shape.ts';
import { shapes } from '../generated/shapes.ts';

type Entry = NonNullable<Written['timeline']>[number];
type WrittenFault = NonNullable<Entry['fault']>;
type Bind = (fault: Cursor<WrittenFault>) => FaultEffect | undefined;

/** `service@version` taken apart. */
export function parseTarget(text: string): Target {
  const at = text.indexOf('@');
  return at < 0 ? { name: text } : { name: text.slice(0, at), version: text.slice(at + 1) };
}

type FaultCursor = Cursor<WrittenFault>;
type TextKey = {
  [K in keyof WrittenFault]-?: NonNullable<WrittenFault[K]> extends string ? K : never;
}[keyof WrittenFault];

const given = <V, R>(value: V | undefined, build: (value: V) => R): R | undefined =>
  value === undefined ? undefined : build(value);
const timesOf = (fault: FaultCursor): number =>
  fault.key('times').number() ?? Number.MAX_SAFE_INTEGER;
const shareOf = (fault: FaultCursor): number => fault.key('share').share() ?? 1;
const factorOf = (fault: FaultCursor): number => fault.key('factor').number() ?? 3;
const durationOf = (fault: FaultCursor, key: TextKey): number | undefined =>
  fault.key<TextKey>(key).durationUs();
const fromOf = (fault: FaultCursor): { readonly from?: string } =>
  optional('from', fault.key('from').text());

/** A fault whose key names what it happens to. */
const naming =
  (key: TextKey, build: (name: string, fault: FaultCursor) => FaultEffect | undefined): Bind =>
  (fault) =>
    given(fault.key<TextKey>(key).text(), (name) => build(name, fault));

/** A fault whose key names a service, store or external, perhaps one version of it. */
const hitting = (
  key: TextKey,
  build: (target: Target, fault: FaultCursor) => FaultEffect | undefined,
): Bind => naming(key, (text, fault) => build(parseTarget(text), fault));

const binders: Readonly<Record<FaultKind, Bind>> = {
  errors: hitting('on', (target, f) =>
    given(f.key('errors').share(), (share) => ({ kind: 'errors', target, share })),
  ),
  latency: hitting('on', (target, f) =>
    given(durationOf(f, 'latency'), (addsUs) => ({ kind: 'latency', target, addsUs })),
  ),
  jitter: hitting('on', (target, f) =>
    given(durationOf(f, 'jitter'), (upToUs) => ({ kind: 'jitter', target, upToUs })),
  ),
  unavailable: hitting('unavailable', (target) => ({ kind: 'unavailable', target })),
  slow_start: hitting('on', (target, f) =>
    given(durationOf(f, 'slow_start'), (takesUs) => ({
      kind: 'slow_start',
      target,
      takesUs,
      factor: factorOf(f),
    })),
  ),
  crash_loop: hitting('crash_loop', (target, f) => ({
    kind: 'crash_loop',
    target,
    everyUs: durationOf(f, 'every') ?? 30_000_000,
  })),
  capacity: hitting('on', (target, f) =>
    given(f.key('capacity').share(), (share) => ({ kind: 'capacity', target, share })),
  ),
  bad_response: hitting('on', (target, f) =>
    given(f.key('bad_response').share(), (share) => ({ kind: 'bad_response', target, share })),
  ),
  memory_leak: hitting('on', (target, f) =>
    given(durationOf(f, 'memory_leak'), (takesUs) => ({ kind: 'memory_leak', target, takesUs })),
  ),
  partition: hitting('partition', (target, f) =>
    given(f.key('from').text(), (from) => ({ kind: 'partition', target, from })),
  ),
  loss: hitting('on', (target, f) =>
    given(f.key('loss').share(), (share) => ({ kind: 'loss', target, share, ...fromOf(f) })),
  ),
  bandwidth: hitting('on', (target, f) =>
    given(f.key('bandwidth').ratePerS(), (toPerS) => ({ kind: 'bandwidth', target, toPerS })),
  ),
  reset: hitting('on', (target, f) =>
    given(f.key('reset').share(), (share) => ({ kind: 'reset', target, share, ...fromOf(f) })),
  ),
  blackhole: hitting('blackhole', (target) => ({ kind: 'blackhole', target })),
  dns_stale: naming('dns_stale', (infrastructure) => ({ kind: 'dns_stale', infrastructure })),
  dns_fails: hitting('dns_fails', (target, f) => ({
    kind: 'dns_fails',
    target,
    takesUs: durationOf(f, 'takes') ?? 30_000_000,
  })),
  zone_down: naming('zone_down', (zone) => ({ kind: 'zone_down', zone })),
  region_down: naming('region_down', (region) => ({ kind: 'region_down', region })),
  corrupt_writes: naming('corrupt_writes', (store, f) => ({
    kind: 'corrupt_writes',
    store,
    share: shareOf(f),
  })),
  lost_writes: naming('lost_writes', (store, f) => ({
    kind: 'lost_writes',
    store,
    share: shareOf(f),
  })),
  replication_lag: hitting('on', ({ name: store }, f) =>
    given(durationOf(f, 'replication_lag'), (lagUs) => ({ kind: 'replication_lag', store, lagUs })),
  ),
  replication_stops: naming('replication_stops', (store) => ({ kind: 'replication_stops', store })),
  disk_full: naming('disk_full', (store) => ({ kind: 'disk_full', store })),
  lock_held: naming('lock_held', (lock) => ({ kind: 'lock_held', lock })),
  migration_half_applied: naming('migration_half_applied', (store, f) => ({
    kind: 'migration_half_applied',
    store,
    times: timesOf(f),
  })),
  backup_missing: naming('backup_missing', (store, f) => ({
    kind: 'backup_missing',
    store,
    count: f.key('count').number() ?? 1,
  })),
  backup_stale: hitting('on', ({ name: store }, f) =>
    given(durationOf(f, 'backup_stale'), (ageUs) => ({ kind: 'backup_stale', store, ageUs })),
  ),
  restore_fails: naming('restore_fails', (store, f) => ({
    kind: 'restore_fails',
    store,
    times: timesOf(f),
  })),
  restore_slow: naming('restore_slow', (store, f) => ({
    kind: 'restore_slow',
    store,
    factor: factorOf(f),
  })),
  registry_unreachable: () => ({ kind: 'registry_unreachable' }),
  artifact_missing: hitting('artifact_missing', (target) => ({ kind: 'artifact_missing', target })),
  artifact_corrupt: hitting('artifact_corrupt', (target) => ({ kind: 'artifact_corrupt', target })),
  wrong_digest: hitting('wrong_digest', (target) => ({ kind: 'wrong_digest', target })),
  manifest_mismatch: hitting('manifest_mismatch', (target, f) => ({
    kind: 'manifest_mismatch',
    target,
    share: shareOf(f),
  })),
  config_drift: naming('config_drift', (infrastructure) => ({
    kind: 'config_drift',
    infrastructure,
  })),
  secret_rotated: naming('secret_rotated', (infrastructure) => ({
    kind: 'secret_rotated',
    infrastructure,
  })),
  state_locked: naming('state_locked', (infrastructure) => ({
    kind: 'state_locked',
    infrastructure,
  })),
  state_corrupt: naming('state_corrupt', (infrastructure) => ({
    kind: 'state_corrupt',
    infrastructure,
  })),
  policy_blocks: naming('policy_blocks', (step) => ({ kind: 'policy_blocks', step })),
  absent: naming('absent', (role) => ({ kind: 'absent', role })),
  slow: naming('slow', (role, f) => ({ kind: 'slow', role, factor: factorOf(f) })),
  refuses: naming('refuses', (role) => ({ kind: 'refuses', role })),
  wrong_choice: naming('wrong_choice', (role, f) => ({
    kind: 'wrong_choice',
    role,
    choice: f.key('choice').word(['hold', 'mitigate', 'roll-forward']) ?? 'hold',
    times: timesOf(f),
  })),
  runner_killed: (f) =>
    given(durationOf(f, 'runner_killed'), (awayUs) => ({ kind: 'runner_killed', awayUs })),
  step_fails: naming('step_fails', (step, f) => ({ kind: 'step_fails', step, times: timesOf(f) })),
  step_hangs: naming('step_hangs', (step, f) => ({ kind: 'step_hangs', step, times: timesOf(f) })),
  step_partial: naming('step_partial', (step, f) => ({
    kind: 'step_partial',
    step,
    times: timesOf(f),
  })),
  clock_skew: hitting('on', ({ name: store }, f) =>
    given(durationOf(f, 'clock_skew'), (skewUs) => ({ kind: 'clock_skew', store, skewUs })),
  ),
  metrics_gap: hitting('metrics_gap', (target) => ({ kind: 'metrics_gap', target })),
  metrics_late: hitting('on', (target, f) =>
    given(durationOf(f, 'metrics_late'), (lateUs) => ({ kind: 'metrics_late', target, lateUs })),
  ),
  alert_lost: naming('alert_lost', (trigger) => ({ kind: 'alert_lost', trigger })),
  false_alarm: naming('false_alarm', (trigger) => ({ kind: 'false_alarm', trigger })),
  rate_limited: naming('rate_limited', (external, f) =>
    given(f.key('to').ratePerS(), (toPerS) => ({ kind: 'rate_limited', external, toPerS })),
  ),
  contract_changed: naming('contract_changed', (external, f) => ({
    kind: 'contract_changed',
    external,
    share: shareOf(f),
  })),
  degraded: naming('degraded', (external, f) =>
    given(f.key('share').share(), (share) => ({
      kind: 'degraded',
      external,
      share,
      factor: factorOf(f),
    })),
  ),
};

/** Every fault key, in the order in which messages name them. */
export const faultKinds = Object.keys(binders) as readonly FaultKind[];

/** The parameters that may stand beside a fault's key. */
export const parametersOf = (kind: FaultKind): readonly string[] =>
  shapeAt(shapes.Scenario, ['timeline', 0, 'fault', kind])?.fault ?? [];

const parameters = [
  'on',
  'from',
  'share',
  'count',
  'times',
  'factor',
  'every',
  'takes',
  'choice',
  'to',
] as const;

/** The fault written at `cursor`; undefined when there is not exactly one, or it is unusable. Reported. */
export function bindFault(cursor: Cursor<WrittenFault>): Fault | undefined {
  if (!cursor.written) return undefined;
  const [kind, second] = faultKinds.filter((name) => cursor.key(name).value !== undefined);
  if (kind === undefined) {
    if (!cursor.hasStranger([...parameters, 'for']))
      cursor.report(
        'This fault breaks nothing.',
        `Write one of ${faultKinds.slice(0, 5).join(', ')} …`,
      );
    return undefined;
  }
  if (second !== undefined) {
    cursor
      .key(second)
      .report(`This fault is already \`${kind}\`.`, `Move \`${second}\` to an entry of its own.`);
  }
  for (const name of parameters) {
    const parameter = cursor.key(name);
    if (parameter.written && !parametersOf(kind).includes(name)) {
      parameter.report(`\`${name}\` means nothing to \`${kind}\`.`, `Remove \`${name}\`.`);
    }
  }
  const effect = binders[kind](cursor);
  if (effect === undefined) return undefined;
  return { at: cursor.path, effect, ...optional('forUs', cursor.key('for').durationUs()) };
}
