import type { Derived } from '../store/derive.ts';
import { doesNotProve } from '../model/does-not-prove.ts';
import { figuresOf } from './figures.ts';
import type { DrillPredicate } from './statement.ts';
import { subjectPaths } from './subject-path.ts';

/** The few facts about a drill that its journal does not hold. */
export interface Recording {
  readonly run: string;
  readonly recordedAt: string;
  readonly host: string;
}

/**
 * What can truthfully be stated about a drill, given its journal. Making a bundle and verifying
 * one both call this, so that a statement that says anything else is found.
 */
export function stateDrill(
  recording: Recording,
  journal: { readonly count: number; readonly head: string },
  derived: Derived,
): DrillPredicate {
  const { opened, closed } = derived;
  const paths = subjectPaths(opened.inputs);
  return {
    ...recording,
    status: closed === undefined ? 'interrupted' : 'closed',
    tool: opened.tool,
    environment: opened.environment,
    clock: opened.clock,
    playbook: opened.playbook,
    scenario: opened.scenario,
    system: opened.system,
    disruption: opened.disruption,
    seed: opened.seed,
    runs: opened.runs,
    inputs: opened.inputs.map((input, index) => ({ ...input, path: paths[index] ?? '' })),
    resolved: opened.resolved,
    ...figuresOf(derived),
    events: journal.count,
    chainHead: journal.head,
    doesNotProve: doesNotProve(opened.environment),
  };
}
