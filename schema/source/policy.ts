import { choice, integer, list, map, object, orWord, quantity, text } from './build.ts';
import { duration } from './conditions.ts';
import { severities, strategies } from './playbook.ts';
import { criticalities } from './system.ts';

const ruleSeverities = ['error', 'warning', 'info', 'off'];

const requirement = object('What a playbook must offer when all of `when` holds.', {
  when: object('Which playbooks it is about. Without it, all.', {
    criticality: list(
      choice('A criticality.', criticalities),
      'The most critical service the change deploys has one of these.',
    ),
    severity: list(choice('A severity.', severities), 'The change has one of these.'),
    strategy: list(choice('A strategy.', strategies), 'The change has one of these.'),
  }),
  max_rto: duration('Longest recovery time objective.'),
  max_rpo: duration('Longest recovery point objective.'),
  quorum: integer('Fewest people who must approve.', 1, 100),
  drills_every: duration('Longest time between two drills.'),
  evidence: duration('Shortest time evidence is kept.'),
  regions: list(text('A region.'), 'Where evidence may be kept.', { minItems: 1 }),
});

/** What the organisation requires. */
export const policy = object(
  'What the organisation requires of playbooks, and how severe each finding is.',
  {
    rules: map(
      orWord(
        object('How severe its findings are, and where it draws the line.', {
          severity: choice('How severe its findings are; off silences it.', ruleSeverities),
          share: quantity('share', 'Where it looks at a share: the one it tolerates.'),
          every: duration('Where it looks at how often: the shortest time that it tolerates.'),
        }),
        ruleSeverities,
      ),
      { pattern: '^[a-z]+/[a-z0-9-]+$' },
      'Severity by rule, such as `artifact/mutable-tag: error`, or severity and options.',
    ),
    plans: object(
      'Services that must have a playbook: for their newest version, in the folder of their system or one below.',
      {
        criticality: list(choice('A criticality.', criticalities), 'Services with one of these.', {
          minItems: 1,
        }),
      },
      { required: ['criticality'] },
    ),
    require: list(requirement, 'Requirements on playbooks.'),
  },
);
