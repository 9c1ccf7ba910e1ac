/** A term of the field, as it is used here. */
export interface Term {
  readonly term: string;
  /** Other names of it, in lower case. */
  readonly also: readonly string[];
  readonly meaning: string;
  /** The standard or book that defines it. */
  readonly source?: string;
}

/** The terms of the field, in the order of the alphabet. */
export const terms: readonly Term[] = [
  {
    term: 'back-out',
    also: ['backout', 'back-out plan'],
    meaning: 'Another word for rollback, usual in change management.',
    source: 'ITIL 4, Change enablement',
  },
  {
    term: 'blast radius',
    also: ['scope'],
    meaning:
      'What a change, or its rollback, may touch: zones, services and a share of the traffic.',
  },
  {
    term: 'canary',
    also: [],
    meaning:
      'A deployment that gives the new version a small share of the traffic before it gets the rest.',
  },
  {
    term: 'compensation',
    also: ['compensate'],
    meaning:
      'A step that undoes the effect of an earlier one when the rollback cannot be completed.',
    source: 'H. Garcia-Molina and K. Salem, Sagas, 1987',
  },
  {
    term: 'drill',
    also: ['exercise'],
    meaning: 'A rehearsal of a rollback under a scenario, with measured times and losses.',
    source: 'ISO 22398:2013',
  },
  {
    term: 'failback',
    also: ['fail back'],
    meaning: 'The return to the original place after a failover.',
    source: 'NIST SP 800-34 rev. 1',
  },
  {
    term: 'failover',
    also: ['fail over'],
    meaning: 'The switch to another place, such as a replica or a zone, with the same version.',
    source: 'NIST SP 800-34 rev. 1, glossary',
  },
  {
    term: 'horizon',
    also: ['rollback horizon'],
    meaning: 'How long after a change its rollback must still be possible.',
  },
  {
    term: 'idempotent',
    also: ['idempotence'],
    meaning: 'Having the same effect when done twice as when done once.',
  },
  {
    term: 'inject',
    also: [],
    meaning: 'A message that a facilitator hands to a participant of an exercise.',
    source: 'FEMA, Homeland Security Exercise and Evaluation Program (HSEEP), 2020',
  },
  {
    term: 'MTPD',
    also: ['maximum tolerable period of disruption', 'mtd'],
    meaning:
      'Maximum tolerable period of disruption: the time after which the damage of an outage is no longer acceptable. The RTO and the time to validate lie within it.',
    source: 'ISO 22300:2021',
  },
  {
    term: 'onset',
    also: [],
    meaning: 'The first moment at which a service leaves its steady state.',
  },
  {
    term: 'quorum',
    also: [],
    meaning: 'How many people must approve.',
  },
  {
    term: 'recovery',
    also: [],
    meaning:
      'The return of the service to its steady state, by whatever means: rollback, roll-forward, failover or restore.',
    source: 'ISO 22300:2021',
  },
  {
    term: 'restore',
    also: ['restoration'],
    meaning: 'Bringing data or infrastructure back from a copy: a backup, a replica, a snapshot.',
    source: 'NIST SP 800-34 rev. 1',
  },
  {
    term: 'rollback',
    also: ['roll back', 'roll-back'],
    meaning: 'The return to the version that ran before a change.',
  },
  {
    term: 'roll-forward',
    also: ['roll forward', 'rollforward', 'fix forward'],
    meaning: 'The repair of a bad change by a newer version rather than by the older one.',
  },
  {
    term: 'RPA',
    also: ['recovery point actual'],
    meaning:
      'Recovery point actual: the data really lost, as the time between the last write before onset and the newest write that survives. It is held against the RPO.',
  },
  {
    term: 'RPO',
    also: ['recovery point objective'],
    meaning: 'Recovery point objective: how much time of data may be lost.',
    source: 'ISO 22300:2021',
  },
  {
    term: 'RTA',
    also: ['recovery time actual'],
    meaning:
      'Recovery time actual: the time from onset to recovery as measured. It is held against the RTO.',
  },
  {
    term: 'RTO',
    also: ['recovery time objective'],
    meaning: 'Recovery time objective: how long after onset the service must have recovered.',
    source: 'ISO 22300:2021',
  },
  {
    term: 'steady state',
    also: ['steady-state', 'steady_state'],
    meaning: 'The bounds within which a service counts as healthy.',
    source: 'C. Rosenthal and N. Jones, Chaos Engineering, 2020',
  },
  {
    term: 'tabletop exercise',
    also: ['tabletop'],
    meaning: 'An exercise in which people talk through a scenario instead of acting it out.',
    source: 'NIST SP 800-84',
  },
];

/** The term of this name, in whatever case and spelling. */
export function findTerm(name: string): Term | undefined {
  const wanted = name.trim().toLowerCase();
  return terms.find(({ term, also }) => term.toLowerCase() === wanted || also.includes(wanted));
}
