import type { ReactElement } from 'react';
import type { Verdict } from '../model/journal.ts';

const words = { passed: '✓ Passed', failed: '✗ Failed', inconclusive: '? Inconclusive' } as const;

/** The verdict as a word with a mark, beside the story of the drill. */
export function VerdictBanner({
  verdict,
  story,
}: {
  readonly verdict: Verdict;
  readonly story: string;
}): ReactElement {
  return (
    <div className="verdict card">
      <span className={`badge ${verdict}`}>{words[verdict]}</span>
      <p style={{ margin: 0 }}>{story}</p>
    </div>
  );
}

/** The mark of one check's result, with its word for those who do not see the mark. */
export function Mark({ result }: { readonly result: Verdict }): ReactElement {
  return <span className={result}>{words[result]}</span>;
}
