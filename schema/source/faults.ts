import { integer, pattern, quantity, reference, text } from './build.ts';
import type { Schema } from './build.ts';
import { duration } from './conditions.ts';

const target = (doc: string): Schema => ({
  ...pattern('a name, or `service@version`', '^\\S+$', doc),
  'x-refers-to': ['service', 'store', 'external'],
  'x-target': true,
});

const one = (doc: string): Schema => ({ type: 'boolean', const: true, description: doc });

/** A kind of fault: what its key holds and which parameters stand beside it. */
export interface FaultDefinition {
  readonly value: Schema;
  /** Parameters that must stand beside it. */
  readonly required?: readonly string[];
  /** Parameters that may stand beside it; `for` always may. */
  readonly optional?: readonly string[];
}

/** Every fault a drill can replay; exactly one of these keys stands in each fault. */
export const faults: Readonly<Record<string, FaultDefinition>> = {
  errors: { value: quantity('share', 'This share of requests fails.'), required: ['on'] },
  latency: { value: duration('Every request takes this much longer.'), required: ['on'] },
  unavailable: { value: target('Every request to it is refused at once.') },
  blackhole: { value: target('Requests to it get no answer; callers wait for their timeout.') },
  capacity: {
    value: quantity('share', 'Only this share of the capacity is left.'),
    required: ['on'],
  },
  zone_down: { value: reference('zone', 'Everything in this zone stops.') },
  corrupt_writes: {
    value: reference(
      'store',
      'A share of its writes is wrong from now on; only a restore to before helps.',
    ),
    optional: ['share'],
  },
  lost_writes: {
    value: reference('store', 'A share of its acknowledged writes is never stored.'),
    optional: ['share'],
  },
  replication_lag: { value: duration('The replica is this far behind.'), required: ['on'] },
  replication_stops: { value: reference('store', 'Nothing reaches the replica any more.') },
  backup_missing: {
    value: reference('store', 'Its newest backups cannot be used.'),
    optional: ['count'],
  },
  restore_fails: { value: reference('store', 'Restoring it fails.'), optional: ['times'] },
  restore_slow: { value: reference('store', 'Restoring it takes longer.'), optional: ['factor'] },
  lock_held: { value: text('Somebody else holds this lock.') },
  registry_unreachable: { value: one('No image can be pulled.') },
  artifact_missing: { value: target('The image of this version is gone: `service@version`.') },
  artifact_corrupt: {
    value: target(
      'The image of this version is another one than was built: `service@version`. Where the version names its digest, deploying it fails; otherwise it runs, and fails every request.',
    ),
  },
  absent: { value: reference('role', 'Nobody of this role answers.') },
  slow: { value: reference('role', 'This role answers later.'), optional: ['factor'] },
  refuses: { value: reference('role', 'This role answers, and says no.') },
  step_fails: { value: reference('step', 'Attempts of this step fail.'), optional: ['times'] },
  step_hangs: {
    value: reference('step', 'Attempts of this step never end; only its timeout ends them.'),
    optional: ['times'],
  },
  metrics_gap: { value: target('No samples of its metrics arrive.') },
  alert_lost: {
    value: reference('trigger', 'This trigger fires, and nothing and nobody learns of it.'),
  },
  false_alarm: { value: reference('trigger', 'This trigger fires at once, whatever its metric.') },
  rate_limited: {
    value: reference('external', 'Calls beyond `to` are refused.'),
    required: ['to'],
  },
};

/** What may stand beside a fault's key. */
export const faultParameters: Readonly<Record<string, Schema>> = {
  on: target('What it happens to: a service, store or external, or `service@version`.'),
  share: quantity('share', 'The share of writes.', { default: '100%' }),
  count: integer('How many of the newest backups.', 1, 10_000, { default: 1 }),
  times: integer('How many attempts. Without it, all.', 1, 10_000),
  factor: {
    type: 'number',
    minimum: 1,
    maximum: 1000,
    default: 3,
    description: 'How many times longer.',
  },
  to: quantity('rate', 'The rate that is left.'),
  for: duration('How long it lasts. Without it, until the drill ends.'),
};
