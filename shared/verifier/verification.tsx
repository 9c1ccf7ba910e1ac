import type { ReactElement } from 'react';
import { conclusions, factRows, periodRows } from '../evidence/verification-rows.ts';
import { Scroll } from '../ui/scroll.tsx';
import type { Finding } from '../evidence/verify-findings.ts';
import type { VerifyReport } from '../evidence/verify-source.ts';

const words = {
  sound: ['passed', '✓ Sound'],
  incomplete: ['inconclusive', '? Incomplete'],
  unsound: ['failed', '✗ Unsound'],
} as const;

/** What came of verifying, for people. */
export function Verification({ report }: { readonly report: VerifyReport }): ReactElement {
  const { status, findings, facts, period } = report;
  const [look, word] = words[status];
  const told = facts ?? period;
  return (
    <section aria-label="Result">
      <div className="verdict card">
        <div className="verdict-head">
          <span className={`badge ${look}`}>{word}</span>
          <h2 tabIndex={-1}>{conclusions[status]}</h2>
        </div>
      </div>
      {findings.length > 0 && <Findings findings={findings} />}
      {told !== undefined && status !== 'unsound' && (
        <>
          <h2>What it is evidence of</h2>
          <Facts
            rows={[
              ...(facts === undefined ? [] : factRows(report, facts)),
              ...(period === undefined ? [] : periodRows(report, period)),
            ]}
          />
          <h2>What it does not prove</h2>
          <ul className="card findings">
            {told.doesNotProve.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Findings({ findings }: { readonly findings: readonly Finding[] }): ReactElement {
  return (
    <>
      <h2>What is wrong</h2>
      <Scroll label="What is wrong">
        <table className="narrow">
          <thead>
            <tr>
              <th scope="col">Reason</th>
              <th scope="col">File</th>
              <th scope="col">What was found</th>
            </tr>
          </thead>
          <tbody>
            {findings.map(({ code, file, message }, index) => (
              <tr key={index}>
                <td>
                  <code>{code}</code>
                </td>
                <td>{file ?? ''}</td>
                <td>{message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}

function Facts({ rows }: { readonly rows: readonly (readonly [string, string])[] }): ReactElement {
  return (
    <div className="card">
      <table className="facts">
        <tbody>
          {rows.map(([name, value], index) => (
            <tr key={index}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
