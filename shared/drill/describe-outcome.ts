import type { Outcome } from '../model/scenario.ts';

const words: Readonly<Record<Outcome, string>> = {
  recovered: 'recovered',
  held: 'held',
  mitigated: 'mitigated',
  'rolled-forward': 'rolled forward',
  'not-needed': 'without degradation',
  'not-recovered': 'not recovered',
};

/** How a run ended, in words that follow a number of runs. */
export function describeOutcome(outcome: Outcome): string {
  return words[outcome];
}
