import type { Derived } from '../store/derive.ts';
import { renderTextViews, type RunFacts, type View } from './render-text-views.ts';
import { reportOf } from '../store/report-of.ts';

/** All views of a run but its seeds as CSV, which are written as they are read. */
export async function renderViews(facts: RunFacts, derived: Derived): Promise<readonly View[]> {
  const { pdfView } = await import('./pdf.ts');
  const report = reportOf({ id: facts.run, recordedAt: facts.recordedAt }, derived);
  return [...renderTextViews(facts, derived), { name: 'report.pdf', bytes: await pdfView(report) }];
}
