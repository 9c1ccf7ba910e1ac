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

const given = <V, R>(value: V | undefined, build: (value: V) => R): R | undefined =>
  value === undefined ? undefined : build(value);
const target = (cursor: Cursor<string>): Target | undefined => given(cursor.text(), parseTarget);
const timesOf = (fault: Cursor<WrittenFault>): number =>
  fault.key('times').number() ?? Number.MAX_SAFE_INTEGER;
const shareOf = (fault: Cursor<WrittenFault>): number => fault.key('share').share() ?? 1;
const factorOf = (fault: Cursor<WrittenFault>): number => fault.key('factor').number() ?? 3;

const onTarget = (
  fault: Cursor<WrittenFault>,
  build: (target: Target) => FaultEffect | undefined,
): FaultEffect | undefined => given(target(fault.key('on')), build);

const binders: Readonly<Record<FaultKind, Bind>> = {
  errors: (f) =>
    onTarget(f, (on) =>
      given(f.key('errors').share(), (share) => ({ kind: 'errors', target: on, share })),
    ),
  latency: (f) =>
    onTarget(f, (on) =>
      given(f.key('latency').durationUs(), (addsUs) => ({ kind: 'latency', target: on, addsUs })),
    ),
  unavailable: (f) =>
    given(target(f.key('unavailable')), (on) => ({ kind: 'unavailable', target: on })),
  blackhole: (f) => given(target(f.key('blackhole')), (on) => ({ kind: 'blackhole', target: on })),
  capacity: (f) =>
    onTarget(f, (on) =>
      given(f.key('capacity').share(), (share) => ({ kind: 'capacity', target: on, share })),
    ),
  zone_down: (f) => given(f.key('zone_down').text(), (zone) => ({ kind: 'zone_down', zone })),
  corrupt_writes: (f) =>
    given(f.key('corrupt_writes').text(), (store) => ({
      kind: 'corrupt_writes',
      store,
      share: shareOf(f),
    })),
  lost_writes: (f) =>
    given(f.key('lost_writes').text(), (store) => ({
      kind: 'lost_writes',
      store,
      share: shareOf(f),
    })),
  replication_lag: (f) =>
    onTarget(f, ({ name }) =>
      given(f.key('replication_lag').durationUs(), (lagUs) => ({
        kind: 'replication_lag',
        store: name,
        lagUs,
      })),
    ),
  replication_stops: (f) =>
    given(f.key('replication_stops').text(), (store) => ({ kind: 'replication_stops', store })),
  backup_missing: (f) =>
    given(f.key('backup_missing').text(), (store) => ({
      kind: 'backup_missing',
      store,
      count: f.key('count').number() ?? 1,
    })),
  restore_fails: (f) =>
    given(f.key('restore_fails').text(), (store) => ({
      kind: 'restore_fails',
      store,
      times: timesOf(f),
    })),
  restore_slow: (f) =>
    given(f.key('restore_slow').text(), (store) => ({
      kind: 'restore_slow',
      store,
      factor: factorOf(f),
    })),
  lock_held: (f) => given(f.key('lock_held').text(), (lock) => ({ kind: 'lock_held', lock })),
  registry_unreachable: () => ({ kind: 'registry_unreachable' }),
  artifact_corrupt: (f) =>
    given(target(f.key('artifact_corrupt')), (on) => ({ kind: 'artifact_corrupt', target: on })),
  artifact_missing: (f) =>
    given(target(f.key('artifact_missing')), (on) => ({ kind: 'artifact_missing', target: on })),
  absent: (f) => given(f.key('absent').text(), (role) => ({ kind: 'absent', role })),
  slow: (f) => given(f.key('slow').text(), (role) => ({ kind: 'slow', role, factor: factorOf(f) })),
  refuses: (f) => given(f.key('refuses').text(), (role) => ({ kind: 'refuses', role })),
  step_fails: (f) =>
    given(f.key('step_fails').text(), (step) => ({ kind: 'step_fails', step, times: timesOf(f) })),
  step_hangs: (f) =>
    given(f.key('step_hangs').text(), (step) => ({ kind: 'step_hangs', step, times: timesOf(f) })),
  metrics_gap: (f) =>
    given(target(f.key('metrics_gap')), (on) => ({ kind: 'metrics_gap', target: on })),
  alert_lost: (f) =>
    given(f.key('alert_lost').text(), (trigger) => ({ kind: 'alert_lost', trigger })),
  false_alarm: (f) =>
    given(f.key('false_alarm').text(), (trigger) => ({ kind: 'false_alarm', trigger })),
  rate_limited: (f) =>
    given(f.key('rate_limited').text(), (external) =>
      given(f.key('to').ratePerS(), (toPerS) => ({ kind: 'rate_limited', external, toPerS })),
    ),
};

/** Every fault key, in the order in which messages name them. */
export const faultKinds = Object.keys(binders) as readonly FaultKind[];

/** The parameters that may stand beside a fault's key. */
const beside = (kind: FaultKind): readonly string[] =>
  shapeAt(shapes.Scenario, ['timeline', 0, 'fault', kind])?.fault ?? [];

const parameters = ['on', 'share', 'count', 'times', 'factor', 'to'] as const;

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
    if (parameter.written && !beside(kind).includes(name)) {
      parameter.report(`\`${name}\` means nothing to \`${kind}\`.`, `Remove \`${name}\`.`);
    }
  }
  const effect = binders[kind](cursor);
  if (effect === undefined) return undefined;
  return { at: cursor.path, effect, ...optional('forUs', cursor.key('for').durationUs()) };
}
