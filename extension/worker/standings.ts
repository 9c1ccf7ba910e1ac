import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Jobs, Place, Standing } from '../jobs.ts';
import { drillDebt } from '../../shared/files/drill-debt.ts';
import { findDocuments } from '../../shared/files/find-files.ts';
import { findWorkspace, resultsPath } from '../../shared/store/results-path.ts';
import { loadWorkspace } from '../../shared/files/load-workspace.ts';
import { openResults } from '../../shared/store/open-results.ts';

/** How every scenario in some folders stands. Throws a ResultsError when results cannot be read. */
export function standings({ folders, results }: Jobs['standings']['ask']): Standing[] {
  const files = [...new Set(folders.flatMap((folder) => findDocuments(folder).files))];
  // Each workspace keeps its own results, and an opened folder may hold several.
  const byRoot = Map.groupBy(files, (file) => findWorkspace(path.dirname(file)));
  return [...byRoot].flatMap(([root, own]) =>
    standingsAt({ root, ...(results === undefined ? {} : { results }) }, own),
  );
}

function standingsAt(place: Place, files: readonly string[]): Standing[] {
  const loaded = loadWorkspace(files);
  const file = place.results ?? resultsPath(place.root);
  const results = existsSync(file) ? openResults(file, { readonly: true }) : undefined;
  try {
    const own = new Set(files);
    return drillDebt(loaded, results, place.root)
      .standings.filter((standing) => own.has(standing.file))
      .map((standing) => ({ ...standing, place }));
  } finally {
    results?.close();
  }
}
