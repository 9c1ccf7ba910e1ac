import type { DrillQuestion } from '../../shared/drill/drill-question.ts';
import type { DrillSummary } from '../../shared/model/measures.ts';
import type { RunSample } from '../../shared/drill/sample-run.ts';
import { DrillTally } from '../../shared/drill/tally.ts';
import { summarise } from '../../shared/drill/summarise.ts';

/** What these runs show together. */
export function summariseRuns(
  question: DrillQuestion,
  samples: Iterable<RunSample>,
  interrupted: boolean,
): DrillSummary {
  return summarise(question, DrillTally.of(samples), interrupted);
}
