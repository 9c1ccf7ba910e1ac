import type { Rule } from '../rule.ts';
import { prose } from '../prose.ts';

const misuses = [
  {
    pattern: /\b(?:lose|loses|lost|loss|losing)\b[^.;]{0,30}\bRTO\b/,
    message: 'Data that may be lost is bounded by the RPO; the RTO bounds the time to recover.',
  },
  {
    pattern:
      /\b(?:recover|recovers|recovered|restored?|back)\b[^.;]{0,20}\b(?:within|in|inside)\b[^.;]{0,12}\bRPO\b/,
    message: 'The time to recover is bounded by the RTO; the RPO bounds the data that may be lost.',
  },
];

/** Finds texts that take the two recovery objectives for each other. */
export const swappedObjectives: Rule = {
  code: 'term/swapped-objectives',
  severity: 'warning',
  what: 'A text speaks of losing data within the RTO, or of recovering within the RPO.',
  why: 'Whoever reads it under stress works towards the wrong one of the two.',
  fix: 'Write RTO for time to recover, and RPO for data that may be lost.',
  bad: 'communicate:\n  - { on: declared, to: customers, channel: status-page, say: "We will be back within the RPO." }\n  - { on: recovered, to: customers, channel: status-page }\n  - { on: elapsed > 30m, to: business-continuity, channel: phone }',
  good: 'communicate:\n  - { on: declared, to: customers, channel: status-page, say: "We will be back within the RTO." }\n  - { on: recovered, to: customers, channel: status-page }\n  - { on: elapsed > 30m, to: business-continuity, channel: phone }',
  source: 'ISO 22300:2021, recovery time objective and recovery point objective',
  looksAt: 'Playbook',
  check({ document }, report) {
    for (const { at, text } of prose(document)) {
      for (const { pattern, message } of misuses) {
        if (pattern.test(text)) report({ at, message });
      }
    }
  },
};
