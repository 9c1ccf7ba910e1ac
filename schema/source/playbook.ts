import {
  choice,
  filePath,
  integer,
  list,
  map,
  object,
  pattern,
  quantity,
  reference,
  text,
  version,
} from './build.ts';
import type { Schema } from './build.ts';
import { messageFields, step } from './actions.ts';
import { conditionFields, duration, metricCondition } from './conditions.ts';

export const strategies = [
  'blue-green',
  'canary',
  'rolling',
  'recreate',
  'feature-flag',
  'big-bang',
];
export const severities = ['low', 'medium', 'high', 'critical'];
export const disruptions = [
  'software',
  'hardware',
  'zone',
  'region',
  'data',
  'third-party',
  'people',
  'security',
];

const versions = {
  from: version('The version before the change: what a rollback returns to.'),
  to: version('The version after the change.'),
};

const move = object('From which version to which.', versions, { required: ['from', 'to'] });

const migration = object(
  'From which schema to which.',
  {
    ...versions,
    dual_writes: object(
      'The new version also writes everything in the form of the old schema, so that going back drops nothing that is not there twice.',
      {
        for: duration('How long after the change. Without it, as long as a rollback is possible.'),
        diverges: quantity('share', 'Share of the writes that arrive in the new form only.', {
          default: '0%',
        }),
      },
    ),
  },
  { required: ['from', 'to'] },
);

const change = object('The change that may have to be rolled back.', {
  ticket: text('Its change record.'),
  commit: pattern('a full commit id', '^[0-9a-f]{7,64}$', 'The commit that made it.'),
  pipeline: filePath('The CI/CD pipeline that deploys it, relative to this file.', '.yaml', {
    examples: ['./.github/workflows/deploy.yaml'],
  }),
  author: reference('role', 'The role that made it, and so must not approve its rollback alone.'),
  strategy: choice('How it is deployed.', strategies, { default: 'rolling' }),
  severity: choice('How bad it is when it fails.', severities),
  deploys: map(move, { refersTo: ['service'] }, 'Services it deploys.'),
  migrates: map(migration, { refersTo: ['store'] }, 'Stores whose schema it changes.'),
  configures: map(move, { refersTo: ['infrastructure'] }, 'Configurations and secrets it changes.'),
});

const objectiveFields = {
  rto: duration('Recovery time objective: how long after onset it must have recovered.', {
    source: 'ISO 22300:2021',
  }),
  rpo: duration('Recovery point objective: how much time of data may be lost.', {
    source: 'ISO 22300:2021',
  }),
  mtpd: duration('Maximum tolerable period of disruption.', { source: 'ISO 22300:2021' }),
};

const objective = (doc: string): Schema => object(doc, objectiveFields);

const objectives = object('What the rollback must achieve.', {
  ...objectiveFields,
  percentile: quantity('share', 'The share of runs that must meet each objective.', {
    default: '95%',
  }),
  services: map(
    objective('Objectives of one service.'),
    { refersTo: ['service'] },
    'Other objectives for single services.',
  ),
  classes: object(
    'Other objectives for classes of disruption.',
    Object.fromEntries(
      disruptions.map((name) => [name, objective(`Objectives when the class is ${name}.`)]),
    ),
  ),
});

const trigger = object(
  'Watches a metric and acts when its condition has held long enough.',
  {
    when: metricCondition('The condition.'),
    every: duration('Time between two samples.', { default: '15s' }),
    for: duration('Fires when every sample of this time breaches.', { default: '0s' }),
    consecutive_failures: integer(
      'Fires after this many breaching samples in a row, instead of `for`.',
      1,
      10_000,
    ),
    window: duration(
      'Fires after `failures` breaching samples within this time, instead of `for`.',
    ),
    failures: integer('Breaching samples within `window`.', 1, 10_000),
    min_samples: integer('A sample with fewer requests counts as missing.', 0, 1_000_000_000, {
      default: 0,
    }),
    missing_data: choice(
      'What a missing sample counts as: hold keeps the state, fire breaches, ignore does not breach.',
      ['hold', 'fire', 'ignore'],
      { default: 'hold' },
    ),
    then: choice('What it does.', ['rollback', 'ask', 'hold', 'mitigate', 'roll-forward'], {
      default: 'rollback',
    }),
    alert: object(
      'The Prometheus alert that tells the same.',
      {
        file: filePath('The file of rules, relative to this one.', '.yaml', {
          examples: ['./alerts/checkout.rules.yaml'],
        }),
        name: text('The name of the alert.'),
      },
      { required: ['file', 'name'] },
    ),
  },
  { required: ['when'], dependentRequired: { window: ['failures'], failures: ['window'] } },
);

const declare = object('Who may declare a rollback.', {
  by: list(reference('role', 'A role that may declare it.'), 'Asked in this order.', {
    minItems: 1,
  }),
  escalate: list(
    object(
      'One step of the escalation.',
      {
        after: duration('Time since the first page.'),
        to: reference('role', 'Who is paged then.'),
      },
      { required: ['after', 'to'] },
    ),
    'Who is paged when nobody answers.',
  ),
});

const approval = object(
  'An approval that must be given. Unless a step waits for it, it comes before the first step.',
  {
    from: list(reference('role', 'A role that may approve.'), 'Who may approve.', { minItems: 1 }),
    quorum: integer('How many people must approve.', 1, 100, { default: 1 }),
    deadline: duration('After this long it expires. Without it, never.'),
    on_expiry: choice('What happens then.', ['escalate', 'proceed', 'abort'], { default: 'abort' }),
  },
  { required: ['from'] },
);

const verification = object('Must hold before the rollback counts as successful.', {
  ...conditionFields,
  for: duration('How long it must hold.', { default: '0s' }),
});

/** How one change is rolled back. */
export const playbook = object(
  'How one change is rolled back: when, by whom, in which steps, and what it must achieve.',
  {
    owner: text('The team that keeps it.'),
    system: filePath('The system it belongs to, relative to this file.', '.system.yaml'),
    change,
    objectives,
    horizon: duration('How long after the change a rollback must still be possible.', {
      default: '14d',
    }),
    scope: object('The blast radius: what the change, and its rollback, may touch.', {
      zones: list(reference('zone', 'A zone.'), 'Only these zones. Without it, all.'),
      services: list(reference('service', 'A service.'), 'Only these services. Without it, all.'),
      traffic: quantity('share', 'Share of the traffic the new version serves.', {
        default: '100%',
      }),
    }),
    triggers: map(trigger, { declares: 'trigger' }, 'What starts the rollback, by name.'),
    declare,
    approvals: map(approval, { declares: 'approval' }, 'Approvals that must be given, by name.'),
    steps: list(step, 'What is done. A step without `needs` follows the step above it.', {
      minItems: 1,
    }),
    verify: map(verification, {}, 'The rollback succeeded only when these hold, by name.'),
    communicate: list(
      object(
        'One message.',
        {
          on: pattern(
            'detected, declared, approved, started, step-done, step-failed, verified, recovered, held or `elapsed > 20m`',
            '^(?:detected|declared|approved|started|step-done|step-failed|verified|recovered|held|elapsed > \\S+)$',
            'When it is sent.',
            { examples: ['declared', 'elapsed > 20m'] },
          ),
          ...messageFields,
        },
        { required: ['on', 'to', 'channel'] },
      ),
      'Who is told what, and when.',
    ),
    drills: object(
      'How often it is drilled.',
      { every: duration('Longest time between two drills.') },
      { required: ['every'] },
    ),
    review: object(
      'The review after it was used.',
      { within: duration('How soon.'), owner: reference('role', 'Who sees to it.') },
      { required: ['within'] },
    ),
    retention: object('How long, and where, evidence is kept.', {
      evidence: duration('How long evidence is kept.'),
      residency: text('Where evidence is kept.'),
    }),
  },
  { required: ['system', 'change', 'steps'] },
);
