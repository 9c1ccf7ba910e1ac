import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Jobs, Place, Standing, Standings } from '../jobs.ts';
import type { Results } from '../../shared/store/results.ts';
import { isEnvironmentError } from '../../shared/model/environment-error.ts';
import { drillDebt } from '../../shared/files/drill-debt.ts';
import { findDocuments } from '../../shared/files/find-files.ts';
import { findWorkspace, resultsPath } from '../../shared/store/results-path.ts';
import { loadWorkspace } from '../../shared/files/load-workspace.ts';
import { placeOf } from './place-of.ts';
import { openResults } from '../../shared/store/open-results.ts';

/** How every scenario in some folders stands; results that cannot be read hide neither documents nor other results. */
export function standings({ folders, apart }: Jobs['standings']['ask']): Standings {
  const files = [...new Set(folders.flatMap((folder) => findDocuments(folder).files))];
  // Each workspace keeps its own results, and an opened folder may hold several.
  const byRoot = Map.groupBy(files, (file) => findWorkspace(path.dirname(file)));
  const places = [...byRoot].map(([root, own]) => standingsAt(placeOf(root, apart), own));
  return {
    standings: places.flatMap((place) => place.standings),
    problems: [...new Set(places.flatMap((place) => place.problems))],
  };
}

function standingsAt(place: Place, files: readonly string[]): Standings {
  const loaded = loadWorkspace(files);
  const own = new Set(files);
  const standingsWith = (results: Results | undefined): Standing[] =>
    drillDebt(loaded, results, place.root)
      .standings.filter((standing) => own.has(standing.file))
      .map((standing) => ({ ...standing, place }));
  const file = place.results ?? resultsPath(place.root);
  if (!existsSync(file)) return { standings: standingsWith(undefined), problems: [] };
  try {
    const results = openResults(file, { readonly: true });
    try {
      return { standings: standingsWith(results), problems: [] };
    } finally {
      results.close();
    }
  } catch (error) {
    if (!isEnvironmentError(error)) throw error;
    return {
      standings: standingsWith(undefined).map(unknown),
      problems: [`${error.message} ${error.remedy}`],
    };
  }
}

/** Without its runs nobody can say what is owed, but for what its files say. */
const unknown = (standing: Standing): Standing => ({
  ...standing,
  isUnknown: true,
  debts: standing.debts.filter((debt) => debt === 'unusable' || debt === 'namesake'),
});
