import type { ReactElement } from 'react';
import type { ObjectiveCheck } from '../model/measures.ts';
import { Mark } from './verdict.tsx';
import { checkName } from './check-name.ts';
import { formatShare } from '../model/quantities/share.ts';
import { keepTogether } from './keep-together.ts';

/** Each objective and expectation, held against what was measured. */
export function ChecksTable({
  checks,
}: {
  readonly checks: readonly ObjectiveCheck[];
}): ReactElement {
  if (checks.length === 0)
    return (
      <p className="muted note-only">
        Neither the playbook nor the scenario says what must be met. Add <code>objectives</code> to
        the playbook.
      </p>
    );
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Objective</th>
          <th scope="col">Wanted</th>
          <th scope="col">Measured</th>
          <th scope="col" className="number">
            Runs that met it
          </th>
          <th scope="col">Result</th>
        </tr>
      </thead>
      <tbody>
        {checks.map(({ name, expected, measured, probability, result }) => (
          <tr key={name}>
            <th scope="row">{checkName(name)}</th>
            <td>{keepTogether(expected)}</td>
            <td>{keepTogether(measured)}</td>
            <td className="number">
              {probability === undefined || result === 'inconclusive'
                ? '–'
                : formatShare(probability.value)}
              {probability === undefined || result === 'inconclusive' ? null : (
                <div className="muted">
                  {formatShare(probability.low)} to {formatShare(probability.high)}
                </div>
              )}
            </td>
            <td>
              <Mark result={result} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
