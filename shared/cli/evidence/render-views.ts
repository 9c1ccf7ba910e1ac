import type { Derived } from '../../store/derive.ts';
import type { View } from '../../evidence/export-bundle.ts';
import { renderReport, renderTimelineSvg } from '../../ui/render-report.tsx';
import { reportOf } from '../../conduct/stored-report.ts';

/** The views of a bundle, from nothing but the journal and the two facts it does not hold. */
export function renderViews(
  recording: { readonly run: string; readonly recordedAt: string },
  derived: Derived,
): View[] {
  const report = reportOf({ id: recording.run, recordedAt: recording.recordedAt }, derived);
  const view = (name: string, text: string): View => ({ name, bytes: Buffer.from(text) });
  return [
    view('report.html', renderReport(report)),
    view('timeline.svg', renderTimelineSvg(report)),
  ];
}
