import {
  choice,
  filePath,
  integer,
  list,
  map,
  object,
  quantity,
  reference,
  text,
} from './build.ts';
import type { Schema } from './build.ts';
import { duration } from './conditions.ts';
import { faultParameters, faults } from './faults.ts';
import { disruptions } from './playbook.ts';

const fault = object(
  'One fault: what breaks, and its parameters.',
  {
    ...Object.fromEntries(
      Object.entries(faults).map(([name, { value, required = [], optional = [] }]) => [
        name,
        { ...value, 'x-fault': [...required, ...optional] },
      ]),
    ),
    ...faultParameters,
  },
  {
    more: { minProperties: 1 },
    dependentRequired: Object.fromEntries(
      Object.entries(faults).flatMap(([name, { required }]) =>
        required === undefined ? [] : [[name, required]],
      ),
    ),
  },
);

const decisions = ['rollback', 'mitigate', 'hold', 'roll-forward'];

const inject = object(
  'A message to somebody, as a facilitator would hand it out.',
  {
    to: reference('role', 'Who gets it.'),
    say: text('What it says.'),
    ask: object(
      'A decision it asks for.',
      {
        question: text('The question.'),
        choices: list(choice('A possible answer.', decisions), 'Possible answers.', {
          minItems: 1,
        }),
        answer: choice(
          'What is answered in a virtual drill. Without it, the first choice.',
          decisions,
        ),
        within: duration('How long there is to answer.', { default: '5m' }),
      },
      { required: ['question', 'choices'] },
    ),
  },
  { required: ['to', 'say'] },
);

const now = (doc: string): Schema => ({ type: 'boolean', const: true, description: doc });

const override = object(
  'What somebody at the controls does to the rollback, at once.',
  {
    by: reference('role', 'Who does it.'),
    pause: now('No further step starts; those under way go on.'),
    resume: now('Steps start again.'),
    skip: reference('step', 'This step counts as done, whether it has begun or not.'),
    cancel: now('The rollback ends unfinished as soon as no step runs.'),
  },
  { required: ['by'] },
);

const entry = (atDoc: string): Schema =>
  object('Something that happens.', {
    at: duration(atDoc, { default: '0s' }),
    fault,
    inject,
    override,
  });

const bounds = (doc: string): Schema =>
  object(
    doc,
    Object.fromEntries(
      ['p50', 'p90', 'p95', 'p99', 'max'].map((name) => [
        name,
        duration(
          name === 'max'
            ? 'No run may exceed this.'
            : `${name.slice(1)} of 100 runs must be within this.`,
        ),
      ]),
    ),
    { more: { minProperties: 1 } },
  );

/** What goes wrong, replayed. */
export const scenario = object(
  'What goes wrong, when, and what is expected of the playbook.',
  {
    playbook: filePath('The playbook it tries, relative to this file.', '.playbook.yaml'),
    beside: list(
      filePath('A playbook of the same system, relative to this file.', '.playbook.yaml'),
      'Playbooks that run at the same time, with the same people, locks and services.',
    ),
    describe: text('What it is about, for people.'),
    class: choice('The class of disruption.', disruptions, { default: 'software' }),
    seed: integer(
      'Chooses the luck of the first run; further runs count on from it.',
      0,
      4_294_967_295,
      { default: 1 },
    ),
    starts: quantity(
      'instant',
      'When the drill starts. Without it, at any moment of a week, so that backup cycles are met at every phase.',
    ),
    budget: duration('The drill gives up after this long.', { default: '4h' }),
    workload: map(
      object('Traffic that arrives.', {
        traffic: quantity('rate', 'Requests from outside. Without it, as in the system.'),
        shape: choice(
          'constant, or diurnal: half as much again at noon UTC, half as much at midnight.',
          ['constant', 'diurnal'],
          { default: 'constant' },
        ),
      }),
      { refersTo: ['service'] },
      'Traffic during the drill, by service.',
    ),
    timeline: list(entry('When, since the start of the drill.'), 'What happens.'),
    during_rollback: list(
      entry('When, since the first step started.'),
      'What happens while the rollback runs.',
    ),
    expect: object('What the drill must show.', {
      outcome: choice('How it must end.', [
        'recovered',
        'held',
        'mitigated',
        'rolled-forward',
        'not-needed',
        'not-recovered',
      ]),
      rto: bounds('Bounds on the recovery time.'),
      rpo: bounds('Bounds on the data lost, in time.'),
      detected_within: duration('Bound on the time from onset to detection.'),
      lost_records: integer(
        'No run may lose more acknowledged writes than this.',
        0,
        Number.MAX_SAFE_INTEGER,
      ),
    }),
  },
  { required: ['playbook'] },
);
