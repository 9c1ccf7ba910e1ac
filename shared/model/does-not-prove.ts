import type { Environment } from './journal.ts';

const always = [
  'That the people of a real incident decide as they did in this drill.',
  'That what is not in the system description, or changed after it was written, behaves as drilled.',
  'That the machine which recorded the drill was honest: the signature shows who vouches for it.',
  'Compliance with any standard; it supports the judgement of an assessor and does not replace it.',
];

const byEnvironment: Readonly<Record<Environment, readonly string[]>> = {
  virtual: [
    'That any real system recovers: every service, store and person was simulated.',
    'That the durations assumed in the playbook and the system description are true.',
  ],
  mock: [
    'That any real system recovers: services and stores were stand-ins on one machine.',
    'Capacity, network and data volumes of production.',
  ],
  staging: ['That production, with its data, traffic and configuration, behaves as staging did.'],
  production: ['That another incident, at another time, goes as this one did.'],
};

/** What evidence from this environment leaves open, one sentence each. */
export function doesNotProve(environment: Environment): readonly string[] {
  return [...byEnvironment[environment], ...always];
}
