import type { CalibrateOptions, CalibratedStep } from './calibrate.ts';
import { formatDuration } from '../../model/quantities/duration.ts';
import { relativePath } from '../../files/relative-path.ts';
import { styled } from '../style.ts';
import { table } from '../table.ts';

const both = (times: readonly [number, number] | undefined): string =>
  times === undefined ? '–' : times.map(formatDuration).join(', ');

/** What was measured of each step, and what became of it. */
export function printCalibration(
  file: string,
  steps: readonly CalibratedStep[],
  { least, dryRun }: Pick<CalibrateOptions, 'least' | 'dryRun'>,
): string {
  const said = ({ status, takes = '' }: CalibratedStep): string => {
    switch (status) {
      case 'written':
        return `takes: ${takes}`;
      case 'unmeasured':
        return styled('dim', 'not measured');
      case 'too-few':
        return styled('dim', `fewer than ${least} times, stays`);
      case 'not-writable':
        return styled('yellow', `shares its text with others; write takes: ${takes}`);
    }
  };
  const heading = ['step', 'planned p50, p95', 'measured', 'times', ''];
  const rows = steps.map((step) => [
    step.step,
    both(step.planned),
    both(step.measured),
    String(step.times),
    said(step),
  ]);
  const written = steps.filter(({ status }) => status === 'written').length;
  const count = `${written} of ${steps.length} steps`;
  const name = relativePath(file);
  const end =
    written === 0
      ? `${name} stays as it is.`
      : dryRun === true
        ? `${count} would be written to ${name}.`
        : `Wrote ${count} to ${name}. \`backstep drill\` shows what that means for the objectives.`;
  const head = heading.map((word) => styled('dim', word));
  return `${table([head, ...rows], ['left', 'left', 'left', 'right'])}\n\n${end}\n`;
}
