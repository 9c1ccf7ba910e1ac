import type { Environment } from './journal.ts';

/**
 * How far evidence of a drill carries for a control.
 * - `full`: it shows what the control asks to be shown
 * - `partial`: it shows a part of it, or shows it where the control means something larger
 * - `supporting`: it belongs into the file of an assessor, and shows nothing by itself
 */
export type ClaimStrength = 'full' | 'partial' | 'supporting';

/** What evidence of a drill says about one control of a framework. */
export interface ControlClaim {
  readonly framework: string;
  readonly control: string;
  /** What the control is about, in a few words of our own. */
  readonly about: string;
  /** What the evidence contributes. */
  readonly supports: string;
  readonly strength: ClaimStrength;
  /** What the control wants besides, and a drill does not show. */
  readonly doesNotProve: string;
}

/** A control and how far a drill in production could carry for it. */
interface Control extends Omit<ControlClaim, 'strength'> {
  readonly best: ClaimStrength;
}

const dora = 'DORA, Regulation (EU) 2022/2554';
const rts = 'DORA RTS, Delegated Regulation (EU) 2024/1774';
const iso22301 = 'ISO 22301:2019';
const iso27001 = 'ISO/IEC 27001:2022';
const nist = 'NIST SP 800-53 Rev. 5';
const soc2 = 'SOC 2, Trust Services Criteria 2017';
const pci = 'PCI DSS 4.0';
const ffiec = 'FFIEC Business Continuity Management';

const controls: readonly Control[] = [
  {
    framework: dora,
    control: 'Art. 11',
    about: 'Response and recovery plans, and that they are tested',
    supports:
      'A response and recovery plan for one change was carried out against a failure scenario.',
    best: 'partial',
    doesNotProve:
      'That plans cover every critical function, or are tested yearly with the involvement that the article asks for.',
  },
  {
    framework: dora,
    control: 'Art. 12',
    about: 'Backup, restoration and recovery, with recovery time and point objectives',
    supports: 'Recovery time and recovery point were measured against declared objectives.',
    best: 'partial',
    doesNotProve: 'That backups exist, are separate and can be restored outside the drill.',
  },
  {
    framework: dora,
    control: 'Art. 24',
    about: 'A programme of digital operational resilience testing',
    supports: 'One test of such a programme, with its scope, its result and its findings.',
    best: 'supporting',
    doesNotProve: 'That there is a programme, that it is independent, or how often it runs.',
  },
  {
    framework: dora,
    control: 'Art. 25',
    about: 'Testing of tools and systems, among others by scenarios',
    supports: 'A scenario-based test with its inputs, events and outcome.',
    best: 'partial',
    doesNotProve: 'The other kinds of tests that the article names.',
  },
  {
    framework: rts,
    control: 'Art. 17',
    about: 'Change management with fall-back procedures and responsibilities',
    supports:
      'The fall-back procedure of one change, who decides and approves, and that it was tried.',
    best: 'full',
    doesNotProve: 'That every change has one.',
  },
  {
    framework: rts,
    control: 'Art. 25',
    about: 'Testing of business continuity plans',
    supports: 'A test under a severe but plausible scenario, with measured recovery.',
    best: 'partial',
    doesNotProve: 'Switch-over of whole sites, third parties, and the yearly cycle.',
  },
  {
    framework: rts,
    control: 'Art. 26',
    about: 'Response and recovery plans',
    supports: 'Conditions of activation, steps, roles and communication of one plan.',
    best: 'partial',
    doesNotProve: 'Long-term recovery and the scenarios not drilled.',
  },
  {
    framework: iso22301,
    control: '8.5',
    about: 'Exercise programme',
    supports: 'One exercise: its scenario, its objectives, what was found.',
    best: 'partial',
    doesNotProve: 'That the exercises together validate all continuity solutions over time.',
  },
  {
    framework: iso27001,
    control: 'A.5.29',
    about: 'Information security during disruption',
    supports: 'Approvals, separation of duties and checks held while a disruption was handled.',
    best: 'supporting',
    doesNotProve: 'That security controls at large stay effective during disruption.',
  },
  {
    framework: iso27001,
    control: 'A.5.30',
    about: 'ICT readiness for business continuity',
    supports: 'Readiness to roll back was tested against recovery objectives.',
    best: 'partial',
    doesNotProve: 'Readiness of what this playbook does not cover.',
  },
  {
    framework: iso27001,
    control: 'A.8.13',
    about: 'Information backup',
    supports: 'Which recovery point each store reached when it was restored.',
    best: 'partial',
    doesNotProve: 'That backups are complete and restorable in general.',
  },
  {
    framework: iso27001,
    control: 'A.8.32',
    about: 'Change management',
    supports: 'Fall-back, approvals and their test for one change.',
    best: 'full',
    doesNotProve: 'That every change follows the procedure.',
  },
  {
    framework: nist,
    control: 'CP-2',
    about: 'Contingency plan',
    supports: 'A plan with objectives, roles and steps, and the version that was drilled.',
    best: 'partial',
    doesNotProve: 'Review, distribution and coordination of the contingency plan as a whole.',
  },
  {
    framework: nist,
    control: 'CP-4',
    about: 'Contingency plan testing',
    supports: 'A test of the plan, its results, and findings to act on.',
    best: 'full',
    doesNotProve: 'That tests happen at the frequency the organisation has defined.',
  },
  {
    framework: nist,
    control: 'CP-10',
    about: 'System recovery and reconstitution',
    supports: 'Recovery to a known state within a measured time.',
    best: 'partial',
    doesNotProve: 'Recovery from failures other than the one drilled.',
  },
  {
    framework: nist,
    control: 'CM-3',
    about: 'Configuration change control',
    supports: 'The back-out of one change, its approvals and its record.',
    best: 'partial',
    doesNotProve: 'Review and oversight of all changes.',
  },
  {
    framework: nist,
    control: 'AU-10',
    about: 'Non-repudiation',
    supports: 'Who vouches for the record, by a signature over a hash-chained journal.',
    best: 'partial',
    doesNotProve: 'That the holder of the key is who they say, or that the recorder was honest.',
  },
  {
    framework: soc2,
    control: 'A1.2',
    about: 'Environmental protections, backup and recovery infrastructure',
    supports: 'Recovery behaviour of one system under one failure.',
    best: 'supporting',
    doesNotProve: 'Design and operation of backup and recovery infrastructure over a period.',
  },
  {
    framework: soc2,
    control: 'A1.3',
    about: 'Testing of recovery plan procedures',
    supports: 'A test of recovery procedures with measured results.',
    best: 'full',
    doesNotProve: 'Testing throughout the period under audit; see a period pack for that.',
  },
  {
    framework: soc2,
    control: 'CC7.5',
    about: 'Recovery from security incidents',
    supports: 'How the system is brought back, and what was learnt.',
    best: 'partial',
    doesNotProve: 'Recovery from incidents that are not failures of a change.',
  },
  {
    framework: soc2,
    control: 'CC8.1',
    about: 'Change management',
    supports: 'A tested back-out for one change, with its approvals.',
    best: 'partial',
    doesNotProve: 'Authorisation and testing of all changes.',
  },
  {
    framework: pci,
    control: '6.5.1',
    about: 'Changes to system components, with procedures to back out',
    supports: 'A back-out procedure for one change, and that it returns to a secure state.',
    best: 'full',
    doesNotProve: 'Security impact analysis and functional testing of the change itself.',
  },
  {
    framework: pci,
    control: '12.10',
    about: 'Incident response plan, tested at least yearly',
    supports: 'Part of such a plan was tried, with roles and communication.',
    best: 'supporting',
    doesNotProve: 'Response to suspected compromise of account data.',
  },
  {
    framework: ffiec,
    control: 'VII, exercises and tests',
    about: 'Exercises and tests of continuity plans',
    supports: 'One test with its scenario, criteria, results and issues.',
    best: 'partial',
    doesNotProve: 'The strategy, scope and independence of the programme.',
  },
];

const strengths: readonly ClaimStrength[] = ['supporting', 'partial', 'full'];

/** No simulation carries further than this, however much the control asks for a test. */
const most: Readonly<Record<Environment, ClaimStrength>> = {
  virtual: 'supporting',
  mock: 'supporting',
  staging: 'partial',
  production: 'full',
};

/**
 * What a drill in this environment says about controls. A drill that was not completed says
 * nothing. Never a statement of compliance: that is an assessor's to make.
 */
export function controlClaims(environment: Environment, completed: boolean): ControlClaim[] {
  if (!completed) return [];
  const limit = strengths.indexOf(most[environment]);
  return controls.map(({ best, ...control }) => ({
    ...control,
    strength: strengths[Math.min(limit, strengths.indexOf(best))] ?? 'supporting',
  }));
}
