import type { ReactElement } from 'react';
import type { StepCriticality } from '../model/measures.ts';
import { savedText } from './saved-text.ts';
import { formatShare } from '../model/quantities/share.ts';

/** How often each step decided how long recovery took, and what shortening it saves: any other changes nothing. */
export function StepCriticalityTable({
  steps,
}: {
  readonly steps: readonly StepCriticality[];
}): ReactElement {
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
            A minute less saves
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
          </tr>
        ))}
      </tbody>
    </table>
  );
}
