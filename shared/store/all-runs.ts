import type { RunFilter } from './list-runs.ts';
import type { Results } from './results.ts';
import type { RunRow } from './run-row.ts';

const pageSize = 500;

/** All runs that fit, newest first, read by pages as they are iterated. */
export function* allRuns(
  results: Results,
  filter: Omit<RunFilter, 'before' | 'limit'> = {},
): Generator<RunRow, void, undefined> {
  let page = results.runs({ ...filter, limit: pageSize });
  while (page.length > 0) {
    yield* page;
    page = results.runs({ ...filter, limit: pageSize, before: page.at(-1)?.id ?? '' });
  }
}
