import type { ReactElement } from 'react';
import type { DrillSummary } from '../model/measures.ts';
import { formatShare } from '../model/quantities/share.ts';
import { formatCount } from '../model/quantities/count.ts';

/** The ways in which runs ended, most frequent first, each with the seed that shows it. */
export function FailureModes({
  summary,
  scenario,
}: {
  readonly summary: DrillSummary;
  readonly scenario: string;
}): ReactElement {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">How it ended</th>
          <th scope="col">Outcome</th>
          <th scope="col" className="number">
            Runs
          </th>
          <th scope="col">See one</th>
        </tr>
      </thead>
      <tbody>
        {summary.modes.map(({ mode, outcome, count, seed }) => (
          <tr key={`${outcome} ${mode}`}>
            <th scope="row">{mode}</th>
            <td>{outcome}</td>
            <td className="number">
              {formatCount(count)} ({formatShare(count / summary.runs)})
            </td>
            <td>
              <code className="command">{`backstep drill ${scenario} --seed ${seed} --runs 1`}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
