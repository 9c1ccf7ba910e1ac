import type { ReactElement } from 'react';
import type { VerifyReport } from '../evidence/verify-source.ts';
import { Verification } from './verification.tsx';

/** A page about one bundle or pack that was verified. */
export function VerificationPage({
  name,
  report,
}: {
  readonly name: string;
  readonly report: VerifyReport;
}): ReactElement {
  return (
    <main>
      <p className="eyebrow">Evidence verified</p>
      <h1>{name}</h1>
      <Verification report={report} />
    </main>
  );
}
