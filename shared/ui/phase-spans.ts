import type { Phases, RunMeasures } from '../model/measures.ts';

/** The phases of an outage, in order, with the words readers see. */
export const phaseNames: readonly (readonly [keyof Phases, string])[] = [
  ['detectionUs', 'Detection'],
  ['decisionUs', 'Decision'],
  ['approvalUs', 'Approval'],
  ['executionUs', 'Execution'],
  ['validationUs', 'Validation'],
];

/** One phase of an outage, in microseconds since the start of the drill. */
export interface PhaseSpan {
  readonly name: string;
  /** The variable that holds its colour. */
  readonly colour: string;
  readonly fromUs: number;
  readonly toUs: number;
}

/** The phases of a rollback one after the other, from onset to recovery, those of no length too; none of a run that did not recover by one. */
export function phaseSpans(measures: RunMeasures | undefined): PhaseSpan[] {
  const { phases, milestones, outcome } = measures ?? {};
  if (phases === undefined || milestones?.onsetUs === undefined || outcome !== 'recovered')
    return [];
  let at = milestones.onsetUs;
  return phaseNames.map(([key, name], index) => {
    const fromUs = at;
    at += phases[key];
    return { name, colour: `var(--bs-p${index + 1})`, fromUs, toUs: at };
  });
}
