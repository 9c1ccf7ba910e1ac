import type { Derived } from '../store/derive.ts';
import { junitView } from './junit.ts';
import { oscalView } from './oscal.ts';
import { otlpTraceView } from './otlp-trace.ts';
import { renderReport, renderTimelineSvg } from '../ui/render-report.tsx';
import { reportOf } from '../store/report-of.ts';

/** A file derived from the journal for people or programs to look at; `name` has no folder. */
export interface View {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The two facts about a run that its journal does not hold. */
export interface RunFacts {
  readonly run: string;
  readonly recordedAt: string;
}

/** The views of a run that are texts. The same run always gives the same bytes. */
export function renderTextViews({ run, recordedAt }: RunFacts, derived: Derived): readonly View[] {
  const report = reportOf({ id: run, recordedAt }, derived);
  const texts: Readonly<Record<string, string>> = {
    'report.html': renderReport(report),
    'timeline.svg': renderTimelineSvg(report),
    'junit.xml': junitView(report),
    'oscal-assessment-results.json': oscalView(report),
    'otlp-trace.json': otlpTraceView(report),
  };
  const encoder = new TextEncoder();
  return Object.entries(texts).map(([name, text]) => ({ name, bytes: encoder.encode(text) }));
}
