import type { ReactElement } from 'react';
import type { ObjectiveCheck } from '../model/measures.ts';
import { Mark } from './verdict.tsx';
import { checkName } from './check-name.ts';
import { shareWithInterval } from './percent.ts';

/** Each objective and expectation, held against what was measured. */
export function ChecksTable({
  checks,
}: {
  readonly checks: readonly ObjectiveCheck[];
}): ReactElement {
  if (checks.length === 0)
    return (
      <p className="muted">
        Neither the playbook nor the scenario says what must be met. Add `objectives` to the
        playbook.
      </p>
    );
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Objective</th>
          <th scope="col">Wanted</th>
          <th scope="col">Measured</th>
          <th scope="col">Met in</th>
          <th scope="col">Result</th>
        </tr>
      </thead>
      <tbody>
        {checks.map(({ name, expected, measured, probability, result }) => (
          <tr key={name}>
            <td>{checkName(name)}</td>
            <td>{expected}</td>
            <td>{measured}</td>
            <td>{probability === undefined ? '–' : shareWithInterval(probability)}</td>
            <td>
              <Mark result={result} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
