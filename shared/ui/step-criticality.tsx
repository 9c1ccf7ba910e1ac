import type { ReactElement } from 'react';
import type { StepCriticality, StepMeasure } from '../model/measures.ts';
import { formatDuration } from '../model/quantities/duration.ts';
import { savedText } from './saved-text.ts';
import { formatShare } from '../model/quantities/share.ts';

/** How often each step decided how long recovery took, and what shortening it saves: any other changes nothing. */
export function StepCriticalityTable({
  steps,
  done,
}: {
  readonly steps: readonly StepCriticality[];
  /** The steps of the run that is shown. */
  readonly done: readonly StepMeasure[];
}): ReactElement {
  const took = new Map(done.map((step) => [step.step, step.endedUs - step.startedUs]));
  if (steps.length === 0)
    return <p className="muted note-only">No step decided how long it took.</p>;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Step</th>
          <th scope="col" className="number">
            Decided in
          </th>
          <td />
          <th scope="col" className="number">
            Saved of what it is shortened by
          </th>
          <th scope="col" className="number">
            It took
          </th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ step, index, saves }) => (
          <tr key={step}>
            <th scope="row">{step}</th>
            <td className="number">{formatShare(index)} of runs</td>
            <td>
              <div className="meter" aria-hidden="true">
                <span style={{ width: `${(index * 100).toFixed(1)}%` }} />
              </div>
            </td>
            <td className="number">{saves === undefined ? '–' : savedText(saves)}</td>
            <td className="number">{formatTook(took.get(step))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const formatTook = (us: number | undefined): string =>
  us === undefined ? '–' : formatDuration(us);
