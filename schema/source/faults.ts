import { choice, integer, pattern, quantity, reference, text } from './build.ts';
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

const store = (doc: string): Schema => reference('store', doc);
const step = (doc: string): Schema => reference('step', doc);
const role = (doc: string): Schema => reference('role', doc);
const trigger = (doc: string): Schema => reference('trigger', doc);
const infrastructure = (doc: string): Schema => reference('infrastructure', doc);
const external = (doc: string): Schema => reference('external', doc);
const share = (doc: string): Schema => quantity('share', doc);

/** Every fault a drill can replay; exactly one of these keys stands in each fault. */
export const faults: Readonly<Record<string, FaultDefinition>> = {
  errors: { value: share('This share of requests fails.'), required: ['on'] },
  latency: { value: duration('Every request takes this much longer.'), required: ['on'] },
  jitter: {
    value: duration('Every request takes longer by anything up to this: half of it at the median.'),
    required: ['on'],
  },
  unavailable: { value: target('Every request to it is refused at once.') },
  slow_start: {
    value: duration(
      'What is deployed while this lasts is cold: its own work takes `factor` times as long at first, and falls to normal in a straight line over this time.',
    ),
    required: ['on'],
    optional: ['factor'],
  },
  crash_loop: {
    value: target(
      'Its instances run for `every`, crash, and are started anew after 10 seconds, after twice as long each time, up to 5 minutes. While they are down, their requests are refused.',
    ),
    optional: ['every'],
  },
  capacity: { value: share('Only this share of the capacity is left.'), required: ['on'] },
  bad_response: {
    value: share(
      'This share of its answers is wrong, though they say that all went well: its own error rate does not show it, its callers fail on it, its users are harmed.',
    ),
    required: ['on'],
  },
  memory_leak: {
    value: duration(
      'Memory runs out over this time: the capacity falls to nothing in a straight line, then the instances are started anew and it begins again.',
    ),
    required: ['on'],
  },
  partition: {
    value: target(
      'Nothing passes between it and `from`, in either direction: calls wait for their timeout.',
    ),
    required: ['from'],
  },
  loss: {
    value: share(
      'This share of packets to and from it is lost, and sent again after 200 ms, 400 ms, and so on; with `from`, only on the way from there.',
    ),
    required: ['on'],
    optional: ['from'],
  },
  bandwidth: {
    value: quantity(
      'rate',
      'No more requests than this get through to it; what is beyond gets no answer.',
    ),
    required: ['on'],
  },
  reset: {
    value: share(
      'This share of connections to it is cut before the answer; with `from`, only those from there.',
    ),
    required: ['on'],
    optional: ['from'],
  },
  blackhole: { value: target('Requests to it get no answer; callers wait for their timeout.') },
  dns_stale: {
    value: infrastructure(
      'Resolvers keep the old answer: what a step changes through this entry reaches nobody while it lasts.',
    ),
  },
  dns_fails: {
    value: target(
      'Its name is not found any more: requests fail as cached answers run out, the last after `takes`.',
    ),
    optional: ['takes'],
  },
  zone_down: { value: reference('zone', 'Everything in this zone stops.') },
  region_down: {
    value: reference(
      'region',
      'All its zones stop, the stores in it do, and backups kept in it cannot be had.',
    ),
  },
  corrupt_writes: {
    value: store('A share of its writes is wrong from now on; only a restore to before helps.'),
    optional: ['share'],
  },
  lost_writes: {
    value: store('A share of its acknowledged writes is never stored.'),
    optional: ['share'],
  },
  replication_lag: { value: duration('The replica is this far behind.'), required: ['on'] },
  replication_stops: { value: store('Nothing reaches the replica any more.') },
  disk_full: { value: store('It answers reads and refuses every write.') },
  lock_held: { value: text('Somebody else holds this lock.') },
  migration_half_applied: {
    value: store(
      'Migrations of it stop half way: its schema is then one that no version names as working with. A step that is `idempotent` completes it when tried again.',
    ),
    optional: ['times'],
  },
  backup_missing: { value: store('Its newest backups cannot be used.'), optional: ['count'] },
  backup_stale: {
    value: duration('No usable backup was made for this long before the fault, nor after it.'),
    required: ['on'],
  },
  restore_fails: { value: store('Restoring it fails.'), optional: ['times'] },
  restore_slow: { value: store('Restoring it takes longer.'), optional: ['factor'] },
  registry_unreachable: { value: one('No image can be pulled.') },
  artifact_missing: { value: target('The image of this version is gone: `service@version`.') },
  artifact_corrupt: {
    value: target(
      'The image of this version is another one than was built: `service@version`. Where the version names its digest, deploying it fails; otherwise it runs, and fails every request.',
    ),
  },
  wrong_digest: {
    value: target(
      'What is written down as the image of this version is that of the version of the change: deploying it succeeds, and what was wrong stays wrong.',
    ),
  },
  manifest_mismatch: {
    value: target(
      'This version is deployed with the manifests of another: it runs, and `share` of its requests fails.',
    ),
    optional: ['share'],
  },
  config_drift: {
    value: infrastructure(
      'It is no longer what is written down: versions that say what they work with do not work with it, until a step sets it anew.',
    ),
  },
  secret_rotated: {
    value: infrastructure(
      'The secret has been rotated: versions that name it and are deployed from now on have the old one and fail every request, until a step configures it.',
    ),
  },
  state_locked: {
    value: infrastructure('Somebody else holds the lock of its state: steps that apply it fail.'),
  },
  state_corrupt: {
    value: infrastructure(
      'Its state cannot be read: steps that apply it fail, until a step restores it.',
    ),
  },
  policy_blocks: { value: step('A policy refuses this step: every attempt fails at once.') },
  absent: { value: role('Nobody of this role answers.') },
  slow: { value: role('This role answers later.'), optional: ['factor'] },
  refuses: { value: role('This role answers, and says no.') },
  wrong_choice: {
    value: role('Asked whether to roll back, this role decides for `choice` instead.'),
    optional: ['choice', 'times'],
  },
  runner_killed: {
    value: duration(
      'The process that runs the rollback dies, and is back with its journal after this long. Steps that were cut short begin anew where they are `idempotent`, otherwise somebody who may declare has to see to them.',
    ),
  },
  step_fails: { value: step('Attempts of this step fail.'), optional: ['times'] },
  step_hangs: {
    value: step('Attempts of this step never end; only its timeout ends them.'),
    optional: ['times'],
  },
  step_partial: {
    value: step(
      'Attempts of this step do half of what they should, and fail. Only a step that is `idempotent` can then be tried again.',
    ),
    optional: ['times'],
  },
  clock_skew: {
    value: duration(
      'The clocks of the runner and the store disagree by this: a restore to a point in time ends up as much earlier.',
    ),
    required: ['on'],
  },
  metrics_gap: { value: target('No samples of its metrics arrive.') },
  metrics_late: { value: duration('Samples of its metrics arrive this late.'), required: ['on'] },
  alert_lost: { value: trigger('This trigger fires, and nothing and nobody learns of it.') },
  false_alarm: { value: trigger('This trigger fires at once, whatever its metric.') },
  rate_limited: { value: external('Calls beyond `to` are refused.'), required: ['to'] },
  contract_changed: {
    value: external(
      'A share of its answers is no longer what its callers understand: they fail on it, though it shows no error.',
    ),
    optional: ['share'],
  },
  degraded: {
    value: external('`share` of its calls fails, and the others take `factor` times as long.'),
    required: ['share'],
    optional: ['factor'],
  },
};

/** What may stand beside a fault's key. */
export const faultParameters: Readonly<Record<string, Schema>> = {
  on: target('What it happens to: a service, store or external, or `service@version`.'),
  from: reference('service', 'Only calls that this service makes.'),
  share: quantity('share', 'The share of writes, requests or answers.', { default: '100%' }),
  count: integer('How many of the newest backups.', 1, 10_000, { default: 1 }),
  times: integer('How many attempts, or decisions. Without it, all.', 1, 10_000),
  factor: {
    type: 'number',
    minimum: 1,
    maximum: 1000,
    default: 3,
    description: 'How many times longer.',
  },
  every: duration('How long an instance runs before it crashes.', { default: '30s' }),
  takes: duration('How long the last cached answer is used.', { default: '30s' }),
  choice: choice('What is decided instead.', ['hold', 'mitigate', 'roll-forward'], {
    default: 'hold',
  }),
  to: quantity('rate', 'The rate that is left.'),
  for: duration('How long it lasts. Without it, until the drill ends.'),
};
