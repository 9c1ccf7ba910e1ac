import type { ReactElement } from 'react';
import { formatCount } from '../model/quantities/count.ts';
import { formatShare } from '../model/quantities/share.ts';
import type { RunReport } from './report-data.ts';

/** What the figures were made from, so that anyone can make them again. */
export function Provenance({ report }: { readonly report: RunReport }): ReactElement {
  const { opened, runId, recordedAt, summary } = report;
  const facts: readonly (readonly [string, string])[] = [
    ['Run', runId],
    ['Recorded', recordedAt],
    ['Environment', opened.environment],
    ['Tool', opened.tool],
    [
      'Seeds',
      opened.runs === 1
        ? String(opened.seed)
        : `${opened.seed} to ${opened.seed + summary.runs - 1}`,
    ],
    ...(opened.precision === undefined
      ? []
      : [
          [
            'Ends early',
            `when known within ${formatShare(opened.precision)}, at most ${formatCount(opened.runs)} seeds`,
          ] as const,
        ]),
    ['Linked model', opened.resolved],
    ...opened.inputs.map(({ role, file, digest }) => [`${role}, ${file}`, digest] as const),
  ];
  return (
    <table>
      <tbody>
        {facts.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              <code>{value}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
