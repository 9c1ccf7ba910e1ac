import {
  choice,
  flag,
  integer,
  list,
  object,
  orWord,
  pattern,
  quantity,
  reference,
  text,
  version,
} from './build.ts';
import type { Schema } from './build.ts';
import { condition, duration } from './conditions.ts';

const storeOnly = (doc: string): Schema => reference('store', doc);

/** Who is told what, on which channel. */
export const messageFields = {
  to: text('Who is told: a role or any other audience.'),
  channel: text('Where: `#channel`, `phone`, `email`, `status-page`.'),
  say: text(
    'What is said. `{{eta}}` becomes when recovery is expected at that moment: `in about 6m`, `now`.',
  ),
};

/** What a step can do; exactly one of these keys stands in each step. */
export const actions: Readonly<Record<string, Schema>> = {
  deploy: object(
    'Runs a version of a service in place of the one that is there.',
    {
      service: reference('service', 'The service.'),
      version: version('The version, one of `versions` of that service.'),
      zones: list(reference('zone', 'A zone.'), 'Only there. Without it, everywhere.'),
    },
    { required: ['service', 'version'] },
  ),
  traffic: object(
    'Sends traffic to a version that already runs.',
    {
      service: reference('service', 'The service.'),
      to: version('The version that gets it.'),
      share: quantity('share', 'How much of the traffic.', { default: '100%' }),
      via: reference('infrastructure', 'What directs it; through dns it moves as answers expire.'),
    },
    { required: ['service', 'to'] },
  ),
  dns: object(
    'Changes a DNS answer; clients follow as their cached answers expire.',
    {
      via: reference('infrastructure', 'The dns entry.'),
      service: reference('service', 'The service it leads to.'),
      to: version('The version that gets the traffic.'),
    },
    { required: ['via', 'service', 'to'] },
  ),
  migrate: object(
    'Moves the schema of a store to another version.',
    { store: storeOnly('The store.'), to: version('The schema version afterwards.') },
    { required: ['store', 'to'] },
  ),
  restore: object('Brings back a store or an infrastructure from a copy.', {
    store: storeOnly('The store.'),
    infrastructure: reference(
      'infrastructure',
      'The infrastructure; comes back from its snapshot.',
    ),
    from: choice('Which copy.', ['backup', 'point-in-time', 'replica', 'snapshot'], {
      default: 'backup',
    }),
  }),
  configure: object(
    'Sets a configuration or secret to a version.',
    {
      config: reference('infrastructure', 'The configuration or secret.'),
      to: version('The version afterwards.'),
    },
    { required: ['config', 'to'] },
  ),
  apply: object(
    'Applies infrastructure as code.',
    {
      infrastructure: reference('infrastructure', 'What is applied.'),
      to: version('The revision applied.'),
    },
    { required: ['infrastructure'] },
  ),
  freeze: storeOnly('Forbids schema changes by anyone else on this store.'),
  unfreeze: storeOnly('Allows schema changes again.'),
  flag: object(
    'Turns a feature flag on or off.',
    {
      service: reference('service', 'The service.'),
      name: text('The flag.'),
      on: flag('Whether it is on afterwards.'),
    },
    { required: ['service', 'name', 'on'] },
  ),
  scale: object(
    'Changes how many replicas run.',
    {
      service: reference('service', 'The service.'),
      replicas: integer('How many run afterwards.', 0, 100_000),
    },
    { required: ['service', 'replicas'] },
  ),
  lock: pattern('a name', '^\\S+$', 'Takes a lock, held until the rollback ends.'),
  wait: duration('Waits this long.'),
  check: condition('Succeeds when this is true.'),
  http: object(
    'Sends a request. In a virtual drill it takes its time and succeeds.',
    {
      url: text('Where to.'),
      method: choice('How.', ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], { default: 'GET' }),
      status: integer('The status that means success.', 100, 599, { default: 200 }),
    },
    { required: ['url'] },
  ),
  run: list(
    text('One argument.'),
    'Runs a command. In a virtual drill it takes its time and succeeds.',
    {
      minItems: 1,
      examples: [['kubectl', 'rollout', 'undo', 'deployment/checkout']],
    },
  ),
  notify: object('Tells somebody.', messageFields, { required: ['to', 'channel'] }),
  approve: reference(
    'approval',
    'Waits here for this approval, rather than before the first step.',
  ),
  manual: object(
    'Something a person does by hand.',
    { role: reference('role', 'Who does it.'), do: text('What to do.') },
    { required: ['role', 'do'] },
  ),
};

const verification = object('Must become true before the step counts as done.', {
  ...(condition('')['properties'] as Record<string, Schema>),
  within: duration('How long it may take to become true.', { default: '2m' }),
});

/** Fields of a step besides its action. */
export const stepFields: Readonly<Record<string, Schema>> = {
  id: {
    ...pattern(
      'letters, digits, dots, dashes or underscores',
      '^[A-Za-z0-9][A-Za-z0-9._-]*$',
      'Its name.',
    ),
    'x-declares-value': 'step',
  },
  needs: list(
    reference('step', 'A step that must have succeeded before.'),
    'Steps that must have succeeded before. Without it, the step above; `[]` starts at once.',
  ),
  takes: quantity(
    'distribution',
    'How long one attempt takes. Without it, a default for its action.',
  ),
  timeout: duration('Ends an attempt that takes longer. Without it, an attempt may take for ever.'),
  retry: object('What happens when an attempt fails.', {
    attempts: integer('All attempts, the first included.', 1, 20, { default: 1 }),
    backoff: duration('Wait before the second attempt; doubles before each further one.', {
      default: '10s',
    }),
  }),
  idempotent: flag('Whether doing it twice is the same as doing it once.', { default: false }),
  reversible: flag(
    'Whether it can be undone without loss. With false, a `migrate` drops the values that only the schema of the change has room for.',
    { default: true },
  ),
  on_failure: orWord(
    object(
      'What follows when the last attempt has failed.',
      { goto: reference('step', 'The step that runs instead.') },
      { required: ['goto'], default: 'stop' },
    ),
    ['stop', 'pause', 'continue', 'compensate'],
  ),
  compensate_by: reference('step', 'The step that undoes this one when a later step compensates.'),
  verify: verification,
  by: reference('role', 'Who performs it. Without it, automation.'),
  describe: text('What it does, for people.'),
};

/** A step: exactly one action, and how it is carried out. */
export const step = object(
  'One step of the rollback: exactly one action, and how it is carried out.',
  {
    ...stepFields,
    ...Object.fromEntries(
      Object.entries(actions).map(([name, schema]) => [name, { ...schema, 'x-action': true }]),
    ),
  },
  { required: ['id'] },
);
