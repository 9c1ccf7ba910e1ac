import { existsSync } from 'node:fs';
import type { Page, Place } from '../jobs.ts';
import type { Answers } from './answers.ts';
import type { Results } from '../../shared/store/results.ts';
import { compareStored } from '../../shared/conduct/compare-stored.ts';
import { drill } from './drill.ts';
import { openResults } from '../../shared/store/open-results.ts';
import { renderComparison, renderReport } from '../../shared/ui/render-report.tsx';
import { resultsPath } from '../../shared/store/results-path.ts';
import { standings } from './standings.ts';
import { storedReport } from '../../shared/conduct/stored-report.ts';

/** Answers about drills and what they gave; `tool` is what drills, with its version. */
export function drillAnswers(
  tool: string,
): Omit<Answers, 'layout' | 'exportEvidence' | 'holdsEvidence' | 'verifyEvidence'> {
  return {
    drill: (ask, long) => drill(ask, tool, long),
    standings,
    runs: ({ root, results: file, ...page }) => {
      const place = { root, ...(file === undefined ? {} : { results: file }) };
      return existsSync(fileOf(place)) ? reading(place, (results) => results.runs(page)) : [];
    },
    report: ({ run, ...place }) => reading(place, (results) => reportPage(results, run)),
    compare: ({ before, after, ...place }) =>
      reading(place, (results) => {
        const compared = compareStored(results, before, after);
        const { scenario } = compared.after.opened;
        return { title: `${scenario}: compared`, html: renderComparison(compared) };
      }),
  };
}

function reportPage(results: Results, run: string): Page {
  const report = storedReport(results, run);
  const { opened, summary } = report;
  return { title: `${opened.scenario}: ${summary.verdict}`, html: renderReport(report) };
}

const fileOf = ({ root, results }: Place): string => results ?? resultsPath(root);

/** Opens the results of a place for as long as `action` takes. Throws a ResultsError. */
function reading<T>(place: Place, action: (results: Results) => T): T {
  const results = openResults(fileOf(place), { readonly: true });
  try {
    return action(results);
  } finally {
    results.close();
  }
}
