import {
  choice,
  filePath,
  flag,
  integer,
  list,
  map,
  object,
  orWord,
  quantity,
  text,
} from './build.ts';
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

const key = object(
  'A public key, and what it vouches for.',
  {
    file: filePath('The public key in PEM, ECDSA over P-256 or Ed25519.', '.pem'),
    may: list(
      choice('What it vouches for.', ['sign', 'approve', 'review']),
      'What it vouches for. Without it, everything.',
      { minItems: 1 },
    ),
    from: quantity('instant', 'What is older was not signed by it.'),
    until: quantity(
      'instant',
      'What is newer was not signed by it: another key has taken its place.',
    ),
    revoked: quantity(
      'instant',
      'From then on somebody else may have had it. What it signed holds only where a timestamp shows that it was before.',
    ),
    why: text('Why it was revoked.'),
  },
  { required: ['file'], dependentRequired: { why: ['revoked'] } },
);

const evidence = object('Whose signatures count, and what evidence must have to be accepted.', {
  keys: map(key, {}, 'Public keys by name.'),
  approvals: integer('How many people must have approved a run.', 0, 100, { default: 0 }),
  reviews: integer('How many people must have reviewed a run.', 0, 100, { default: 0 }),
  separate_duties: flag('Who signed a run can neither approve nor review it.', { default: true }),
  timestamps: object(
    'Who may say when evidence was signed (RFC 3161).',
    {
      authorities: list(
        filePath('The certificate of an authority, or of its root, in PEM.', '.pem'),
        'Certificates that are trusted.',
        { minItems: 1 },
      ),
      required: flag('Evidence without a timestamp is not accepted.', { default: false }),
    },
    { required: ['authorities'] },
  ),
  claims: list(
    object(
      'What evidence is said to show.',
      {
        control: text('The control of a framework.', { examples: ['PCI DSS 6.5.1'] }),
        say: text('What drills show for it.'),
      },
      { required: ['control', 'say'] },
    ),
    'What is told to auditors about drills, control by control.',
  ),
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
    evidence,
  },
);
