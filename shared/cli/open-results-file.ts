import type { Results } from '../store/results.ts';
import { CommandFailure } from './failure.ts';
import { EvidenceError } from '../evidence/evidence-error.ts';
import { ResultsError } from '../store/results-error.ts';
import { openResults } from '../store/open-results.ts';

/** Opens the results file; what is wrong with it becomes a failure with its remedy. */
export function openResultsFile(
  file: string,
  options: { readonly?: boolean } = {},
): Promise<Results> {
  return failing(() => openResults(file, options));
}

/** Runs `action`; results or evidence that cannot be used become a failure with its remedy. */
export async function failing<T>(action: () => T | Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof ResultsError || error instanceof EvidenceError)
      throw new CommandFailure(error.message, error.remedy);
    throw error;
  }
}
